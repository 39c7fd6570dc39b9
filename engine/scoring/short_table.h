// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/bit_column.h"
#include "scoring/cells.h"
#include "scoring/short_masks.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace offramp::detail {

// The table of distances of a reference whose elements fit into one machine word: nothing is allocated.

/// Of the table's first row.
constexpr Deltas firstRow{1, 0};

/// Levenshtein's, for a reference of 1 to 64 elements and any hypothesis.
template <typename Element>
std::int64_t shortDistance(std::span<const Element> reference, std::span<const Element> hypothesis) {
    const ShortMasks masks(reference);
    const auto last = static_cast<unsigned>(reference.size() - 1);
    auto distance = std::ssize(reference);
    Deltas down;
    for (const Element element : hypothesis) {
        const Deltas across = advance(down, masks.of(element), firstRow).across;
        distance += static_cast<std::int64_t>(across.plus >> last & 1U);
        distance -= static_cast<std::int64_t>(across.minus >> last & 1U);
    }
    return distance;
}

constexpr std::size_t mostShortColumns = 256;

/// The alignment's steps from its end on, as EditTable::walkBack(), of a reference of 1 to 64 elements and a
/// hypothesis of 1 to mostShortColumns.
template <typename Element, typename Take>
Position walkShort(std::span<const Element> reference, std::span<const Element> hypothesis, Take& take) {
    const ShortMasks masks(reference);
    std::array<Cells, mostShortColumns> cells;
    Deltas down;
    for (std::size_t column = 0; column < hypothesis.size(); ++column) {
        cells[column].level = advance(down, masks.of(hypothesis[column]), firstRow).level;
        cells[column].rises = down.plus;
    }
    Position at{reference.size(), hypothesis.size()};
    while (at.reference > 0 && at.hypothesis > 0) {
        const std::size_t row = at.reference - 1;
        const std::size_t column = at.hypothesis - 1;
        const bool equal = reference[row] == hypothesis[column];
        const Edit::Type step = equal ? Edit::Type::match : cells[column].stepBack(row);
        if (step != Edit::Type::insertion) --at.reference;
        if (step != Edit::Type::deletion) --at.hypothesis;
        take(step);
    }
    return at;
}

} // namespace offramp::detail
