// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace offramp {

/// The Unicode code points of UTF-8 text; each byte that is no valid UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string decodeUtf8(std::string_view text);
[[nodiscard]] std::string encodeUtf8(std::u32string_view text);
/// Whether every byte of `text` belongs to a valid sequence.
[[nodiscard]] bool isUtf8(std::string_view text);
void appendUtf8(std::string& text, char32_t codePoint);

} // namespace offramp
