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

// The table of distances of a reference that a few machine words hold: nothing is allocated.

constexpr std::size_t mostShortWords = 4;
constexpr std::size_t mostShortRows = 64 * mostShortWords;
constexpr std::size_t mostShortColumns = 256;

/// The columns of the table, one for each element of the hypothesis. `note(column, word, Column, down)` is
/// told what each gave.
template <std::size_t words, typename Element, typename Note>
void runColumns(std::span<const Element> reference, std::span<const Element> hypothesis, const Note& note) {
    const ShortMasks<Element, words> masks(reference);
    std::array<DownSteps, words> down;
    for (std::size_t c = 0; c < hypothesis.size(); ++c) {
        const auto& equal = masks.of(hypothesis[c]);
        AcrossSteps above;
        for (std::size_t word = 0; word < words; ++word) {
            const Column column = advance(down[word], equal[word], above);
            above = lastOf(column.across);
            note(c, word, column, down[word]);
        }
    }
}

template <std::size_t words, typename Element>
std::int64_t distanceWithin(std::span<const Element> reference, std::span<const Element> hypothesis) {
    const std::size_t last = (reference.size() - 1) % 64;
    auto distance = std::ssize(reference);
    runColumns<words>(
        reference, hypothesis,
        [&](std::size_t /*column*/, std::size_t word, const Column& column, const DownSteps& /*down*/) {
            if (word + 1 < words) return;
            distance += 1 - static_cast<std::int64_t>(column.across.notRises >> last & 1U) -
                        static_cast<std::int64_t>(column.across.falls >> last & 1U);
        });
    return distance;
}

/// Levenshtein's, for a reference of 1 to mostShortRows elements and any hypothesis.
template <typename Element>
std::int64_t shortDistance(std::span<const Element> reference, std::span<const Element> hypothesis) {
    switch ((reference.size() + 63) / 64) {
    case 1:
        return distanceWithin<1>(reference, hypothesis);
    case 2:
        return distanceWithin<2>(reference, hypothesis);
    case 3:
        return distanceWithin<3>(reference, hypothesis);
    default:
        return distanceWithin<mostShortWords>(reference, hypothesis);
    }
}

template <std::size_t words, typename Element, typename Take>
Position walkWithin(std::span<const Element> reference, std::span<const Element> hypothesis, Take& take) {
    std::array<std::array<Cells, words>, mostShortColumns> cells;
    runColumns<words>(reference, hypothesis,
                      [&](std::size_t c, std::size_t word, const Column& column, const DownSteps& down) {
                          cells[c][word] = {column.level, down.rises};
                      });
    Position at{reference.size(), hypothesis.size()};
    while (at.reference > 0 && at.hypothesis > 0) {
        const std::size_t row = at.reference - 1;
        const std::size_t column = at.hypothesis - 1;
        const bool equal = reference[row] == hypothesis[column];
        const Edit::Type step = equal ? Edit::Type::match : cells[column][row / 64].stepBack(row % 64);
        if (step != Edit::Type::insertion) --at.reference;
        if (step != Edit::Type::deletion) --at.hypothesis;
        take(step);
    }
    return at;
}

/// The alignment's steps from its end on, as EditTable::walkBack(), of a reference of 1 to mostShortRows
/// elements and a hypothesis of 1 to mostShortColumns.
template <typename Element, typename Take>
Position walkShort(std::span<const Element> reference, std::span<const Element> hypothesis, Take& take) {
    switch ((reference.size() + 63) / 64) {
    case 1:
        return walkWithin<1>(reference, hypothesis, take);
    case 2:
        return walkWithin<2>(reference, hypothesis, take);
    case 3:
        return walkWithin<3>(reference, hypothesis, take);
    default:
        return walkWithin<mostShortWords>(reference, hypothesis, take);
    }
}

} // namespace offramp::detail
