// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace offramp {

/// Sound of one channel. Samples are finite; full scale is [-1, 1], which files of floats may exceed.
struct Waveform {
    std::vector<float> samples;
    /// Samples per second.
    int sampleRate = 0;

    [[nodiscard]] double seconds() const {
        return sampleRate > 0 ? static_cast<double>(samples.size()) / sampleRate : 0.0;
    }
};

} // namespace offramp
