// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/waveform.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace offramp {

/// Writes sound with 16 bits a sample, as the name says: .wav or .flac. A sample x becomes the integer
/// nearest to 32768 · x; what lies beyond full scale is clipped, and the number of such samples is returned.
/// The same sound gives the same bytes. The file appears whole or not at all. Throws Error (another
/// extension, a rate or a number of channels that the format can't hold, disk full …).
std::int64_t writeAudio(const std::filesystem::path& path, const Waveform& waveform);
/// `interleaved`: frames × channels.
std::int64_t writeAudio(const std::filesystem::path& path, std::span<const float> interleaved, int channels,
                        int sampleRate);

} // namespace offramp
