// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "model/kernels/linear.h"
#include "model/tensor_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace offramp {

/// The numbers that shape an early-exit Conformer (Wright et al. 2023); the bundle's names in the comments.
struct ConformerShape {
    int features = 80;      ///< mel bins in
    int width = 256;        ///< d_model
    int heads = 8;          ///< n_heads
    int feedForward = 2048; ///< d_feed_forward
    int kernel = 31;        ///< depthwise_kernel_size
    int exits = 6;          ///< n_exits
    int layersPerExit = 2;  ///< n_layers_per_exit
    int classes = 256;      ///< n_classes
    int maxFrames = 2000;   ///< max_frames: rows of the table of positions
};

struct NormWeights {
    AlignedFloats gain;
    AlignedFloats shift;
};

struct FeedForwardWeights {
    NormWeights norm;
    Linear expand;
    Linear contract;
};

struct ConformerLayerWeights {
    FeedForwardWeights first;
    NormWeights attentionNorm;
    Linear queryKeyValue; ///< [3·width × width]
    Linear attentionOut;
    NormWeights convolutionNorm;
    Linear gate;             ///< [2·width × width]
    AlignedFloats depthwise; ///< packed, with the batch normalisation folded in
    AlignedFloats depthwiseBias;
    Linear convolutionOut;
    FeedForwardWeights second;
    NormWeights finalNorm;
};

struct ConformerWeights {
    ConformerShape shape;
    Linear subsample[2];     ///< of three frames at a time, a kernel's taps in their order
    AlignedFloats positions; ///< [maxFrames × width]
    std::vector<ConformerLayerWeights> layers;
    std::vector<Linear> heads;
    std::int64_t parameterCount = 0;
};

/// Reads the tensors that early-exit-asr checkpoints name so; throws Error. Keeps nothing of the file: what a
/// run needs is copied in the order that it needs it in.
[[nodiscard]] ConformerWeights readConformer(const ConformerShape& shape, TensorReader& tensors);

/// x + position: interleaved sine and cosine of frame/10000^(2i/width) (Vaswani et al. 2017), [rows × width].
[[nodiscard]] AlignedFloats sinusoidalPositions(int rows, int width);

} // namespace offramp
