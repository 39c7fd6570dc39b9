// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/config.h"

#include <cmath>

namespace offramp {

namespace {

std::optional<std::string> problemWithSpectrum(const FeatureConfig& config) {
    if (config.nFft < 2 || config.nFft % 2 != 0) return "n_fft must be an even number";
    if (config.winLength < 1 || config.winLength > config.nFft) return "win_length must be from 1 to n_fft";
    if (config.hopLength < 1) return "hop_length must be 1 or more";
    if (config.power != 1.0 && config.power != 2.0) return "power must be 1 or 2";
    if (!(std::abs(config.preemphasis) < 1.0)) return "preemphasis must be below 1 in size";
    return std::nullopt;
}

std::optional<std::string> problemWithMel(const FeatureConfig& config) {
    if (config.nMels < 1) return "n_mels must be 1 or more";
    if (!(config.fMin >= 0) || !(config.fMax > config.fMin)) return "f_min must be 0 or more and below f_max";
    if (config.fMax > config.sampleRate / 2.0) return "f_max must be at most half the sample rate";
    if (config.log == FeatureConfig::Log::ln && !(config.logOffset > 0)) return "log_offset must be above 0";
    return std::nullopt;
}

} // namespace

std::optional<std::string> problemWith(const FeatureConfig& config) {
    if (config.sampleRate < 1) return "sample_rate must be 1 or more";
    if (config.normalize != FeatureConfig::Normalize::none && !(config.normalizeEpsilon >= 0)) {
        return "normalize_epsilon must be 0 or more";
    }
    if (config.type == FeatureConfig::Type::waveform) return std::nullopt;
    if (auto problem = problemWithSpectrum(config)) return problem;
    return problemWithMel(config);
}

} // namespace offramp
