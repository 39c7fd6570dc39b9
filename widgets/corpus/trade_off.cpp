// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trade_off.h"

#include "text/engine_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::TradeOff)
};

std::optional<QPointF> placeOf(const OperatingPoint& point, CostAxis axis) {
    const auto cost = costOf(point, axis);
    const auto wer = point.wer();
    if (!cost || !wer || !std::isfinite(*cost)) return std::nullopt;
    return QPointF(*cost, *wer * 100);
}

/// By linear interpolation; `x` lies within the curve, which ascends.
double heightAt(const std::vector<QPointF>& curve, double x) {
    const auto above = std::lower_bound(curve.begin(), curve.end(), x,
                                        [](const QPointF& point, double key) { return point.x() < key; });
    if (above == curve.begin()) return above->y();
    const auto below = above - 1;
    const double width = above->x() - below->x();
    return below->y() + (above->y() - below->y()) * (x - below->x()) / width;
}

} // namespace

std::optional<double> costOf(const OperatingPoint& point, CostAxis axis) {
    switch (axis) {
    case CostAxis::averageLayer:
        return point.utterances > 0 ? std::optional(point.averageLayer) : std::nullopt;
    case CostAxis::gmacs:
        return point.gmacs;
    case CostAxis::seconds:
        return point.seconds;
    case CostAxis::realTimeFactor:
        break;
    }
    return point.realTimeFactor;
}

QString axisText(CostAxis axis) {
    switch (axis) {
    case CostAxis::averageLayer:
        return Texts::tr("Average exit layer");
    case CostAxis::gmacs:
        return Texts::tr("GMAC per utterance");
    case CostAxis::seconds:
        return Texts::tr("Seconds per utterance");
    case CostAxis::realTimeFactor:
        break;
    }
    return Texts::tr("Real-time factor");
}

QString costText(double cost, CostAxis axis) {
    switch (axis) {
    case CostAxis::averageLayer:
        return Texts::tr("average layer %1").arg(numberText(cost));
    case CostAxis::gmacs:
        return Texts::tr("%1 GMAC").arg(numberText(cost));
    case CostAxis::seconds:
        return secondsText(cost);
    case CostAxis::realTimeFactor:
        break;
    }
    return Texts::tr("real-time factor %1").arg(numberText(cost));
}

std::vector<QPointF> placesOf(const std::vector<SweepPoint>& points, CostAxis axis) {
    std::vector<QPointF> places;
    places.reserve(points.size());
    for (const SweepPoint& point : points)
        if (const auto place = placeOf(point.point, axis)) places.push_back(*place);
    return places;
}

std::vector<QPointF> randomPlaces(const std::vector<SweepPoint>& points,
                                  const std::vector<TradeOffMark>& exits, CostAxis axis) {
    std::vector<QPointF> fixed;
    for (const TradeOffMark& exit : exits)
        if (const auto place = placeOf(exit.point, axis)) fixed.push_back(*place);
    std::vector<QPointF> places;
    if (fixed.size() != exits.size()) return places;
    for (const SweepPoint& point : points) {
        const auto& histogram = point.point.histogram;
        if (histogram.size() != fixed.size() || point.point.utterances == 0) continue;
        QPointF mean;
        for (std::size_t exit = 0; exit < fixed.size(); ++exit)
            mean += fixed[exit] * static_cast<double>(histogram[exit]);
        places.push_back(mean / static_cast<double>(point.point.utterances));
    }
    return places;
}

std::optional<CostRange> sharedRange(const std::vector<std::vector<QPointF>>& curves) {
    std::optional<CostRange> shared;
    for (const auto& curve : curves) {
        if (curve.empty()) continue;
        const auto [least, most] = std::minmax_element(
            curve.begin(), curve.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
        if (!shared) shared = CostRange{least->x(), most->x()};
        shared->from = std::max(shared->from, least->x());
        shared->to = std::min(shared->to, most->x());
    }
    return shared && shared->from < shared->to ? shared : std::nullopt;
}

std::optional<double> meanUnder(std::vector<QPointF> curve, const CostRange& range) {
    if (curve.size() < 2 || range.to <= range.from) return std::nullopt;
    std::stable_sort(curve.begin(), curve.end(),
                     [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    if (curve.front().x() > range.from || curve.back().x() < range.to) return std::nullopt;
    double area = 0;
    QPointF before(range.from, heightAt(curve, range.from));
    const auto add = [&](const QPointF& next) {
        area += (next.x() - before.x()) * (next.y() + before.y()) / 2;
        before = next;
    };
    for (const QPointF& point : curve)
        if (point.x() > range.from && point.x() < range.to) add(point);
    add({range.to, heightAt(curve, range.to)});
    return area / (range.to - range.from);
}

} // namespace offramp
