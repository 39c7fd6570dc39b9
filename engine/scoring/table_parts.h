// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/bit_column.h"

#include <array>
#include <cstddef>
#include <vector>

namespace offramp::detail {

// The table of distances is computed in tiles: a row of the table is an element of the reference, a column
// one of the hypothesis.
constexpr std::size_t tileWords = 2; ///< one below the other
constexpr std::size_t tileRows = 64 * tileWords;
constexpr std::size_t tileColumns = 64;

/// Of a tile's height.
using Down = std::array<DownSteps, tileWords>;

/// first … last − 1.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first; }
};

/// A rectangle of tiles.
struct Part {
    Range strips; ///< rows of tiles
    Range tiles;  ///< of each strip
};

/// How the cells just above and just left of a part differ. As made: along the table's first row and column
/// each cell is one more than the one before it.
struct Edges {
    Edges(std::size_t tiles, std::size_t strips) : top(tiles), left(strips) {}

    std::vector<AcrossSteps> top; ///< one a tile
    std::vector<Down> left;       ///< one a strip
};

/// The edges of the smaller parts that a part is cut in.
class KeptEdges {
public:
    /// Smaller parts of `step` tiles both ways.
    KeptEdges(const Part& part, std::size_t step)
        : part_(part), step_(step), tops_(groups(part.strips), std::vector<AcrossSteps>(part.tiles.size())),
          lefts_(groups(part.tiles), std::vector<Down>(part.strips.size())) {}

    void keepTop(std::size_t strip, const std::vector<AcrossSteps>& top) {
        const std::size_t at = strip - part_.strips.first;
        if (at % step_ == 0) tops_[at / step_] = top;
    }
    void keepLeft(std::size_t strip, std::size_t tile, const Down& left) {
        const std::size_t at = tile - part_.tiles.first;
        if (at % step_ == 0) lefts_[at / step_][strip - part_.strips.first] = left;
    }
    /// The smaller part that a tile is in.
    [[nodiscard]] Part around(std::size_t strip, std::size_t tile) const {
        return {around(part_.strips, strip), around(part_.tiles, tile)};
    }
    [[nodiscard]] Edges edgesOf(const Part& smaller) const {
        const std::size_t strip = smaller.strips.first - part_.strips.first;
        const std::size_t tile = smaller.tiles.first - part_.tiles.first;
        Edges edges(smaller.tiles.size(), smaller.strips.size());
        for (std::size_t i = 0; i < edges.top.size(); ++i)
            edges.top[i] = tops_[strip / step_][tile + i];
        for (std::size_t i = 0; i < edges.left.size(); ++i)
            edges.left[i] = lefts_[tile / step_][strip + i];
        return edges;
    }

private:
    [[nodiscard]] std::size_t groups(const Range& range) const { return (range.size() + step_ - 1) / step_; }
    [[nodiscard]] Range around(const Range& range, std::size_t at) const {
        const std::size_t first = range.first + (at - range.first) / step_ * step_;
        return {first, first + step_ < range.last ? first + step_ : range.last};
    }

    Part part_;
    std::size_t step_;
    std::vector<std::vector<AcrossSteps>> tops_; ///< of every `step`-th strip
    std::vector<std::vector<Down>> lefts_;       ///< of every `step`-th tile
};

} // namespace offramp::detail
