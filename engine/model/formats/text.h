// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace offramp {

/// A name from a file as it may be shown: valid UTF-8 without control characters, cut at 120 characters.
[[nodiscard]] std::string printable(std::string_view name);
/// "a", "b", "c" and so on: names in one sentence, at most `limit` of them.
template <typename Names>
[[nodiscard]] std::string listed(const Names& names, std::size_t limit = 8) {
    std::string text;
    std::size_t count = 0;
    for (const auto& name : names) {
        if (count++ == limit) return text += " …";
        if (!text.empty()) text += ", ";
        text += printable(name);
    }
    return text;
}

} // namespace offramp
