// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/measure_column.h"
#include "corpus/explore/short_number.h"
#include "corpus/explore/sweep.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Values and thresholds are taken by their unsureness here: as they are where low is good, else their
// negatives. A measure passes below its threshold then, and at it where it is inclusive.

/// The values at which what an utterance does changes: at an exit before the last, surer than all before it.
/// From sure to unsure.
std::vector<double> turningValues(const CorpusResults& results, std::span<const double> values, double sign,
                                  std::span<const std::uint32_t> selection) {
    std::vector<double> found;
    for (const std::uint32_t utterance : selection) {
        double best = infinity;
        bool any = false;
        for (std::size_t exit = 0; exit + 1 < results.exits(); ++exit) {
            const double unsureness = sign * values[results.at(utterance, exit)];
            if (!(unsureness < best || (!any && unsureness == best))) continue;
            best = unsureness;
            any = true;
            found.push_back(best);
        }
    }
    std::ranges::sort(found);
    return found;
}

/// About `points` of the sorted numbers' places, the ends among them, each number once.
std::vector<std::size_t> spread(const std::vector<double>& sorted, std::size_t points) {
    std::vector<std::size_t> places;
    const std::size_t last = sorted.size() - 1;
    const std::size_t steps = std::max<std::size_t>(points, 2) - 1;
    for (std::size_t i = 0; i <= steps; ++i) {
        const std::size_t place = i * last / steps;
        if (places.empty() || sorted[place] > sorted[places.back()]) places.push_back(place);
    }
    return places;
}

/// How far beyond the outermost values a threshold may lie.
double marginOf(const std::vector<double>& sorted) {
    constexpr double share = 0.01;
    const double width = sorted.back() - sorted.front();
    if (!std::isfinite(width)) return 1;
    return share * (width > 0 ? width : std::max(std::abs(sorted.front()), 1.0));
}

/// The shortest thresholds that do what the values at those places do, and one that the ends leave out.
std::vector<double> between(const std::vector<double>& sorted, const std::vector<std::size_t>& places,
                            bool inclusive) {
    const double margin = marginOf(sorted);
    std::vector<double> thresholds;
    if (inclusive) thresholds.push_back(shortestFrom(sorted.front() - margin, sorted.front()));
    for (const std::size_t place : places) {
        const double value = sorted[place];
        const auto below = std::lower_bound(sorted.begin(), sorted.end(), value);
        const auto above = std::upper_bound(below, sorted.end(), value);
        thresholds.push_back(
            inclusive ? shortestFrom(value, above == sorted.end() ? value + margin : *above)
                      : shortestUpTo(below == sorted.begin() ? value - margin : *(below - 1), value));
    }
    if (!inclusive) thresholds.push_back(shortestUpTo(sorted.back(), sorted.back() + margin));
    return thresholds;
}

} // namespace

std::vector<double> sweepThresholds(const CorpusResults& results, const DecoderResults& decoder,
                                    const MeasureSpec& spec, std::size_t points,
                                    std::span<const std::uint32_t> selection) {
    const double sign = spec.measure->direction == Direction::lowIsGood ? 1 : -1;
    const auto values = turningValues(results, valuesOf(results, decoder, spec), sign, selection);
    if (values.empty()) return {0}; // nothing can pass: any threshold will do
    const std::vector<std::size_t> places = spread(values, points > 1 ? points - 1 : 1);
    std::vector<double> thresholds = between(values, places, spec.measure->inclusive);
    for (double& threshold : thresholds)
        threshold *= sign;
    return thresholds;
}

} // namespace offramp
