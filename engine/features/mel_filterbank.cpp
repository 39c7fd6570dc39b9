// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/mel_filterbank.h"

#include "base/vector_clones.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

namespace offramp {

namespace {

constexpr double slaneyHertzPerMel = 200.0 / 3.0;
constexpr double slaneyLinearEnd = 1000.0;
constexpr double slaneyLinearEndMel = slaneyLinearEnd / slaneyHertzPerMel;
const double slaneyLogStep = std::log(6.4) / 27.0;

MelFilterbank::Filter triangle(const FeatureConfig& config, double low, double peak, double high) {
    MelFilterbank::Filter filter;
    const double hertzPerBin = static_cast<double>(config.sampleRate) / config.nFft;
    const double height = config.melNorm == FeatureConfig::MelNorm::slaney ? 2.0 / (high - low) : 1.0;
    for (int bin = 0; bin <= config.nFft / 2; ++bin) {
        const double hertz = bin * hertzPerBin;
        const double weight = std::min((hertz - low) / (peak - low), (high - hertz) / (high - peak));
        if (weight <= 0) continue;
        if (filter.weights.empty()) filter.firstBin = bin;
        filter.weights.push_back(static_cast<float>(weight * height));
    }
    return filter;
}

} // namespace

double melFromHertz(double hertz, FeatureConfig::MelScale scale) {
    if (scale == FeatureConfig::MelScale::htk) return 2595.0 * std::log10(1.0 + hertz / 700.0);
    if (hertz < slaneyLinearEnd) return hertz / slaneyHertzPerMel;
    return slaneyLinearEndMel + std::log(hertz / slaneyLinearEnd) / slaneyLogStep;
}

double hertzFromMel(double mel, FeatureConfig::MelScale scale) {
    if (scale == FeatureConfig::MelScale::htk) return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
    if (mel < slaneyLinearEndMel) return mel * slaneyHertzPerMel;
    return slaneyLinearEnd * std::exp(slaneyLogStep * (mel - slaneyLinearEndMel));
}

MelFilterbank::MelFilterbank(const FeatureConfig& config) {
    const double lowest = melFromHertz(config.fMin, config.melScale);
    const double highest = melFromHertz(config.fMax, config.melScale);
    const auto corner = [&](int index) {
        return hertzFromMel(lowest + (highest - lowest) * index / (config.nMels + 1), config.melScale);
    };
    filters_.reserve(static_cast<std::size_t>(config.nMels));
    for (int mel = 0; mel < config.nMels; ++mel) {
        filters_.push_back(triangle(config, corner(mel), corner(mel + 1), corner(mel + 2)));
    }
}

OFFRAMP_VECTOR_CLONES void MelFilterbank::apply(const float* spectra, float* mels) const {
    using Frames = float __attribute__((vector_size(frameLanes * sizeof(float))));
    for (const Filter& filter : filters_) {
        const float* bin = spectra + static_cast<std::ptrdiff_t>(filter.firstBin) * frameLanes;
        Frames sum{};
        for (const float weight : filter.weights) {
            Frames frames;
            std::memcpy(&frames, bin, sizeof frames);
            sum += weight * frames;
            bin += frameLanes;
        }
        std::memcpy(mels, &sum, sizeof sum);
        mels += frameLanes;
    }
}

} // namespace offramp
