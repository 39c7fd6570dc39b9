// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace offramp::detail {

/// How many elements two sequences have in common at their ends, none counted twice.
struct CommonEnds {
    std::size_t front = 0;
    std::size_t back = 0;

    template <typename Element>
    [[nodiscard]] std::span<const Element> middleOf(std::span<const Element> sequence) const {
        return sequence.subspan(front, sequence.size() - front - back);
    }
};

/// The end is measured first.
template <typename Element>
[[nodiscard]] CommonEnds commonEnds(std::span<const Element> one, std::span<const Element> other) {
    CommonEnds ends;
    std::size_t rest = one.size() < other.size() ? one.size() : other.size();
    while (rest > 0 && one[one.size() - 1 - ends.back] == other[other.size() - 1 - ends.back]) {
        ++ends.back;
        --rest;
    }
    while (ends.front < rest && one[ends.front] == other[ends.front])
        ++ends.front;
    return ends;
}

} // namespace offramp::detail
