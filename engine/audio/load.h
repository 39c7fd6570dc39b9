// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/info.h"
#include "audio/waveform.h"
#include "base/cancel.h"
#include "base/message.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace offramp {

/// Samples that a loaded waveform may have at most (8 GiB; 37 hours at 16 kHz).
inline constexpr std::int64_t mostSamples = std::int64_t{1} << 31;

struct LoadOptions {
    /// The channel to take, counted from 0; nothing takes the mean of all.
    std::optional<int> channel;
    /// In Hz; 0 keeps the file's own.
    int sampleRate = 0;
};

struct LoadedAudio {
    Waveform waveform;
    /// What the file is: its own rate and channels; its length as it was found.
    AudioInfo info;
    /// What was wrong with the file though it was read; each reads after "FILE: ".
    std::vector<Message> warnings;
};

/// Reads a sound file whole, as one channel. At the file's own rate samples are what the file holds (16-bit
/// integers divided by 32768); at another there are round(n · sampleRate / own rate). Takes the memory of the
/// result and of a block. `progress` gets rising numbers from 0 to 1, from the calling thread. Throws Error
/// (no such file, not readable, no such channel, nothing in it, too long) and Cancelled.
[[nodiscard]] LoadedAudio loadAudio(const std::filesystem::path& path, const LoadOptions& options = {},
                                    const CancelToken& token = {},
                                    const std::function<void(double)>& progress = {});

/// loadAudio() for those who want no more than the sound.
[[nodiscard]] Waveform loadWaveform(const std::filesystem::path& path, const LoadOptions& options = {},
                                    const CancelToken& token = {},
                                    const std::function<void(double)>& progress = {});

} // namespace offramp
