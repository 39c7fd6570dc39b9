// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/cells.h"
#include "scoring/table_strips.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace offramp::detail {

/// The distances between all beginnings of two sequences, with two bits for each pair where an alignment
/// needs them. Of a large table only the edges of its parts are kept; those parts that the alignment crosses
/// are computed again.
class EditTable {
public:
    /// As TableStrips.
    EditTable(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> hypothesis,
              std::size_t symbols, const AlignMemory& memory)
        : strips_(reference, hypothesis, symbols), memory_(memory) {}

    /// Levenshtein's.
    [[nodiscard]] std::int64_t distance();
    /// Appends the alignment's steps from its end on, until one of the sequences is used up; returns what is
    /// left of the other.
    Position walkBack(std::vector<Edit::Type>& steps);

private:
    struct Swept {
        std::optional<std::int64_t>
            distance;           ///< a path's within the band; nothing: all were too dear on the way
        std::size_t strips = 0; ///< that were computed
    };

    [[nodiscard]] std::int64_t firstBound() const;
    [[nodiscard]] std::int64_t nextBound(const Swept& swept) const;
    template <typename After>
    void keep(const Part& part, Edges edges, KeptEdges& kept, const After& after);
    [[nodiscard]] Swept sweep(KeptEdges& kept);
    [[nodiscard]] std::pair<std::int64_t, KeptEdges> sweepAll(std::size_t step);
    [[nodiscard]] bool isSmall(const Part& part) const;
    [[nodiscard]] std::size_t stepOf(const Part& part) const;
    void record(const Part& part, Edges edges);
    void walk(const Part& part, Edges edges, Position& at, std::vector<Edit::Type>& steps);
    void walkParts(const Part& part, const KeptEdges& kept, Position& at, std::vector<Edit::Type>& steps);
    void walkCells(const Part& part, Position& at, std::vector<Edit::Type>& steps) const;

    TableStrips strips_;
    AlignMemory memory_;
    std::vector<Cells> cells_; ///< [strips][columns][tileWords] of the part recorded last
};

} // namespace offramp::detail
