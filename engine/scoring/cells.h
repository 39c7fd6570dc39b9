// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"

#include <cstddef>
#include <cstdint>

namespace offramp::detail {

/// 64 cells of the table, one below the other: what an alignment must know of them.
struct Cells {
    std::uint64_t level; ///< which equal the one diagonally before them
    std::uint64_t rises; ///< which are one more than the one above them

    /// Back from a cell whose two elements differ: a substitution where the diagonal is a least-cost way,
    /// else a deletion where the way down is one, else an insertion.
    [[nodiscard]] Edit::Type stepBack(std::size_t row) const {
        if ((level >> row & 1U) == 0) return Edit::Type::substitution;
        return (rises >> row & 1U) != 0 ? Edit::Type::deletion : Edit::Type::insertion;
    }
};

/// How many elements of two sequences are still to be aligned, counted from their beginnings.
struct Position {
    std::size_t reference = 0;
    std::size_t hypothesis = 0;
};

} // namespace offramp::detail
