// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/info.h"
#include "base/message.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace offramp {

/// Reads a sound file once, from its start to its end: WAV, FLAC, AIFF, Ogg Vorbis, Opus, MP3 and whatever
/// else libsndfile knows by its header. It never seeks in compressed sound and never trusts a header's
/// length.
class AudioReader {
public:
    /// Throws Error: missing, not a file, empty, no sound file, a kind that can't be decoded, an absurd
    /// header.
    explicit AudioReader(const std::filesystem::path& path);
    ~AudioReader();
    AudioReader(AudioReader&&) noexcept;
    AudioReader& operator=(AudioReader&&) noexcept;

    [[nodiscard]] const AudioInfo& info() const;

    /// Fills `interleaved` (frames × channels; its size a multiple of info().channels) and returns the number
    /// of frames read, 0 at the end. Samples that are no usable number are replaced by 0 (see warnings()).
    /// Throws Error if the disk fails.
    std::int64_t read(std::span<float> interleaved);

    /// Frames read so far.
    [[nodiscard]] std::int64_t position() const;
    /// The part of the file that is read, 0 to 1; an estimate where the file doesn't know its length.
    [[nodiscard]] double progress() const;
    /// What was wrong with the sound though it could be read (cut off, damaged, samples replaced). Complete
    /// once read() has returned 0. Each reads after "FILE: ", as an Error's reason does.
    [[nodiscard]] std::vector<Message> warnings() const;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace offramp
