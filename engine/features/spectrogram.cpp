// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/spectrogram.h"

#include "features/mel_filterbank.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace offramp {

namespace {

constexpr double windowSeconds = 0.025;
constexpr double hopSeconds = 0.005;
constexpr std::int64_t framesInColumn = 4;
constexpr auto melScale = FeatureConfig::MelScale::htk;

FeatureConfig configOf(int sampleRate) {
    FeatureConfig config;
    config.sampleRate = sampleRate;
    config.winLength = std::max(2, static_cast<int>(std::lround(windowSeconds * sampleRate)));
    config.hopLength = std::max(1, static_cast<int>(std::lround(hopSeconds * sampleRate)));
    config.nFft = static_cast<int>(std::bit_ceil(2U * static_cast<unsigned>(config.winLength)));
    config.fMax = sampleRate / 2.0;
    return config;
}

/// A sine of amplitude 1 has, at its bin, half the window's sum as its magnitude; a periodic Hann window sums
/// to half its length.
double sinePower(const FeatureConfig& config) {
    const double magnitude = config.winLength / 4.0;
    return magnitude * magnitude;
}

} // namespace

Spectrogram::Spectrogram(int sampleRate, Scale scale, int rows)
    : scale_(scale), config_(configOf(sampleRate)), spectrum_(config_), fullScale_(sinePower(config_)) {
    const double binWidth = static_cast<double>(config_.sampleRate) / config_.nFft;
    const int last = spectrum_.bins() - 1;
    for (int row = 0; row < rows; ++row) {
        const double low = frequencyAt(static_cast<double>(row) / rows) / binWidth;
        const double high = frequencyAt((row + 1.0) / rows) / binWidth;
        Band band;
        band.firstBin = static_cast<int>(std::ceil(low));
        band.endBin = std::min(static_cast<int>(std::ceil(high)), last + 1);
        if (band.endBin <= band.firstBin) {
            const double middle = std::min((low + high) / 2, static_cast<double>(last));
            band.firstBin = std::min(static_cast<int>(middle), last - 1);
            band.endBin = band.firstBin;
            band.between = middle - band.firstBin;
        }
        bands_.push_back(band);
    }
}

double Spectrogram::frequencyAt(double height) const {
    const double top = highestFrequency();
    if (scale_ == Scale::linear) return height * top;
    return hertzFromMel(height * melFromHertz(top, melScale), melScale);
}

double Spectrogram::heightOf(double frequency) const {
    const double top = highestFrequency();
    if (scale_ == Scale::linear) return frequency / top;
    return melFromHertz(frequency, melScale) / melFromHertz(top, melScale);
}

double Spectrogram::secondsPerColumn(int level) const {
    return std::ldexp(static_cast<double>(config_.hopLength) / config_.sampleRate, level);
}

std::int64_t Spectrogram::columns(std::int64_t samples, int level) const {
    const std::int64_t frames = spectrum_.frames(samples);
    const std::int64_t width = std::int64_t{1} << level;
    return (frames + width - 1) / width;
}

void Spectrogram::addFrame(std::span<const float> samples, std::int64_t frame,
                           PowerSpectrum::Scratch& scratch, std::vector<float>& power,
                           std::vector<double>& sum) const {
    spectrum_.compute(samples, frame, scratch, power.data());
    for (std::size_t bin = 0; bin < power.size(); ++bin)
        sum[bin] += static_cast<double>(power[bin]);
}

std::uint8_t Spectrogram::byteOf(const std::vector<double>& sum, const Band& band, double scale) const {
    double power = 0;
    if (band.endBin > band.firstBin) {
        power = *std::max_element(sum.begin() + band.firstBin, sum.begin() + band.endBin);
    } else {
        const auto bin = static_cast<std::size_t>(band.firstBin);
        power = sum[bin] * (1 - band.between) + sum[bin + 1] * band.between;
    }
    if (!(power > 0)) return 0;
    const double decibels = 10 * std::log10(power * scale);
    return static_cast<std::uint8_t>(
        std::clamp(std::lround((decibels - floorDecibels) / decibelsPerStep), 0L, 255L));
}

void Spectrogram::compute(std::span<const float> samples, int level, std::int64_t first, std::int64_t count,
                          std::span<std::uint8_t> bytes) const {
    PowerSpectrum::Scratch scratch(spectrum_);
    std::vector<float> power(static_cast<std::size_t>(spectrum_.bins()));
    const auto frames = spectrum_.frames(static_cast<std::int64_t>(samples.size()));
    const std::int64_t width = std::int64_t{1} << level;
    const std::int64_t step = std::max<std::int64_t>(1, width / framesInColumn);
    const std::size_t rows = bands_.size();
    for (std::int64_t column = 0; column < count; ++column) {
        std::vector<double> sum(power.size(), 0.0);
        const std::int64_t begin = (first + column) * width;
        int added = 0;
        for (std::int64_t frame = begin + step / 2; frame < std::min(begin + width, frames); frame += step) {
            if (frame < 0) continue;
            addFrame(samples, frame, scratch, power, sum);
            ++added;
        }
        const double scale = added > 0 ? 1 / (fullScale_ * added) : 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::size_t line = rows - 1 - row;
            bytes[line * static_cast<std::size_t>(count) + static_cast<std::size_t>(column)] =
                added > 0 ? byteOf(sum, bands_[row], scale) : std::uint8_t{0};
        }
    }
}

} // namespace offramp
