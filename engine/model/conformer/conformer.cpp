// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/conformer/conformer.h"

#include "base/error.h"
#include "model/conformer/run.h"
#include "model/input_check.h"

namespace offramp {

namespace {

std::int64_t halved(std::int64_t frames) {
    return frames < 3 ? 0 : (frames - 3) / 2 + 1;
}

} // namespace

ConformerModel::ConformerModel(ModelDescription description, ConformerWeights weights)
    : description_(std::move(description)), weights_(std::move(weights)) {}

std::int64_t ConformerModel::outputFrames(std::int64_t inputFrames) const {
    return halved(halved(inputFrames));
}

std::optional<std::int64_t> ConformerModel::maximumInputFrames() const {
    // The largest N with outputFrames(N) ≤ maxFrames: a convolution needs 2·(T − 1) + 3 rows for T and makes
    // no more of one row more.
    const std::int64_t middle = 2 * (weights_.shape.maxFrames - 1) + 3 + 1;
    return 2 * (middle - 1) + 3 + 1;
}

std::optional<std::int64_t> ConformerModel::macs(int exit, std::int64_t inputFrames) const {
    const ConformerShape& s = weights_.shape;
    const std::int64_t middle = halved(inputFrames);
    const std::int64_t frames = halved(middle);
    const std::int64_t width = s.width;
    const std::int64_t front = 3 * s.features * width * middle + 3 * width * width * frames;
    const std::int64_t feedForward = 2 * 2 * width * s.feedForward;
    const std::int64_t attention = 4 * width * width + 2 * width * frames;
    const std::int64_t convolution = 3 * width * width + width * s.kernel;
    const std::int64_t layer = (feedForward + attention + convolution) * frames;
    const std::int64_t head = width * s.classes * frames;
    return front + (exit + 1) * (s.layersPerExit * layer + head);
}

std::unique_ptr<ModelRun> ConformerModel::start(std::shared_ptr<const Matrix> input,
                                                const RunOptions& options) const {
    checkInput(*this, *input, weights_.shape.features);
    return std::make_unique<ConformerRun>(*this, weights_, std::move(input), options);
}

} // namespace offramp
