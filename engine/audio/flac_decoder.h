// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decoder.h"

namespace offramp {

/// FLAC by libFLAC itself: libsndfile 1.2 refuses 12 and 20 bits and believes the header where its frames
/// differ.
class FlacDecoder : public Decoder {
public:
    /// Reads the file from `offset` on. Throws Error if there is no frame that can be decoded.
    FlacDecoder(std::shared_ptr<FileBytes> file, std::int64_t offset);
    ~FlacDecoder() override;
    std::int64_t read(std::span<float> interleaved) override;

private:
    struct Private;
    void finish();
    std::unique_ptr<Private> d_;
};

} // namespace offramp
