// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace offramp {

// What Unicode says of code points, from tables of our own: the same under every locale. Points that Unicode
// has not assigned may be counted with their neighbours.

/// The simple lower-case mapping (one point to one point, so İ gives i); the point itself if it has none.
[[nodiscard]] char32_t toLower(char32_t point);

/// Spaces of every width, tabs, and ends of lines and paragraphs.
[[nodiscard]] bool isWhiteSpace(char32_t point);

/// Punctuation and symbols: the general categories P* and S*.
[[nodiscard]] bool isPunctuationOrSymbol(char32_t point);

/// Points that show nothing and are no white space: controls and the format characters (category Cf), such as
/// the soft hyphen and the byte-order mark.
[[nodiscard]] bool isInvisible(char32_t point);

/// `text` with each letter and the combining mark behind it as the one point that Unicode has for both: e and
/// U+0301 as é, и and U+0306 as й. Marks are taken in the order they stand in (Unicode's normal form C for
/// text whose marks are in canonical order, Hangul syllables and points beyond U+FFFF excepted).
[[nodiscard]] std::u32string composed(std::u32string_view text);

} // namespace offramp
