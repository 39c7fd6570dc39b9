// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/numbering.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp::detail {

inline std::uint32_t keyOf(std::uint32_t number) {
    return number;
}
inline std::uint32_t keyOf(char32_t point) {
    return point;
}
template <typename Char>
std::basic_string_view<Char> keyOf(const std::basic_string<Char>& word) {
    return word;
}

/// Two sequences as numbers, equal elements as equal ones.
struct Numbered {
    std::vector<std::uint32_t> reference;
    std::vector<std::uint32_t> hypothesis; ///< `symbols` for what the reference hasn't got
    std::uint32_t symbols = 0;             ///< different elements of the reference
};

template <typename Element>
Numbered numbered(std::span<const Element> reference, std::span<const Element> hypothesis) {
    Numbering<decltype(keyOf(reference[0]))> numbering;
    Numbered numbers;
    numbers.reference.reserve(reference.size());
    for (const Element& element : reference)
        numbers.reference.push_back(numbering.add(keyOf(element)));
    numbers.hypothesis.reserve(hypothesis.size());
    for (const Element& element : hypothesis)
        numbers.hypothesis.push_back(numbering.numberOf(keyOf(element)));
    numbers.symbols = numbering.count();
    return numbers;
}

} // namespace offramp::detail
