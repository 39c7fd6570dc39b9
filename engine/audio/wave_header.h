// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace offramp {

class FileBytes;

/// What the chunks of a WAV file (RIFF, RIFX or RF64) say, unchecked. Multimedia Programming Interface and
/// Data Specifications 1.0 (IBM, Microsoft 1991); WAVE_FORMAT_EXTENSIBLE: Microsoft, "Multiple channel audio
/// data and WAVE files".
struct WaveHeader {
    bool bigEndian = false;
    /// The coding: 1 integers, 3 floats, 0x55 MP3 …; of the extensible form, the one that it stands for.
    int coding = 0;
    int channels = 0;
    std::int64_t sampleRate = 0;
    /// Bytes of a frame (one sample of each channel).
    int blockAlign = 0;
    int bits = 0;
    /// Bits of `bits` that carry the sample; 0 where the header doesn't say.
    int validBits = 0;
    std::int64_t dataStart = 0;
    /// Bytes of sound as the header promises them; nothing if it was written before the length was known.
    std::optional<std::int64_t> dataPromised;
    /// Bytes of sound that are there.
    std::int64_t dataPresent = 0;
    bool hasFormat = false;
    bool hasData = false;
};

[[nodiscard]] WaveHeader readWaveHeader(FileBytes& file, std::int64_t offset);

/// An AIFF file's common chunk, unchecked. Audio Interchange File Format 1.3 (Apple 1989).
struct AiffHeader {
    int channels = 0;
    std::int64_t frames = 0;
    double sampleRate = 0.0;
};

/// Nothing if there is no common chunk.
[[nodiscard]] std::optional<AiffHeader> readAiffHeader(FileBytes& file, std::int64_t offset);

} // namespace offramp
