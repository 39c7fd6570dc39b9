// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace offramp::detail {

// Neighbours in the table of distances differ by −1, 0 or 1: each fact of 64 of them is a machine word. Which
// words are kept, and which of them negated, is chosen so that the way from one column to the next is short.

/// How cells differ from those above them. As made: each is 1 more, as along the table's first column.
struct DownSteps {
    std::uint64_t rises = ~std::uint64_t{0};    ///< 1 more
    std::uint64_t notFalls = ~std::uint64_t{0}; ///< 0 or 1 more
};

/// How cells differ from their left neighbours. As made: each is 1 more, as along the table's first row.
struct AcrossSteps {
    std::uint64_t notRises = 0; ///< 0 or 1 less
    std::uint64_t falls = 0;    ///< 1 less
};

/// One column of 64 cells of the table of distances, computed at once (Myers 1999, for blocks).
struct Column {
    std::uint64_t level = 0; ///< cells that equal the one diagonally before them (D0 of Hyyrö 2003)
    AcrossSteps across;
};

/// `down`: of the column before; becomes this column's. `equal`: the rows whose element is the column's.
/// `above`, in the lowest bit: of the cell above.
inline Column advance(DownSteps& down, std::uint64_t equal, const AcrossSteps& above) {
    const std::uint64_t begins = equal | above.falls;
    const std::uint64_t sum = ((begins & down.rises) + down.rises) ^ down.rises;
    const std::uint64_t carried = sum | begins;
    const Column column{carried | ~down.notFalls,
                        {down.notFalls & (sum | (begins | down.rises)), down.rises & carried}};
    const std::uint64_t notRisesAbove = 2 * column.across.notRises + above.notRises;
    const std::uint64_t fallsAbove = 2 * column.across.falls + above.falls;
    const std::uint64_t differs = down.notFalls & ~equal;
    down = {fallsAbove | (differs & notRisesAbove), differs | notRisesAbove};
    return column;
}

/// The same of the last of the 64 cells, in the lowest bit.
inline AcrossSteps lastOf(const AcrossSteps& across) {
    return {across.notRises >> 63U, across.falls >> 63U};
}

/// A tile of the table, 64 · `words` rows and 1 to 64 columns. `down`: of the column before it; becomes that
/// of its last. `across`: of the row above it, a bit for each column; becomes that of its last row.
/// `equal(column, word)` gives the rows whose element is the column's; `note(column, word, level, down)` is
/// told what each column gave.
template <std::size_t words, typename Equal, typename Note>
void runTile(std::size_t columns, std::array<DownSteps, words>& down, AcrossSteps& across, const Equal& equal,
             const Note& note) {
    std::array<DownSteps, words> running = down;
    AcrossSteps row = across;
    AcrossSteps last;
    for (std::size_t c = 0; c < columns; ++c) {
        AcrossSteps above{row.notRises & 1U, row.falls & 1U};
        row = {row.notRises >> 1U, row.falls >> 1U};
        for (std::size_t word = 0; word < words; ++word) {
            const Column column = advance(running[word], equal(c, word), above);
            above = lastOf(column.across);
            note(c, word, column.level, running[word]);
        }
        last = {last.notRises >> 1U | above.notRises << 63U, last.falls >> 1U | above.falls << 63U};
    }
    const std::size_t unused = (64 - columns) % 64;
    across = {last.notRises >> unused, last.falls >> unused};
    down = running;
}

} // namespace offramp::detail
