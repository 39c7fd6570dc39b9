// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/quartznet/run.h"

#include "model/kernels/kernels.h"

#include <algorithm>

namespace offramp {

namespace {

// Rows that are convolved over time and then multiplied while they are still in the second-level cache.
constexpr std::int64_t tileRows = 288;

} // namespace

QuartzNetRun::QuartzNetRun(const Model& model, const QuartzNetWeights& weights,
                           std::shared_ptr<const Matrix> input, const RunOptions& options)
    : NativeRun(model, input->rows(), options), weights_(weights), input_(std::move(input)),
      frames_(model.outputFrames(input_->rows())), depthwiseOut_(static_cast<std::size_t>(threads())),
      strips_(static_cast<std::size_t>(threads())) {
    resizeScratch();
}

void QuartzNetRun::resizeScratch() {
    const QuartzNetShape& shape = weights_.shape;
    const int widest =
        std::max(*std::max_element(shape.blockChannels.begin(), shape.blockChannels.end()), shape.features);
    std::int64_t reach = (shape.epilogueKernel - 1) * shape.epilogueDilation + 1;
    reach = std::max<std::int64_t>({reach, shape.stemKernel, shape.branchKernel});
    for (const int kernel : shape.blockKernels)
        reach = std::max<std::int64_t>(reach, kernel);
    const std::int64_t rows = std::min(tileRows, input_->rows());
    for (AlignedFloats& tile : depthwiseOut_)
        tile.resize(static_cast<std::size_t>(rows * widest));
    for (AlignedFloats& strip : strips_)
        strip.resize(static_cast<std::size_t>(depthwiseScratch(rows, reach, 1)));
}

NativeRun::Computed QuartzNetRun::computeExit(int exit, const CancelToken& cancel) {
    if (exit == 0) stem(cancel);
    const auto at = static_cast<std::size_t>(exit);
    const bool last = at >= weights_.branches.size();
    const std::size_t until =
        last ? weights_.blocks.size() : static_cast<std::size_t>(weights_.shape.branchBlocks[at]);
    while (nextBlock_ < until)
        runBlock(weights_.blocks[nextBlock_++], cancel);

    Computed computed;
    if (last) {
        convolve(weights_.epilogue, state_, ping_, nullptr, cancel);
        pointwise(weights_.expand, ping_, pong_, cancel);
        computed.logProbs = classify(weights_.head, pong_, cancel);
    } else {
        const QuartzNetBranch& branch = weights_.branches[at];
        convolve(branch.convolution, state_, ping_, nullptr, cancel);
        computed.logProbs = classify(branch.linear, ping_, cancel);
    }
    if (keepHidden()) computed.hidden = std::make_shared<Matrix>(last ? pong_ : state_);
    return computed;
}

/// The strided separable convolution: the depthwise part is computed for every row of the input (a fiftieth
/// of the whole) and the product takes every stride-th.
void QuartzNetRun::stem(const CancelToken& cancel) {
    const SeparableWeights& weights = weights_.stem;
    const std::int64_t stride = weights_.shape.stemStride;
    const Linear& product = weights.pointwise;
    Matrix filtered(input_->rows(), product.in());
    forTiles(input_->rows(), tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int thread) {
        depthwiseKernel()({input_->data(), input_->rows(), product.in(), weights.depthwise.data(), nullptr,
                           weights.kernel, 1, begin, begin + rows, filtered.data() + begin * product.in(),
                           strips_[static_cast<std::size_t>(thread)].data()});
    });
    state_ = Matrix(frames_, product.out());
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        product.apply(filtered.data() + begin * stride * product.in(), stride * product.in(), rows,
                      state_.data() + begin * product.out(), {.activation = Activation::relu});
    });
}

void QuartzNetRun::runBlock(const QuartzNetBlock& block, const CancelToken& cancel) {
    const Matrix* in = &state_;
    for (std::size_t i = 0; i < block.convolutions.size(); ++i) {
        const bool last = i + 1 == block.convolutions.size();
        Matrix& out = i % 2 == 0 ? ping_ : pong_;
        convolve(block.convolutions[i], *in, out, last ? &block.residual : nullptr, cancel);
        in = &out;
    }
    std::swap(state_, block.convolutions.size() % 2 == 1 ? ping_ : pong_);
}

void QuartzNetRun::convolve(const SeparableWeights& weights, const Matrix& in, Matrix& out,
                            const Linear* residual, const CancelToken& cancel) {
    const Linear& product = weights.pointwise;
    if (out.rows() != frames_ || out.cols() != product.out()) out = Matrix(frames_, product.out());
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int thread) {
        float* tile = depthwiseOut_[static_cast<std::size_t>(thread)].data();
        float* y = out.data() + begin * product.out();
        depthwiseKernel()({in.data(), frames_, product.in(), weights.depthwise.data(), nullptr,
                           weights.kernel, weights.dilation, begin, begin + rows, tile,
                           strips_[static_cast<std::size_t>(thread)].data()});
        if (residual != nullptr)
            residual->apply(state_.data() + begin * residual->in(), residual->in(), rows, y);
        product.apply(tile, product.in(), rows, y,
                      {.accumulate = residual != nullptr, .activation = Activation::relu});
    });
}

void QuartzNetRun::pointwise(const Linear& weights, const Matrix& in, Matrix& out,
                             const CancelToken& cancel) {
    out = Matrix(frames_, weights.out());
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        weights.apply(in.data() + begin * weights.in(), weights.in(), rows,
                      out.data() + begin * weights.out(), {.activation = Activation::relu});
    });
}

std::shared_ptr<const Matrix> QuartzNetRun::classify(const Linear& weights, const Matrix& in,
                                                     const CancelToken& cancel) {
    auto logProbs = std::make_shared<Matrix>(frames_, weights.out());
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        float* y = logProbs->data() + begin * weights.out();
        weights.apply(in.data() + begin * weights.in(), weights.in(), rows, y);
        kernels().logSoftmax(y, rows, weights.out());
    });
    return logProbs;
}

} // namespace offramp
