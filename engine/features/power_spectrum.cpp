// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/power_spectrum.h"

#include "base/vector_clones.h"

#include <algorithm>
#include <cmath>
#include <fftw3.h>
#include <mutex>
#include <numbers>

namespace offramp {

namespace {

// FFTW's planner is not thread-safe; everything else of it is.
std::mutex& planner() {
    static std::mutex mutex;
    return mutex;
}

fftwf_complex* asComplex(float* interleaved) {
    return reinterpret_cast<fftwf_complex*>(interleaved);
}

std::vector<float> hann(int length, bool periodic) {
    const int period = std::max(periodic ? length : length - 1, 1);
    std::vector<float> window(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        const double phase = 2.0 * std::numbers::pi * i / period;
        window[static_cast<std::size_t>(i)] = static_cast<float>(0.5 - 0.5 * std::cos(phase));
    }
    return window;
}

/// The index that `index` becomes when the sound 0 … length − 1 is continued by mirroring it at its first and
/// last sample, again and again where the sound is short.
std::int64_t reflected(std::int64_t index, std::int64_t length) {
    if (length == 1) return 0;
    const std::int64_t period = 2 * (length - 1);
    const std::int64_t phase = ((index % period) + period) % period;
    return phase < length ? phase : period - phase;
}

} // namespace

PowerSpectrum::Scratch::Scratch(const PowerSpectrum& spectrum)
    : time_(fftwf_alloc_real(static_cast<std::size_t>(spectrum.config_.nFft))),
      spectrum_(fftwf_alloc_real(static_cast<std::size_t>(spectrum.config_.nFft))) {
    std::fill_n(time_, spectrum.config_.nFft, 0.0F); // outside the window it stays so
}

PowerSpectrum::Scratch::~Scratch() {
    fftwf_free(time_);
    fftwf_free(spectrum_);
}

PowerSpectrum::PowerSpectrum(const FeatureConfig& config)
    : config_(config), window_(hann(config.winLength, config.window == FeatureConfig::Window::hannPeriodic)),
      packed_(config.nFft) {
    Scratch scratch(*this);
    const std::lock_guard lock(planner());
    // Estimated, not measured: a measured plan may differ from run to run, and the figures with it.
    plan_ = fftwf_plan_dft_1d(config.nFft / 2, asComplex(scratch.time_), asComplex(scratch.spectrum_),
                              FFTW_FORWARD, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
}

PowerSpectrum::~PowerSpectrum() {
    const std::lock_guard lock(planner());
    fftwf_destroy_plan(static_cast<fftwf_plan>(plan_));
}

std::int64_t PowerSpectrum::frames(std::int64_t samples) const {
    if (samples <= 0) return 0;
    if (config_.center) return 1 + samples / config_.hopLength;
    return samples < config_.nFft ? 0 : 1 + (samples - config_.nFft) / config_.hopLength;
}

float PowerSpectrum::emphasised(std::span<const float> samples, std::int64_t index) const {
    const auto at = static_cast<std::size_t>(reflected(index, static_cast<std::int64_t>(samples.size())));
    const auto a = static_cast<float>(config_.preemphasis);
    return at == 0 ? samples[0] : samples[at] - a * samples[at - 1];
}

OFFRAMP_VECTOR_CLONES void PowerSpectrum::gather(std::span<const float> samples, std::int64_t first,
                                                 float* time) const {
    const auto length = static_cast<std::int64_t>(samples.size());
    if (first < 1 || first + config_.winLength > length) {
        for (int i = 0; i < config_.winLength; ++i)
            time[i] = window_[static_cast<std::size_t>(i)] * emphasised(samples, first + i);
        return;
    }
    const auto a = static_cast<float>(config_.preemphasis);
    const float* const sound = samples.data() + first;
    const float* const window = window_.data();
    for (int i = 0; i < config_.winLength; ++i)
        time[i] = window[i] * (sound[i] - a * sound[i - 1]);
}

void PowerSpectrum::compute(std::span<const float> samples, std::int64_t index, Scratch& scratch,
                            float* power) const {
    const std::int64_t frameStart = index * config_.hopLength - (config_.center ? config_.nFft / 2 : 0);
    const int margin = (config_.nFft - config_.winLength) / 2;
    gather(samples, frameStart + margin, scratch.time_ + margin);
    fftwf_execute_dft(static_cast<fftwf_plan>(plan_), asComplex(scratch.time_), asComplex(scratch.spectrum_));
    packed_.powers(scratch.spectrum_, power);
    if (config_.power == 1.0) {
        for (int bin = 0; bin < bins(); ++bin)
            power[bin] = std::sqrt(power[bin]);
    }
}

} // namespace offramp
