// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace offramp {

/// Sample rates that are read and resampled to, in Hz. What lies beyond is a damaged header.
inline constexpr int lowestSampleRate = 100;
inline constexpr int highestSampleRate = 1'048'576;
/// Channels that are read at most.
inline constexpr int mostChannels = 64;

/// What a sound file says of itself.
struct AudioInfo {
    /// Container and coding, such as "FLAC, 16 bit".
    std::string format;
    int sampleRate = 0;
    int channels = 0;
    /// Samples per channel as the header promises them: a hint, for a header may be wrong; nothing if it
    /// doesn't say.
    std::optional<std::int64_t> frames;

    [[nodiscard]] std::optional<double> seconds() const {
        if (!frames || sampleRate <= 0) return std::nullopt;
        return static_cast<double>(*frames) / sampleRate;
    }
};

} // namespace offramp
