// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/quartznet/quartznet.h"

#include "model/input_check.h"
#include "model/quartznet/run.h"

namespace offramp {

namespace {

std::int64_t macsPerFrame(const Linear& weights) {
    return weights.in() * weights.out();
}

std::int64_t macsPerFrame(const SeparableWeights& weights) {
    return weights.pointwise.in() * weights.kernel + macsPerFrame(weights.pointwise);
}

std::int64_t macsPerFrame(const QuartzNetBlock& block) {
    std::int64_t total = macsPerFrame(block.residual);
    for (const SeparableWeights& convolution : block.convolutions)
        total += macsPerFrame(convolution);
    return total;
}

} // namespace

QuartzNetModel::QuartzNetModel(ModelDescription description, QuartzNetWeights weights)
    : description_(std::move(description)), weights_(std::move(weights)) {}

std::int64_t QuartzNetModel::outputFrames(std::int64_t inputFrames) const {
    const std::int64_t stride = weights_.shape.stemStride;
    return (inputFrames + stride - 1) / stride;
}

std::optional<std::int64_t> QuartzNetModel::macs(int exit, std::int64_t inputFrames) const {
    const auto& branchBlocks = weights_.shape.branchBlocks;
    const auto at = static_cast<std::size_t>(exit);
    const bool last = at >= branchBlocks.size();
    const std::size_t blocks = last ? weights_.blocks.size() : static_cast<std::size_t>(branchBlocks[at]);
    std::int64_t total = macsPerFrame(weights_.stem);
    for (std::size_t b = 0; b < blocks; ++b)
        total += macsPerFrame(weights_.blocks[b]);
    for (std::size_t b = 0; b < (last ? branchBlocks.size() : at + 1); ++b) {
        total += macsPerFrame(weights_.branches[b].convolution) + macsPerFrame(weights_.branches[b].linear);
    }
    if (last)
        total +=
            macsPerFrame(weights_.epilogue) + macsPerFrame(weights_.expand) + macsPerFrame(weights_.head);
    return total * outputFrames(inputFrames);
}

std::unique_ptr<ModelRun> QuartzNetModel::start(std::shared_ptr<const Matrix> input,
                                                const RunOptions& options) const {
    checkInput(*this, *input, weights_.shape.features);
    return std::make_unique<QuartzNetRun>(*this, weights_, std::move(input), options);
}

} // namespace offramp
