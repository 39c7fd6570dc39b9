// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/table_parts.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace offramp::detail {

/// Computes the table of distances strip by strip. With a bound on the distance only the tiles of a band are
/// computed (Ukkonen 1985): then a cell off the paths that cost no more may be too large, never too small.
class TableStrips {
public:
    /// The sequences as numbers, neither empty; those of the reference are below `symbols`, and what the
    /// hypothesis alone has may all be `symbols`. It looks into them.
    TableStrips(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> hypothesis,
                std::size_t symbols)
        : reference_(reference), hypothesis_(hypothesis), masks_((symbols + 1) * tileWords) {
        setBound(longer());
    }

    [[nodiscard]] std::span<const std::uint32_t> reference() const { return reference_; }
    [[nodiscard]] std::span<const std::uint32_t> hypothesis() const { return hypothesis_; }
    /// What the distance can't exceed.
    [[nodiscard]] std::int64_t longer() const {
        return std::max(std::ssize(reference_), std::ssize(hypothesis_));
    }
    /// Hypothesis − reference: the diagonal that the table ends on.
    [[nodiscard]] std::int64_t corner() const { return std::ssize(hypothesis_) - std::ssize(reference_); }
    [[nodiscard]] Part whole() const {
        return {{0, (reference_.size() + tileRows - 1) / tileRows},
                {0, (hypothesis_.size() + tileColumns - 1) / tileColumns}};
    }
    [[nodiscard]] std::int64_t bound() const { return bound_; }

    /// A path that costs no more leaves the way between the diagonals of the table's two ends by half of what
    /// the bound is more than their distance, at most. At least |corner()|.
    void setBound(std::int64_t bound) {
        const std::int64_t spare = (bound - std::abs(corner())) / 2;
        bound_ = bound;
        lowest_ = std::min<std::int64_t>(0, corner()) - spare;
        highest_ = std::max<std::int64_t>(0, corner()) + spare;
    }

    /// The tiles of a part's strip that the band crosses.
    [[nodiscard]] Range tilesOf(std::size_t strip, const Part& part) const {
        const auto above = static_cast<std::int64_t>(strip * tileRows);
        const std::int64_t end =
            std::min(above + static_cast<std::int64_t>(tileRows), std::ssize(reference_));
        const auto begin = static_cast<std::size_t>(std::max<std::int64_t>(0, above + lowest_));
        const auto behind = static_cast<std::size_t>(std::min(std::ssize(hypothesis_), end + highest_));
        const std::size_t first = std::clamp(begin / tileColumns, part.tiles.first, part.tiles.last);
        return {first, std::clamp((behind + tileColumns - 1) / tileColumns, first, part.tiles.last)};
    }

    /// Computes those tiles. `across`: how the row above them differs, one a tile of the part; becomes the
    /// same of their last row. `down`: what is left of the part; becomes what is right of the last tile.
    /// `before(tile, down)` is told what is left of each tile, `note(tile, column, word, level, down)` what
    /// each of its columns gave (advance()).
    template <typename Before, typename Note>
    void run(std::size_t strip, const Part& part, std::vector<AcrossSteps>& across, Down& down,
             const Before& before, const Note& note) {
        const Range range = tilesOf(strip, part);
        if (range.first > part.tiles.first) down = Down(); // left of the band each cell is one more
        mark(strip);
        for (std::size_t tile = range.first; tile < range.last; ++tile) {
            before(tile, down);
            const auto elements = hypothesis_.subspan(tile * tileColumns);
            const auto equal = [at = elements.data(), masks = masks_.data()](std::size_t column,
                                                                             std::size_t word) {
                return masks[at[column] * tileWords + word];
            };
            const auto noteOfTile = [&note, tile](auto... column) {
                note(tile, column...);
            };
            runTile(std::min(tileColumns, elements.size()), down, across[tile - part.tiles.first], equal,
                    noteOfTile);
        }
        unmark(strip);
    }

private:
    [[nodiscard]] std::span<const std::uint32_t> elementsOf(std::size_t strip) const {
        const auto elements = reference_.subspan(strip * tileRows);
        return elements.first(std::min(tileRows, elements.size()));
    }
    void mark(std::size_t strip) {
        std::size_t row = 0;
        for (const std::uint32_t element : elementsOf(strip)) {
            masks_[element * tileWords + row / 64] |= std::uint64_t{1} << row % 64;
            ++row;
        }
    }
    void unmark(std::size_t strip) {
        for (const std::uint32_t element : elementsOf(strip))
            std::fill_n(masks_.begin() + static_cast<std::ptrdiff_t>(element * tileWords), tileWords, 0U);
    }

    std::span<const std::uint32_t> reference_;
    std::span<const std::uint32_t> hypothesis_;
    std::int64_t bound_ = 0;
    std::int64_t lowest_ = 0;          ///< the band's diagonals, hypothesis − reference
    std::int64_t highest_ = 0;         ///< likewise
    std::vector<std::uint64_t> masks_; ///< [symbols + 1][tileWords], of the strip that is computed
};

} // namespace offramp::detail
