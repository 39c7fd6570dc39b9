// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/native_run.h"
#include "model/quartznet/weights.h"

#include <memory>
#include <vector>

namespace offramp {

/// One input on its way through a QuartzNet. All buffers are made at the start; a convolution allocates
/// nothing.
class QuartzNetRun : public NativeRun {
public:
    QuartzNetRun(const Model& model, const QuartzNetWeights& weights, std::shared_ptr<const Matrix> input,
                 const RunOptions& options);

protected:
    [[nodiscard]] Computed computeExit(int exit, const CancelToken& cancel) override;

private:
    void stem(const CancelToken& cancel);
    void runBlock(const QuartzNetBlock& block, const CancelToken& cancel);
    /// out = relu(convolution(in) + residual of state_, if there is one)
    void convolve(const SeparableWeights& weights, const Matrix& in, Matrix& out, const Linear* residual,
                  const CancelToken& cancel);
    void pointwise(const Linear& weights, const Matrix& in, Matrix& out, const CancelToken& cancel);
    [[nodiscard]] std::shared_ptr<const Matrix> classify(const Linear& weights, const Matrix& in,
                                                         const CancelToken& cancel);
    void resizeScratch();

    const QuartzNetWeights& weights_;
    std::shared_ptr<const Matrix> input_;
    std::int64_t frames_;
    std::size_t nextBlock_ = 0;
    Matrix state_; ///< [frames × channels]: the last block's output
    Matrix ping_;  ///< [frames × channels]: between a block's convolutions
    Matrix pong_;
    std::vector<AlignedFloats> depthwiseOut_; ///< a thread's own: a tile after the depthwise convolution
    std::vector<AlignedFloats> strips_;       ///< a thread's own: the depthwise kernel's scratch
};

} // namespace offramp
