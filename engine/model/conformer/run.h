// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/conformer/weights.h"
#include "model/native_run.h"

#include <memory>
#include <vector>

namespace offramp {

/// One input on its way through a Conformer. All buffers are made at the start; a layer allocates nothing.
class ConformerRun : public NativeRun {
public:
    ConformerRun(const Model& model, const ConformerWeights& weights, std::shared_ptr<const Matrix> input,
                 const RunOptions& options);

protected:
    [[nodiscard]] Computed computeExit(int exit, const CancelToken& cancel) override;

private:
    void subsample(const CancelToken& cancel);
    void halveRate(int stage, const Matrix& in, std::int64_t begin, std::int64_t rows, Matrix& out);
    void runLayer(const ConformerLayerWeights& layer, const CancelToken& cancel);
    void beforeAttention(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows);
    void afterAttention(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows);
    void afterGate(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows, float* scratch);
    void feedForward(const FeedForwardWeights& block, std::int64_t begin, std::int64_t rows);
    [[nodiscard]] const float* normalised(const NormWeights& norm, std::int64_t begin, std::int64_t rows);
    void attend(std::int64_t begin, std::int64_t rows, float* scratch);
    [[nodiscard]] std::shared_ptr<const Matrix> head(const Linear& weights, const CancelToken& cancel);

    const ConformerWeights& weights_;
    const ConformerShape& shape_;
    std::shared_ptr<const Matrix> input_;
    std::int64_t frames_ = 0;
    Matrix x_;     ///< [frames × width]: the state that goes from layer to layer
    Matrix norm_;  ///< [frames × width]: a block's normalised input
    Matrix wide_;  ///< [frames × max(feedForward, 2·width)]
    Matrix qkv_;   ///< [frames × 3·width]: queries, keys and values side by side
    Matrix mixed_; ///< [frames × width]: what attention and the gate give
    std::vector<AlignedFloats>
        scratch_; ///< a thread's own: a tile of attention scores, or the depthwise kernel's
};

} // namespace offramp
