// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/extractor.h"

#include "base/vector_clones.h"
#include "features/frame_lanes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace offramp {

FeatureExtractor::FeatureExtractor(const FeatureConfig& config) : config_(config) {
    if (config.type == FeatureConfig::Type::waveform) return;
    spectrum_ = std::make_unique<PowerSpectrum>(config);
    filterbank_ = std::make_unique<MelFilterbank>(config);
}

std::int64_t FeatureExtractor::frames(std::int64_t samples) const {
    return spectrum_ ? spectrum_->frames(samples) : samples;
}

int FeatureExtractor::width() const {
    return spectrum_ ? config_.nMels : 1;
}

Matrix FeatureExtractor::compute(std::span<const float> samples, Workers& workers,
                                 const CancelToken& cancel) const {
    Matrix features(frames(static_cast<std::int64_t>(samples.size())), width());
    if (spectrum_) {
        computeMels(samples, features, workers, cancel);
    } else {
        std::copy(samples.begin(), samples.end(), features.data());
    }
    cancel.check();
    if (config_.normalize == FeatureConfig::Normalize::perFeature) {
        normalizeColumns(features, config_.normalizeEpsilon);
    }
    return features;
}

void FeatureExtractor::computeMels(std::span<const float> samples, Matrix& features, Workers& workers,
                                   const CancelToken& cancel) const {
    constexpr std::int64_t grain = 64;
    workers.run(features.rows(), grain, [&](std::int64_t begin, std::int64_t end, int /*thread*/) {
        computeFrames(samples, features, begin, end, cancel);
    });
}

/// Frames `begin` … `end` − 1, frameLanes at a time.
void FeatureExtractor::computeFrames(std::span<const float> samples, Matrix& features, std::int64_t begin,
                                     std::int64_t end, const CancelToken& cancel) const {
    PowerSpectrum::Scratch scratch(*spectrum_);
    const int bins = spectrum_->bins();
    std::vector<float> powers(static_cast<std::size_t>(bins) * frameLanes);
    std::vector<float> lanes(powers.size());
    std::vector<float> mels(static_cast<std::size_t>(config_.nMels) * frameLanes);
    for (std::int64_t first = begin; first < end && !cancel.isCancelled(); first += frameLanes) {
        const auto count = static_cast<int>(std::min<std::int64_t>(frameLanes, end - first));
        for (int frame = 0; frame < count; ++frame)
            spectrum_->compute(samples, first + frame, scratch, powers.data() + frame * bins);
        interleave(powers.data(), bins, lanes.data());
        filterbank_->apply(lanes.data(), mels.data());
        for (int frame = 0; frame < count; ++frame)
            take(mels.data() + frame, features.row(first + frame));
    }
}

/// One frame of those side by side, as the model takes it.
void FeatureExtractor::take(const float* mels, std::span<float> row) const {
    const auto offset = static_cast<float>(config_.logOffset);
    const bool log = config_.log == FeatureConfig::Log::ln;
    for (float& mel : row) {
        mel = log ? std::log(*mels + offset) : *mels;
        mels += frameLanes;
    }
}

OFFRAMP_VECTOR_CLONES void normalizeColumns(Matrix& features, double epsilon) {
    const auto cols = static_cast<std::size_t>(features.cols());
    const auto rows = static_cast<double>(features.rows());
    std::vector<double> mean(cols, 0.0);
    std::vector<double> squares(cols, 0.0);
    for (std::int64_t r = 0; r < features.rows(); ++r) {
        const auto row = features.row(r);
        for (std::size_t c = 0; c < cols; ++c)
            mean[c] += row[c];
    }
    for (double& sum : mean)
        sum /= std::max(rows, 1.0);
    for (std::int64_t r = 0; r < features.rows(); ++r) {
        const auto row = features.row(r);
        for (std::size_t c = 0; c < cols; ++c)
            squares[c] += (row[c] - mean[c]) * (row[c] - mean[c]);
    }
    std::vector<double> scale(cols);
    for (std::size_t c = 0; c < cols; ++c) {
        scale[c] = 1.0 / (std::sqrt(squares[c] / std::max(rows - 1.0, 1.0)) + epsilon);
    }
    for (std::int64_t r = 0; r < features.rows(); ++r) {
        const auto row = features.row(r);
        for (std::size_t c = 0; c < cols; ++c)
            row[c] = static_cast<float>((row[c] - mean[c]) * scale[c]);
    }
}

} // namespace offramp
