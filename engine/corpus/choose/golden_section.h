// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>

namespace offramp {

/// Where a function is smallest between `low` and `high`, within `precision` if it has one valley there:
/// first the best of `points` ≥ 3 evenly spread places, then golden sections (Kiefer 1953) between its
/// neighbours. Returns an end itself if nothing between is lower.
template <typename Function>
[[nodiscard]] double smallestAt(const Function& function, double low, double high, double precision,
                                std::size_t points = 9) {
    const double step = (high - low) / static_cast<double>(points - 1);
    double best = low;
    double least = function(low);
    for (std::size_t i = 1; i < points; ++i) {
        const double place = i + 1 == points ? high : low + static_cast<double>(i) * step;
        const double value = function(place);
        if (!(value < least)) continue;
        least = value;
        best = place;
    }
    const double ratio = 1 / std::numbers::phi;
    double left = best - step > low ? best - step : low;
    double right = best + step < high ? best + step : high;
    double one = right - ratio * (right - left);
    double other = left + ratio * (right - left);
    double atOne = function(one);
    double atOther = function(other);
    while (right - left > precision) {
        if (atOne < atOther) {
            right = other;
            other = one;
            atOther = atOne;
            one = right - ratio * (right - left);
            atOne = function(one);
        } else {
            left = one;
            one = other;
            atOne = atOther;
            other = left + ratio * (right - left);
            atOther = function(other);
        }
    }
    const double middle = (left + right) / 2;
    return function(middle) < least ? middle : best;
}

} // namespace offramp
