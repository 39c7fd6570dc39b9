// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/waveform.h"

#include <memory>
#include <vector>

namespace offramp {

/// A waveform and the silence behind it. Parts may share a waveform; without one there is silence only.
struct JoinPart {
    std::shared_ptr<const Waveform> waveform;
    double secondsOfSilence = 0.0;
};

/// The parts one after another at `sampleRate` Hz; those of another rate are resampled. Each silence has the
/// nearest whole number of samples. Throws Error for a rate out of range or a silence that is negative or not
/// finite.
[[nodiscard]] Waveform joinWaveforms(const std::vector<JoinPart>& parts, int sampleRate);

} // namespace offramp
