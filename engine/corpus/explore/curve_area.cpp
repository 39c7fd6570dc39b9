// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/curve_area.h"

#include <algorithm>

namespace offramp {

Curve ascending(std::span<const CurvePoint> points) {
    Curve sorted(points.begin(), points.end());
    std::ranges::sort(sorted, [](const CurvePoint& one, const CurvePoint& other) {
        return one.cost < other.cost || (one.cost == other.cost && one.wer < other.wer);
    });
    const auto rest =
        std::unique(sorted.begin(), sorted.end(),
                    [](const CurvePoint& one, const CurvePoint& other) { return one.cost == other.cost; });
    sorted.erase(rest, sorted.end());
    return sorted;
}

std::optional<Range> sharedCosts(std::span<const Curve> curves) {
    std::optional<Range> shared;
    for (const Curve& curve : curves) {
        if (curve.empty()) return std::nullopt;
        const auto [least, most] = std::ranges::minmax(curve, {}, &CurvePoint::cost);
        if (!shared) shared = Range{least.cost, most.cost};
        shared->low = std::max(shared->low, least.cost);
        shared->high = std::min(shared->high, most.cost);
    }
    return shared && shared->low < shared->high ? shared : std::nullopt;
}

std::optional<double> werAt(const Curve& curve, double cost) {
    const auto above = std::ranges::lower_bound(curve, cost, {}, &CurvePoint::cost);
    if (above == curve.end() || (above == curve.begin() && above->cost > cost)) return std::nullopt;
    if (above->cost == cost) return above->wer;
    const auto below = above - 1;
    const double share = (cost - below->cost) / (above->cost - below->cost);
    return below->wer + share * (above->wer - below->wer);
}

std::optional<double> areaUnder(const Curve& curve, const Range& costs) {
    const auto atLow = werAt(curve, costs.low);
    const auto atHigh = werAt(curve, costs.high);
    if (!atLow || !atHigh || costs.high < costs.low) return std::nullopt;
    double area = 0;
    CurvePoint before{costs.low, *atLow};
    const auto add = [&](const CurvePoint& next) {
        area += (next.cost - before.cost) * (next.wer + before.wer) / 2;
        before = next;
    };
    for (const CurvePoint& point : curve)
        if (point.cost > costs.low && point.cost < costs.high) add(point);
    add({costs.high, *atHigh});
    return area;
}

} // namespace offramp
