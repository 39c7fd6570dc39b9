// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/staircase.h"

#include "corpus/explore/short_number.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace offramp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

Staircase::Staircase(const Scale& scale, std::size_t exits, std::span<const std::uint32_t> selection)
    : sign_(scale.sign), inclusive_(scale.inclusive) {
    for (std::size_t i = 0; i < selection.size(); ++i)
        add(std::span(scale.unsureness).subspan(selection[i] * exits, exits), static_cast<std::uint32_t>(i));
    std::ranges::sort(turns_, [](const Turn& one, const Turn& other) {
        return std::tie(one.unsureness, one.utterance) < std::tie(other.unsureness, other.utterance);
    });
}

/// Exits that are surer than all before them are those that some threshold stops at.
void Staircase::add(std::span<const double> row, std::uint32_t utterance) {
    const std::size_t first = turns_.size();
    double surest = infinity;
    for (std::size_t exit = 0; exit + 1 < row.size(); ++exit) {
        if (!(row[exit] < surest)) continue;
        surest = row[exit];
        turns_.push_back({surest, utterance, 0, static_cast<std::int16_t>(exit)});
    }
    auto from = static_cast<std::int16_t>(row.size() - 1);
    for (std::size_t i = turns_.size(); i-- > first;) {
        turns_[i].from = from;
        from = turns_[i].to;
    }
}

std::size_t Staircase::endOfStep(std::size_t first) const {
    std::size_t end = first + 1;
    while (end < turns_.size() && turns_[end].unsureness == turns_[first].unsureness)
        ++end;
    return end;
}

double Staircase::thresholdAfter(std::size_t made) const {
    if (turns_.empty()) return 0; // nothing can pass: any threshold will do
    const double below = made > 0 ? turns_[made - 1].unsureness : -infinity;
    const double above = made < turns_.size() ? turns_[made].unsureness : infinity;
    const double quarter = (above - below) / 4;
    const double middle = std::isfinite(quarter) ? shortestUpTo(below + quarter, above - quarter) : below;
    double bar = 0;
    if (middle > below && middle < above) {
        bar = middle;
    } else if (made == 0) {
        bar = inclusive_ ? std::nextafter(above, -infinity) : above;
    } else if (made == turns_.size()) {
        bar = inclusive_ ? below : std::nextafter(below, infinity);
    } else {
        bar = inclusive_ ? below : above;
    }
    return sign_ * bar + 0.0; // not −0
}

std::size_t Staircase::turnsMade(double threshold) const {
    const double bar = sign_ * threshold;
    const auto made = std::ranges::partition_point(turns_, [&](const Turn& turn) {
        return inclusive_ ? turn.unsureness <= bar : turn.unsureness < bar;
    });
    return static_cast<std::size_t>(made - turns_.begin());
}

} // namespace offramp
