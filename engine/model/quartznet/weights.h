// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "model/kernels/linear.h"
#include "model/tensor_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace offramp {

/// The numbers that shape a QuartzNet with exits (Kriman et al. 2019); the bundle's names in the comments.
struct QuartzNetShape {
    int features = 64;              ///< n_mels
    int classes = 29;               ///< n_classes
    std::vector<int> blockChannels; ///< block_channels, one a block
    std::vector<int> blockKernels;  ///< block_kernels, one a block
    int subBlocks = 5;              ///< sub_blocks: separable convolutions in a block
    int stemKernel = 33;            ///< stem_kernel
    int stemStride = 2;             ///< stem_stride
    int epilogueKernel = 87;        ///< epilogue_kernel
    int epilogueDilation = 2;       ///< epilogue_dilation
    int expandChannels = 1024;      ///< expand_channels
    int branchChannels = 256;       ///< branch_channels
    int branchKernel = 17;          ///< branch_kernel
    std::vector<int>
        branchBlocks; ///< the blocks, from 1, after which a branch leaves; from the bundle's exits
};

/// A depthwise convolution over time ("same" padding) and a pointwise one.
struct SeparableWeights {
    AlignedFloats depthwise; ///< packed
    std::int64_t kernel = 0;
    std::int64_t dilation = 1;
    Linear pointwise;
};

struct QuartzNetBlock {
    std::vector<SeparableWeights> convolutions;
    Linear residual;
};

struct QuartzNetBranch {
    SeparableWeights convolution;
    Linear linear;
};

struct QuartzNetWeights {
    QuartzNetShape shape;
    SeparableWeights stem;
    std::vector<QuartzNetBlock> blocks;
    std::vector<QuartzNetBranch> branches;
    SeparableWeights epilogue;
    Linear expand;
    Linear head;
    std::int64_t parameterCount = 0;
};

[[nodiscard]] QuartzNetWeights readQuartzNet(const QuartzNetShape& shape, TensorReader& tensors);

} // namespace offramp
