// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace offramp::detail {

/// How 64 neighbours in the table of distances differ, each from the one before it: which are 1 more and
/// which 1 less. All are 1 more along the table's first row and column.
struct Deltas {
    std::uint64_t plus = ~std::uint64_t{0};
    std::uint64_t minus = 0;
};

/// One column of 64 cells of the table of distances, computed at once (Myers 1999, for blocks).
struct Column {
    std::uint64_t level = 0; ///< cells that equal the one diagonally before them (D0 of Hyyrö 2003)
    Deltas across;           ///< how the cells differ from their left neighbours
};

/// `down`: how the cells differ downwards in the column before; becomes the same of this column. `equal`: the
/// rows whose element is the column's. `above`, in the lowest bit: how the cell above differs from its left
/// neighbour.
inline Column advance(Deltas& down, std::uint64_t equal, const Deltas& above) {
    const std::uint64_t begins = equal | above.minus;
    const std::uint64_t carried = (((begins & down.plus) + down.plus) ^ down.plus) | begins;
    const std::uint64_t stays = equal | down.minus;
    const Column column{carried | down.minus, {down.minus | ~(carried | down.plus), down.plus & carried}};
    const std::uint64_t plusAbove = 2 * column.across.plus + above.plus;
    const std::uint64_t minusAbove = 2 * column.across.minus + above.minus;
    down = {minusAbove | ~(stays | plusAbove), plusAbove & stays};
    return column;
}

/// A tile of the table, 64 · `words` rows and 1 to 64 columns. `down`: how the column before it differs
/// downwards; becomes the same of its last. `across`: how the row above it differs, a bit for each column;
/// becomes the same of its last row. `equal(column, word)` gives the rows whose element is the column's;
/// `note(column, word, level, down)` is told what each column gave.
template <std::size_t words, typename Equal, typename Note>
void runTile(std::size_t columns, std::array<Deltas, words>& down, Deltas& across, const Equal& equal,
             const Note& note) {
    std::array<Deltas, words> running = down;
    Deltas row = across;
    Deltas last{0, 0};
    for (std::size_t c = 0; c < columns; ++c) {
        Deltas above{row.plus & 1U, row.minus & 1U};
        row = {row.plus >> 1U, row.minus >> 1U};
        for (std::size_t word = 0; word < words; ++word) {
            const Column column = advance(running[word], equal(c, word), above);
            above = {column.across.plus >> 63U, column.across.minus >> 63U};
            note(c, word, column.level, running[word]);
        }
        last = {last.plus >> 1U | above.plus << 63U, last.minus >> 1U | above.minus << 63U};
    }
    const std::size_t unused = (64 - columns) % 64;
    across = {last.plus >> unused, last.minus >> unused};
    down = running;
}

} // namespace offramp::detail
