// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Bytes that a manifest's file may have at most.
inline constexpr std::uintmax_t largestManifest = std::uintmax_t{2} << 30U;

/// A line of a text, without its end (LF or CR LF).
struct Line {
    std::size_t number = 0; ///< from 1
    std::string_view text;
};

/// A text's lines, one after another; an end of line at the text's end begins no other.
class LineReader {
public:
    /// `text` must outlive this and the lines it gives.
    explicit LineReader(std::string_view text) : text_(text) {}

    /// The next line that holds more than white space; nothing at the end.
    [[nodiscard]] std::optional<Line> next();

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
};

/// Why a line can't be used whatever its format is (it is not UTF-8, it holds a zero byte); nothing if it
/// can.
[[nodiscard]] std::optional<Message> unreadable(std::string_view line);

/// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// What stands between runs of ASCII white space; at most `most` parts, the last of which is the whole rest.
[[nodiscard]] std::vector<std::string_view> fieldsOf(std::string_view line,
                                                     std::size_t most = static_cast<std::size_t>(-1));
/// A finite number in the C locale that is the whole text.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);
/// With the letters A to Z as small ones.
[[nodiscard]] std::string inLowerCase(std::string_view text);

} // namespace offramp
