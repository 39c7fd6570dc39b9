// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decoder.h"

#include <string>

namespace offramp {

/// MPEG audio (layers I to III) by libmpg123 itself: through libsndfile 1.2 it refuses files of few frames,
/// stops where an information header is wrong, and prints on standard error.
class Mp3Decoder : public Decoder {
public:
    /// Reads `size` bytes of the file from `offset` on. `container` is the name that goes before the
    /// coding's. Throws Error if there is no frame that can be decoded.
    Mp3Decoder(std::shared_ptr<FileBytes> file, std::int64_t offset, std::int64_t size,
               const std::string& container);
    ~Mp3Decoder() override;
    std::int64_t read(std::span<float> interleaved) override;
    /// Encoder and decoder delays, and the last frame's rest.
    [[nodiscard]] std::int64_t tolerance() const override { return 8192; }

private:
    struct Private;
    void describe(const std::string& container);
    void finish();
    std::unique_ptr<Private> d_;
};

} // namespace offramp
