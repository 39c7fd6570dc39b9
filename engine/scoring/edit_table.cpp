// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/edit_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace offramp::detail {

namespace {

/// From the first of so many cells to the one behind them.
std::int64_t sumOf(const AcrossSteps& steps, std::size_t cells) {
    return static_cast<std::int64_t>(cells) - std::popcount(steps.notRises) - std::popcount(steps.falls);
}

/// Both ways.
std::size_t longerOf(const Part& part) {
    return std::max(part.strips.size(), part.tiles.size());
}

bool isInside(const Part& part, const Position& at) {
    return at.reference > part.strips.first * tileRows && at.hypothesis > part.tiles.first * tileColumns;
}

/// The distance where a strip's band begins, at its lower left; from there to the table's end.
class Corner {
public:
    /// Of a table of so many columns.
    explicit Corner(std::size_t columns) : columns_(columns) {}
    /// Behind a strip's tiles, to where the band of the next begins. Returns what every cell between is at
    /// least.
    std::int64_t pass(const Range& tiles, std::size_t next, const std::vector<AcrossSteps>& across) {
        value_ += static_cast<std::int64_t>(tileRows);
        std::int64_t value = value_;
        std::int64_t least = value;
        for (std::size_t tile = tiles.first; tile < tiles.last; ++tile) {
            const std::int64_t before = value;
            value += sumOf(across[tile], std::min(tileColumns, columns_ - tile * tileColumns));
            // Falling by 1 from the one end and rising by 1 to the other.
            least = std::min(least, (before + value - static_cast<std::int64_t>(tileColumns)) / 2);
            if (tile < next) value_ = value;
        }
        return least;
    }
    /// The table's end, from the last strip's; that has `rows` rows, and `down` at its right.
    [[nodiscard]] std::int64_t end(const Down& down, std::size_t rows) const {
        std::int64_t value = value_;
        for (std::size_t row = rows; row < tileRows; ++row) {
            const DownSteps& steps = down[row / 64];
            value += 1 - static_cast<std::int64_t>(steps.rises >> row % 64 & 1U) -
                     static_cast<std::int64_t>(steps.notFalls >> row % 64 & 1U);
        }
        return value;
    }

private:
    std::size_t columns_;
    std::int64_t value_ = 0;
};

constexpr auto nothing = [](auto&&...) {
};

} // namespace

/// A small table gains nothing by a band. Else a guess.
std::int64_t EditTable::firstBound() const {
    constexpr std::int64_t small = 8 * static_cast<std::int64_t>(tileRows);
    const std::int64_t longer = strips_.longer();
    return longer <= small ? longer : std::min(longer, std::abs(strips_.corner()) + longer / 32);
}

/// At least twice as much (Ukkonen 1985); more where the errors up to there let expect more, and no more than
/// a path that was found costs.
std::int64_t EditTable::nextBound(const Swept& swept) const {
    const std::int64_t twice = std::min(strips_.longer(), 2 * strips_.bound());
    if (swept.distance) return std::min(*swept.distance, twice);
    const auto share = static_cast<double>(swept.strips) / static_cast<double>(strips_.whole().strips.size());
    const auto expected = static_cast<std::int64_t>(1.25 * static_cast<double>(strips_.bound()) / share);
    return std::min(strips_.longer(), std::max(twice, expected));
}

/// Computes a part strip by strip and keeps the edges of its smaller parts; `after(strip, across, down)`,
/// told what is below and right of each strip, says whether to go on.
template <typename After>
void EditTable::keep(const Part& part, Edges edges, KeptEdges& kept, const After& after) {
    for (std::size_t strip = part.strips.first; strip < part.strips.last; ++strip) {
        kept.keepTop(strip, edges.top);
        Down& down = edges.left[strip - part.strips.first];
        const auto keepLeft = [&](std::size_t tile, const Down& left) {
            kept.keepLeft(strip, tile, left);
        };
        strips_.run(strip, part, edges.top, down, keepLeft, nothing);
        if (!after(strip, edges.top, down)) return;
    }
}

/// The table within the bound, as long as the distance may be within it.
EditTable::Swept EditTable::sweep(KeptEdges& kept) {
    const Part part = strips_.whole();
    Swept swept;
    Corner corner(strips_.hypothesis().size());
    const auto after = [&](std::size_t strip, const std::vector<AcrossSteps>& across, const Down& down) {
        const Range tiles = strips_.tilesOf(strip, part);
        const bool last = ++swept.strips == part.strips.size();
        const std::size_t next = last ? tiles.last : strips_.tilesOf(strip + 1, part).first;
        const std::int64_t least = corner.pass(tiles, next, across);
        if (last) swept.distance = corner.end(down, strips_.reference().size() - strip * tileRows);
        return least <= strips_.bound();
    };
    keep(part, Edges(part.tiles.size(), part.strips.size()), kept, after);
    return swept;
}

/// Sweeps with wider and wider bands until one holds the distance.
std::pair<std::int64_t, KeptEdges> EditTable::sweepAll(std::size_t step) {
    strips_.setBound(firstBound());
    for (;;) {
        KeptEdges kept(strips_.whole(), step);
        const Swept swept = sweep(kept);
        if (swept.distance && *swept.distance <= strips_.bound()) return {*swept.distance, std::move(kept)};
        strips_.setBound(nextBound(swept));
    }
}

std::int64_t EditTable::distance() {
    return sweepAll(longerOf(strips_.whole())).first;
}

Position EditTable::walkBack(std::vector<Edit::Type>& steps) {
    const Part part = strips_.whole();
    Position at{strips_.reference().size(), strips_.hypothesis().size()};
    if (isSmall(part))
        walk(part, Edges(part.tiles.size(), part.strips.size()), at, steps);
    else
        walkParts(part, sweepAll(stepOf(part)).second, at, steps);
    return at;
}

bool EditTable::isSmall(const Part& part) const {
    return longerOf(part) <= memory_.tiles;
}

/// As fine as the memory allows, but always a true division.
std::size_t EditTable::stepOf(const Part& part) const {
    const std::size_t tiles = part.strips.size() * part.tiles.size();
    std::size_t step = memory_.tiles;
    while (2 * step < longerOf(part) && tiles / step * (sizeof(AcrossSteps) + sizeof(Down)) > memory_.bytes)
        step *= 2;
    return step;
}

/// The part's cells, two bits each.
void EditTable::record(const Part& part, Edges edges) {
    const std::size_t columns = part.tiles.size() * tileColumns;
    cells_.resize(std::max(cells_.size(), part.strips.size() * columns * tileWords));
    for (std::size_t strip = part.strips.first; strip < part.strips.last; ++strip) {
        const std::size_t at = strip - part.strips.first;
        Cells* cells = cells_.data() + at * columns * tileWords;
        const auto note = [cells, first = part.tiles.first](std::size_t tile, std::size_t column,
                                                            std::size_t word, std::uint64_t level,
                                                            const DownSteps& down) {
            cells[((tile - first) * tileColumns + column) * tileWords + word] = {level, down.rises};
        };
        strips_.run(strip, part, edges.top, edges.left[at], nothing, note);
    }
}

void EditTable::walk(const Part& part, Edges edges, Position& at, std::vector<Edit::Type>& steps) {
    if (isSmall(part)) {
        record(part, std::move(edges));
        walkCells(part, at, steps);
        return;
    }
    KeptEdges kept(part, stepOf(part));
    keep(part, std::move(edges), kept, [](auto&&...) { return true; });
    walkParts(part, kept, at, steps);
}

void EditTable::walkParts(const Part& part, const KeptEdges& kept, Position& at,
                          std::vector<Edit::Type>& steps) {
    while (isInside(part, at)) {
        const Part smaller = kept.around((at.reference - 1) / tileRows, (at.hypothesis - 1) / tileColumns);
        walk(smaller, kept.edgesOf(smaller), at, steps);
    }
}

void EditTable::walkCells(const Part& part, Position& at, std::vector<Edit::Type>& steps) const {
    const std::size_t columns = part.tiles.size() * tileColumns;
    while (isInside(part, at)) {
        const std::size_t row = at.reference - 1 - part.strips.first * tileRows;
        const std::size_t column = at.hypothesis - 1 - part.tiles.first * tileColumns;
        const Cells& cells = cells_[(row / tileRows * columns + column) * tileWords + row % tileRows / 64];
        const bool equal = strips_.reference()[at.reference - 1] == strips_.hypothesis()[at.hypothesis - 1];
        const Edit::Type step = equal ? Edit::Type::match : cells.stepBack(row % 64);
        if (step != Edit::Type::insertion) --at.reference;
        if (step != Edit::Type::deletion) --at.hypothesis;
        steps.push_back(step);
    }
}

} // namespace offramp::detail
