// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// A point of a curve of errors against costs.
struct CurvePoint {
    double cost = 0; ///< average layer, GMAC, seconds …
    double wer = 0;  ///< a fraction

    bool operator==(const CurvePoint&) const = default;
};

using Curve = std::vector<CurvePoint>;

/// The curve by ascending costs. Of points at one cost the one with the fewest errors is kept: a policy can
/// be told to stop there.
[[nodiscard]] Curve ascending(std::span<const CurvePoint> points);

/// The range of costs that all curves reach; nothing if they share none of any width, or one is empty.
[[nodiscard]] std::optional<Range> sharedCosts(std::span<const Curve> curves);

/// The word error rate at a cost, linear between two points; nothing outside the curve. `curve` is
/// ascending().
[[nodiscard]] std::optional<double> werAt(const Curve& curve, double cost);

/// The area under a curve over a range, by trapezoids between its points and the range's ends. Divided by
/// the range's width it is the mean word error rate over these costs. Nothing where the curve doesn't reach
/// over the whole range. `curve` is ascending(). The points of a common threshold's sweep are all that it can
/// do, and what lies between two of them can be reached by choosing at random, so lines it is.
[[nodiscard]] std::optional<double> areaUnder(const Curve& curve, const Range& costs);

} // namespace offramp
