// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/trade_off.h"

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

} // namespace

std::optional<double> costOf(const TradeOff& place, CostAxis axis) {
    switch (axis) {
    case CostAxis::averageLayer:
        return place.averageLayer;
    case CostAxis::gmacs:
        return place.gmacs;
    case CostAxis::seconds:
        return place.seconds;
    case CostAxis::realTimeFactor:
        break;
    }
    return place.realTimeFactor;
}

std::optional<double> costOf(const OperatingPoint& point, CostAxis axis) {
    return costOf(tradeOffOf(point), axis);
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
    std::vector<OperatingPoint> fixed;
    for (const TradeOffMark& exit : exits)
        fixed.push_back(exit.point);
    std::vector<QPointF> places;
    for (const SweepPoint& point : points) {
        if (point.point.histogram.size() != fixed.size() || point.point.utterances == 0) continue;
        const TradeOff expected = expectedAtRandom(fixed, point.point.histogram);
        const auto cost = costOf(expected, axis);
        if (cost && expected.wer) places.emplace_back(*cost, *expected.wer * 100);
    }
    return places;
}

Curve ascendingCurve(const std::vector<QPointF>& places) {
    Curve curve;
    for (const QPointF& place : places)
        curve.push_back({place.x(), place.y() / 100});
    return ascending(curve);
}

} // namespace offramp
