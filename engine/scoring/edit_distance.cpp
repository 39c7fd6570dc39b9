// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/edit_distance.h"

#include "scoring/common_ends.h"
#include "scoring/edit_table.h"
#include "scoring/numbered.h"
#include "scoring/short_table.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

/// `one` is the shorter.
template <typename Element>
std::int64_t distanceOfNumbers(std::span<const Element> one, std::span<const Element> other) {
    if (one.empty()) return std::ssize(other);
    if (one.size() == 1)
        return std::ssize(other) - (std::find(other.begin(), other.end(), one[0]) != other.end() ? 1 : 0);
    if (one.size() <= detail::mostShortRows) return detail::shortDistance(one, other);
    const detail::Numbered numbers = detail::numbered(one, other);
    return detail::EditTable(numbers.reference, numbers.hypothesis, numbers.symbols, {}).distance();
}

template <typename Element>
std::int64_t distance(std::span<const Element> one, std::span<const Element> other) {
    const detail::CommonEnds ends = detail::commonEnds(one, other);
    one = ends.middleOf(one);
    other = ends.middleOf(other);
    if (one.size() > other.size()) std::swap(one, other);
    return distanceOfNumbers(one, other);
}

template <typename Word>
std::int64_t distanceOfWords(std::span<const Word> one, std::span<const Word> other) {
    const detail::CommonEnds ends = detail::commonEnds(one, other);
    one = ends.middleOf(one);
    other = ends.middleOf(other);
    if (one.size() > other.size()) std::swap(one, other);
    const detail::Numbered numbers = detail::numbered(one, other);
    return distanceOfNumbers<std::uint32_t>(numbers.reference, numbers.hypothesis);
}

} // namespace

std::int64_t editDistance(std::u32string_view one, std::u32string_view other) {
    return distance(std::span<const char32_t>(one), std::span<const char32_t>(other));
}

std::int64_t editDistance(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    return distance(one, other);
}

std::int64_t editDistance(std::span<const std::u32string> one, std::span<const std::u32string> other) {
    return distanceOfWords(one, other);
}

std::int64_t editDistance(std::span<const std::string> one, std::span<const std::string> other) {
    return distanceOfWords(one, other);
}

} // namespace offramp
