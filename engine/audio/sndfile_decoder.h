// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decoder.h"

namespace offramp {

/// Everything that libsndfile decodes well: WAV, AIFF, Ogg Vorbis, Opus, AU, CAF, W64, NIST and many more.
class SndfileDecoder : public Decoder {
public:
    /// Reads the file from `offset` on. Throws Error: not recognised, damaged.
    SndfileDecoder(std::shared_ptr<FileBytes> file, std::int64_t offset);
    ~SndfileDecoder() override;
    std::int64_t read(std::span<float> interleaved) override;
    /// For headers that keep the promise apart from what libsndfile makes of it: part of the sound that is
    /// there.
    void setPromise(std::int64_t unitsPromised, std::int64_t unitsPresent);

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace offramp
