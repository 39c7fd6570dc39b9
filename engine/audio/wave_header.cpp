// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wave_header.h"

#include "audio/file_bytes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

namespace offramp {

namespace {

constexpr int extensible = 0xfffe;
/// More chunks than this is no header but noise.
constexpr int mostChunks = 4096;
/// Programs that write into a pipe put the largest number, or nearly, in the place of the length.
constexpr std::int64_t unknownLength = 0x7ffff000;

std::uint64_t integer(std::span<const std::byte> bytes, bool bigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::byte next = bigEndian ? bytes[i] : bytes[bytes.size() - 1 - i];
        value = value << 8U | static_cast<std::uint64_t>(next);
    }
    return value;
}

struct Chunk {
    std::string name;
    std::int64_t start = 0;
    std::int64_t size = 0;
};

/// Walks the chunks of a RIFF or IFF file.
class Chunks {
public:
    Chunks(FileBytes& file, std::int64_t offset) : file_(file), next_(offset + 12) {
        std::array<std::byte, 4> id{};
        file_.read(offset, id);
        bigEndian_ = id[0] == std::byte{'F'} || id[3] == std::byte{'X'};
    }

    [[nodiscard]] bool bigEndian() const { return bigEndian_; }

    std::optional<Chunk> next() {
        std::array<std::byte, 8> head{};
        if (count_++ == mostChunks || file_.read(next_, head) < head.size()) return std::nullopt;
        const auto size = static_cast<std::int64_t>(integer(std::span(head).subspan(4), bigEndian_));
        Chunk chunk{std::string(reinterpret_cast<const char*>(head.data()), 4), next_ + 8, size};
        next_ += 8 + size + size % 2; // chunks begin at even places
        return chunk;
    }

    /// `size` ≤ 8 bytes at `at` of a chunk; 0 where the chunk is shorter.
    std::uint64_t number(const Chunk& chunk, std::int64_t at, std::size_t size) {
        std::array<std::byte, 8> bytes{};
        const auto field = std::span(bytes).first(size);
        if (at + static_cast<std::int64_t>(size) > chunk.size) return 0;
        if (file_.read(chunk.start + at, field) < size) return 0;
        return integer(field, bigEndian_);
    }

private:
    FileBytes& file_;
    std::int64_t next_;
    bool bigEndian_ = false;
    int count_ = 0;
};

void readFormat(Chunks& chunks, const Chunk& chunk, WaveHeader& header) {
    const auto field = [&](std::int64_t at) {
        return static_cast<int>(chunks.number(chunk, at, 2));
    };
    header.hasFormat = true;
    header.coding = field(0);
    header.channels = field(2);
    header.sampleRate = static_cast<std::int64_t>(chunks.number(chunk, 4, 4));
    header.blockAlign = field(12);
    header.bits = field(14);
    if (header.coding != extensible) return;
    header.validBits = field(18);
    if (header.bits == 0) header.bits = header.validBits;
    header.coding = field(24);
}

void readData(const FileBytes& file, const Chunk& chunk, std::int64_t longSize, WaveHeader& header) {
    header.hasData = true;
    header.dataStart = chunk.start;
    const bool isLong = chunk.size == 0xffffffff && longSize > 0; // a negative one is damage
    const std::int64_t size = isLong ? longSize : chunk.size;
    if (isLong || size < unknownLength) header.dataPromised = size;
    header.dataPresent = std::clamp<std::int64_t>(file.size() - chunk.start, 0, size);
}

} // namespace

WaveHeader readWaveHeader(FileBytes& file, std::int64_t offset) {
    WaveHeader header;
    Chunks chunks(file, offset);
    header.bigEndian = chunks.bigEndian();
    std::int64_t longSize = 0; // RF64 keeps the length of the data in a chunk of its own (EBU Tech 3306)
    while (const auto chunk = chunks.next()) {
        if (chunk->name == "ds64") longSize = static_cast<std::int64_t>(chunks.number(*chunk, 8, 8));
        if (chunk->name == "fmt " && !header.hasFormat) readFormat(chunks, *chunk, header);
        if (chunk->name == "data") {
            readData(file, *chunk, longSize, header);
            break;
        }
    }
    return header;
}

std::optional<AiffHeader> readAiffHeader(FileBytes& file, std::int64_t offset) {
    Chunks chunks(file, offset);
    while (const auto chunk = chunks.next()) {
        if (chunk->name != "COMM") continue;
        const auto exponent = static_cast<int>(chunks.number(*chunk, 8, 2));
        const auto mantissa = static_cast<double>(chunks.number(*chunk, 10, 8));
        AiffHeader header;
        header.channels = static_cast<int>(chunks.number(*chunk, 0, 2));
        header.frames = static_cast<std::int64_t>(chunks.number(*chunk, 2, 4));
        // An 80-bit float: a sign, 15 bits of exponent, and 64 bits of which the highest is the one before
        // the point.
        header.sampleRate =
            std::ldexp(exponent < 0x8000 ? mantissa : -mantissa, (exponent & 0x7fff) - 16383 - 63);
        return header;
    }
    return std::nullopt;
}

} // namespace offramp
