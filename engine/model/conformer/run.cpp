// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/conformer/run.h"

#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

// Rows that go through a block together. The products pack their weights anew for every tile, which costs
// more than the wide rows (2048 floats each) that a large tile sends past the second-level cache.
constexpr std::int64_t tileRows = 1024;
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
        const float* positions = weights_.positions.data + begin * width;
        for (std::int64_t i = 0; i < rows * width; ++i)
            x[i] += positions[i];
    });
}

/// The convolution of three rows at every second: the first two taps' rows lie side by side in memory, and
/// the next output's begin where they end, so that with a stride of two rows it is a product; the third tap's
/// is another.
void ConformerRun::halveRate(int stage, const Matrix& in, std::int64_t begin, std::int64_t rows,
                             Matrix& out) {
    const std::int64_t from = in.cols();
    const std::int64_t to = out.cols();
    const float* x = in.data() + 2 * begin * from;
    const float* w = weights_.subsample[stage].data();
    float* y = out.data() + begin * to;
    multiplyTransposed(x, 2 * from, w, 3 * from, y, to, rows, to, 2 * from, {});
    multiplyTransposed(x + 2 * from, 2 * from, w + 2 * from, 3 * from, y, to, rows, to, from, {1.0F, true});
    kernels().addBias(y, weights_.subsampleBias[stage].data, rows, to);
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

/// norm_ holds the block's normalised input; x_ += ½·(W₂·silu(W₁·norm_ + b₁)), whose bias the next norm adds.
void ConformerRun::feedForward(const FeedForwardWeights& block, std::int64_t begin, std::int64_t rows) {
    const std::int64_t width = shape_.width;
    const std::int64_t inner = shape_.feedForward;
    float* wide = wide_.data() + begin * inner;
    multiplyTransposed(norm_.data() + begin * width, width, block.expand.weight.data, wide, inner, rows,
                       inner, width);
    kernels().biasSilu(wide, block.expand.bias.data, rows, inner);
    multiplyTransposed(wide, inner, block.contract.weight.data, x_.data() + begin * width, width, rows, width,
                       inner, {0.5F, true});
}

void ConformerRun::beforeAttention(const ConformerLayerWeights& layer, std::int64_t begin,
                                   std::int64_t rows) {
    const std::int64_t width = shape_.width;
    float* x = x_.data() + begin * width;
    float* norm = norm_.data() + begin * width;
    kernels().layerNorm(x, nullptr, layer.first.norm.gain.data, layer.first.norm.shift.data, norm, rows,
                        width);
    feedForward(layer.first, begin, rows);
    kernels().layerNorm(x, layer.first.halfBias.data(), layer.attentionNorm.gain.data,
                        layer.attentionNorm.shift.data, norm, rows, width);
    float* qkv = qkv_.data() + begin * 3 * width;
    multiplyTransposed(norm, width, layer.queryKeyValue.weight.data, qkv, 3 * width, rows, 3 * width, width);
    kernels().addBias(qkv, layer.queryKeyValue.bias.data, rows, 3 * width);
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
        multiplyTransposed(queries, stride, keys, stride, scores, frames_, rows, frames_, headWidth, {});
        kernels().softmaxParts(scores, scale, sums, rows, frames_);
        multiply(scores, frames_, values, stride, mixed, width, rows, headWidth, frames_);
        kernels().divideRows(mixed, sums, rows, headWidth, width);
    }
}

void ConformerRun::afterAttention(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows) {
    const std::int64_t width = shape_.width;
    float* x = x_.data() + begin * width;
    float* norm = norm_.data() + begin * width;
    float* mixed = mixed_.data() + begin * width;
    float* gate = wide_.data() + begin * 2 * width;
    multiplyTransposed(mixed, width, layer.attentionOut.weight.data, x, width, rows, width, width,
                       {1.0F, true});
    kernels().layerNorm(x, layer.attentionOut.bias.data, layer.convolutionNorm.gain.data,
                        layer.convolutionNorm.shift.data, norm, rows, width);
    multiplyTransposed(norm, width, layer.gate.weight.data, gate, 2 * width, rows, 2 * width, width);
    kernels().biasGlu(gate, layer.gate.bias.data, mixed, rows, width);
}

void ConformerRun::afterGate(const ConformerLayerWeights& layer, std::int64_t begin, std::int64_t rows,
                             float* scratch) {
    const std::int64_t width = shape_.width;
    float* x = x_.data() + begin * width;
    float* norm = norm_.data() + begin * width;
    depthwiseKernel()({mixed_.data(), frames_, width, layer.depthwise.data(), layer.depthwiseBias.data(),
                       shape_.kernel, 1, begin, begin + rows, norm, scratch});
    multiplyTransposed(norm, width, layer.convolutionOut.weight.data, x, width, rows, width, width,
                       {1.0F, true});
    kernels().layerNorm(x, layer.convolutionOut.bias.data, layer.second.norm.gain.data,
                        layer.second.norm.shift.data, norm, rows, width);
    feedForward(layer.second, begin, rows);
    kernels().layerNorm(x, layer.second.halfBias.data(), layer.finalNorm.gain.data,
                        layer.finalNorm.shift.data, x, rows, width);
}

std::shared_ptr<const Matrix> ConformerRun::head(const LinearWeights& weights, const CancelToken& cancel) {
    auto logProbs = std::make_shared<Matrix>(frames_, shape_.classes);
    forTiles(frames_, tileRows, cancel, [&](std::int64_t begin, std::int64_t rows, int) {
        float* out = logProbs->data() + begin * shape_.classes;
        multiplyTransposed(x_.data() + begin * shape_.width, shape_.width, weights.weight.data, out,
                           shape_.classes, rows, shape_.classes, shape_.width);
        kernels().logSoftmax(out, weights.bias.data, out, rows, shape_.classes);
    });
    return logProbs;
}

} // namespace offramp
