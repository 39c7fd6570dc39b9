// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/conformer/run.h"

#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

// Rows that go through a block together. The more they are, the seldomer a product's weights (2 MB) come from
// beyond the second-level cache, which costs more than the wide rows (2048 floats each) that don't fit in it.
constexpr std::int64_t tileRows = 1008;
// Rows of attention scores at a time: a tile of them [rows × frames] is all the memory that attention needs.
constexpr std::int64_t scoreRows = 256;

} // namespace

ConformerRun::ConformerRun(const Model& model, const ConformerWeights& weights,
                           std::shared_ptr<const Matrix> input, const RunOptions& options)
    : NativeRun(model, input->rows(), options), weights_(weights), shape_(weights.shape),
      input_(std::move(input)), frames_(model.outputFrames(input_->rows())), x_(frames_, shape_.width),
      norm_(frames_, shape_.width), wide_(frames_, std::max(shape_.feedForward, 2 * shape_.width)),
      qkv_(frames_, 3 * shape_.width), mixed_(frames_, shape_.width),
      scratch_(static_cast<std::size_t>(threads())) {
    const std::int64_t scores = std::min(scoreRows, frames_) * (frames_ + 1);
    const std::int64_t strip = depthwiseScratch(std::min(tileRows, frames_), shape_.kernel, 1);
    for (AlignedFloats& scratch : scratch_)
        scratch.resize(static_cast<std::size_t>(std::max(scores, strip)));
}

NativeRun::Computed ConformerRun::computeExit(int exit, const CancelToken& cancel) {
    if (exit == 0) subsample(cancel);
    const auto layers = static_cast<std::size_t>(shape_.layersPerExit);
    const std::size_t first = static_cast<std::size_t>(exit) * layers;
    for (std::size_t i = first; i < first + layers; ++i)
        runLayer(weights_.layers[i], cancel);
    Computed computed;
    computed.logProbs = head(weights_.heads[static_cast<std::size_t>(exit)], cancel);
    if (keepHidden()) computed.hidden = std::make_shared<Matrix>(x_);
    return computed;
}

void ConformerRun::subsample(const CancelToken& cancel) {
    const std::int64_t width = shape_.width;
    Matrix middle((input_->rows() - 3) / 2 + 1, width);
    forTiles(middle.rows(), tileRows, cancel,
             [&](std::int64_t begin, std::int64_t rows, int) { halveRate(0, *input_, begin, rows, middle); });
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        halveRate(1, middle, begin, rows, x_);
        float* x = x_.data() + begin * width;
        const float* positions = weights_.positions.data() + begin * width;
        for (std::int64_t i = 0; i < rows * width; ++i)
            x[i] += positions[i];
    });
}

/// The convolution of three rows at every second: they lie side by side in memory, so that with a stride of
/// two rows it is a product.
void ConformerRun::halveRate(int stage, const Matrix& in, std::int64_t begin, std::int64_t rows,
                             Matrix& out) {
    const std::int64_t from = in.cols();
    weights_.subsample[stage].apply(in.data() + 2 * begin * from, 2 * from, rows,
                                    out.data() + begin * out.cols());
}

void ConformerRun::runLayer(const ConformerLayerWeights& layer, const CancelToken& cancel) {
    forTiles(frames_, tileRows, cancel,
             [&](std::int64_t begin, std::int64_t rows, int) { beforeAttention(layer, begin, rows); });
    forTiles(frames_, scoreRows, cancel, [&](std::int64_t begin, std::int64_t rows, int thread) {
        attend(begin, rows, scratch_[static_cast<std::size_t>(thread)].data());
        afterAttention(layer, begin, rows);
    });
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int thread) {
        afterGate(layer, begin, rows, scratch_[static_cast<std::size_t>(thread)].data());
    });
}

/// x_ += ½·(W₂·silu(W₁·norm(x_) + b₁) + b₂)
void ConformerRun::feedForward(const FeedForwardWeights& block, std::int64_t begin, std::int64_t rows) {
    const std::int64_t width = shape_.width;
    float* x = x_.data() + begin * width;
    float* wide = wide_.data() + begin * shape_.feedForward;
    block.expand.apply(normalised(block.norm, begin, rows), width, rows, wide,
                       {.activation = Activation::silu});
    block.contract.apply(wide, shape_.feedForward, rows, x, {.scale = 0.5F, .accumulate = true});
}

/// The rows of norm_ that it leaves the normalised x_ in.
const float* ConformerRun::normalised(const NormWeights& norm, std::int64_t begin, std::int64_t rows) {
    const std::int64_t width = shape_.width;
    float* out = norm_.data() + begin * width;
    kernels().layerNorm(x_.data() + begin * width, norm.gain.data(), norm.shift.data(), out, rows, width);
    return out;
}

void ConformerRun::beforeAttention(const ConformerLayerWeights& layer, std::int64_t begin,
                                   std::int64_t rows) {
    const std::int64_t width = shape_.width;
    feedForward(layer.first, begin, rows);
    layer.queryKeyValue.apply(normalised(layer.attentionNorm, begin, rows), width, rows,
                              qkv_.data() + begin * 3 * width);
}

/// Scaled dot-product attention of `rows` queries, a head at a time, into mixed_. The division by the
/// softmax's sums waits until the values are mixed, where there is less to divide.
void ConformerRun::attend(std::int64_t begin, std::int64_t rows, float* scratch) {
    const std::int64_t width = shape_.width;
    const std::int64_t stride = 3 * width;
    const std::int64_t headWidth = width / shape_.heads;
    const auto scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(headWidth)));
    float* scores = scratch;
    float* sums = scratch + rows * frames_;
    for (std::int64_t offset = 0; offset < width; offset += headWidth) {
        const float* queries = qkv_.data() + begin * stride + offset;
        const float* keys = qkv_.data() + width + offset;
        const float* values = qkv_.data() + 2 * width + offset;
        float* mixed = mixed_.data() + begin * width + offset;
        multiplyTransposed(queries, stride, keys, stride, scores, frames_, rows, frames_, headWidth);
        kernels().softmaxParts(scores, scale, sums, rows, frames_);
        multiply(scores, frames_, values, stride, mixed, width, rows, headWidth, frames_);
        kernels().divideRows(mixed, sums, rows, headWidth, width);
    }
}

void ConformerRun::afterAttention(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows) {
    const std::int64_t width = shape_.width;
    float* mixed = mixed_.data() + begin * width;
    float* gate = wide_.data() + begin * 2 * width;
    layer.attentionOut.apply(mixed, width, rows, x_.data() + begin * width, {.accumulate = true});
    layer.gate.apply(normalised(layer.convolutionNorm, begin, rows), width, rows, gate);
    kernels().glu(gate, mixed, rows, width);
}

void ConformerRun::afterGate(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows,
                             float* scratch) {
    const std::int64_t width = shape_.width;
    float* x = x_.data() + begin * width;
    float* filtered = norm_.data() + begin * width;
    depthwiseKernel()({mixed_.data(), frames_, width, layer.depthwise.data(), layer.depthwiseBias.data(),
                       shape_.kernel, 1, begin, begin + rows, filtered, scratch});
    layer.convolutionOut.apply(filtered, width, rows, x, {.accumulate = true});
    feedForward(layer.second, begin, rows);
    kernels().layerNorm(x, layer.finalNorm.gain.data(), layer.finalNorm.shift.data(), x, rows, width);
}

std::shared_ptr<const Matrix> ConformerRun::head(const Linear& weights, const CancelToken& cancel) {
    auto logProbs = std::make_shared<Matrix>(frames_, shape_.classes);
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        float* out = logProbs->data() + begin * shape_.classes;
        weights.apply(x_.data() + begin * shape_.width, shape_.width, rows, out);
        kernels().logSoftmax(out, rows, shape_.classes);
    });
    return logProbs;
}

} // namespace offramp
