// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace offramp {

/// Reads little-endian numbers and text from bytes in memory. Throws Error ("is cut off") at the end of the
/// bytes.
class ByteReader {
public:
    /// `subject` is the file that the bytes are from.
    ByteReader(std::span<const std::byte> bytes, std::string subject)
        : bytes_(bytes), subject_(std::move(subject)) {}

    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::size_t remaining() const { return bytes_.size() - position_; }
    [[nodiscard]] const std::string& subject() const { return subject_; }

    /// The next `count` bytes.
    std::span<const std::byte> take(std::uint64_t count);
    std::string_view takeText(std::uint64_t count);
    /// Up to the next line feed, which is skipped.
    std::string_view takeLine();
    /// An unsigned number of `width` ≤ 8 bytes.
    std::uint64_t takeUnsigned(std::size_t width);
    std::uint8_t takeByte() { return std::to_integer<std::uint8_t>(take(1)[0]); }

private:
    std::span<const std::byte> bytes_;
    std::size_t position_ = 0;
    std::string subject_;
};

/// Bytes in `bytes`' order of significance, lowest first; of at most eight.
[[nodiscard]] std::uint64_t littleEndian(std::span<const std::byte> bytes);

} // namespace offramp
