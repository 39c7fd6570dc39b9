// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

namespace offramp {

// Small pieces of a lesson's lines, private to this folder.

/// Without ASCII white space at both ends.
[[nodiscard]] inline std::string_view withoutEnds(std::string_view text) {
    constexpr std::string_view space = " \t\r\n\f\v";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// What stands between the signs, without white space at its ends.
[[nodiscard]] inline std::vector<std::string_view> partsOf(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(sign, begin), text.size());
        parts.push_back(withoutEnds(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

[[nodiscard]] inline std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words = partsOf(text, ' ');
    std::erase(words, std::string_view());
    return words;
}

/// A number in the C locale that is the whole text; ±inf only where it may be infinite.
[[nodiscard]] inline std::optional<double> numberOf(std::string_view text, bool mayBeInfinite) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    if (!whole || std::isnan(number) || (std::isinf(number) && !mayBeInfinite)) return std::nullopt;
    return number;
}

/// A whole number from 0.
[[nodiscard]] inline std::optional<int> wholeOf(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

} // namespace offramp
