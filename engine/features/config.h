// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace offramp {

/// How sound becomes what a model takes in; the fields and values of a model bundle's "features"
/// (docs/model-bundle.md).
struct FeatureConfig {
    enum class Type { mel, waveform };
    enum class Window { hannPeriodic, hannSymmetric };
    enum class MelScale { htk, slaney };
    enum class MelNorm { none, slaney };
    enum class Log { none, ln };
    enum class Normalize { none, perFeature };

    Type type = Type::mel;
    int sampleRate = 16000; ///< Hz
    int nFft = 1024;        ///< samples in an FFT frame
    int winLength = 320;    ///< samples; centred in the FFT frame, at most nFft
    int hopLength = 160;    ///< samples from one frame to the next
    Window window = Window::hannPeriodic;
    bool center = true; ///< frame t is centred on sample t·hopLength; the ends are padded by reflection
    double preemphasis = 0.0; ///< a in y[0] = x[0], y[t] = x[t] − a·x[t−1]
    double power = 2.0;       ///< of the magnitude: 1 or 2
    int nMels = 80;
    double fMin = 0.0;    ///< Hz
    double fMax = 8000.0; ///< Hz
    MelScale melScale = MelScale::htk;
    MelNorm melNorm = MelNorm::none;
    Log log = Log::none;
    double logOffset = 1e-6; ///< ln(x + offset)
    Normalize normalize = Normalize::none;
    double normalizeEpsilon = 1e-5; ///< (x − mean)/(std + ε), std with n − 1

    bool operator==(const FeatureConfig&) const = default;
};

/// What is wrong with a configuration, in a sentence that names the field; nothing if it can be computed.
[[nodiscard]] std::optional<std::string> problemWith(const FeatureConfig& config);

} // namespace offramp
