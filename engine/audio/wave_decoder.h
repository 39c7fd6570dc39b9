// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/decoder.h"
#include "audio/wave_header.h"

#include <cstddef>

namespace offramp {

/// WAV files of plain numbers in layouts that libsndfile 1.2 refuses or misreads: samples in more bytes than
/// they need (24 bits in 4 bytes), integers of 5 to 8 bytes, no frame size in the header.
class WaveDecoder : public Decoder {
public:
    /// Whether a file with this header needs this decoder.
    [[nodiscard]] static bool isFor(const WaveHeader& header);

    /// `header` must be one that isFor() accepts.
    WaveDecoder(std::shared_ptr<FileBytes> file, const WaveHeader& header);
    std::int64_t read(std::span<float> interleaved) override;

private:
    [[nodiscard]] bool isAtTheBottom();
    [[nodiscard]] float sample(const std::byte* bytes) const;

    std::shared_ptr<FileBytes> file_;
    WaveHeader header_;
    /// Bytes of a sample in the file, and those of them that carry it.
    int container_ = 0;
    int carried_ = 0;
    /// The first of the carried bytes.
    int first_ = 0;
    std::int64_t done_ = 0;
    std::vector<std::byte> block_;
};

} // namespace offramp
