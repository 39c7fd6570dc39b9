// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/baselines.h"
#include "corpus/explore/curve_area.h"
#include "corpus/explore/sweep.h"

#include <QPointF>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// What errors are traded for.
enum class CostAxis { averageLayer, gmacs, seconds, realTimeFactor };

/// Nothing where it isn't known.
[[nodiscard]] std::optional<double> costOf(const TradeOff& place, CostAxis axis);
[[nodiscard]] std::optional<double> costOf(const OperatingPoint& point, CostAxis axis);
/// An axis's title, "GMAC per utterance".
[[nodiscard]] QString axisText(CostAxis axis);
/// A cost for the eye with its unit, "average layer 5.21", "1.93 GMAC".
[[nodiscard]] QString costText(double cost, CostAxis axis);

/// A sweep with a name: a measure's, or a file's.
struct TradeOffCurve {
    QString name;
    std::shared_ptr<const std::vector<SweepPoint>> points; ///< from careful to bold

    bool operator==(const TradeOffCurve&) const = default;
};

/// A policy without a threshold: a fixed exit, an oracle.
struct TradeOffMark {
    QString name;
    OperatingPoint point;
};

/// Where the word error rate of each point of a curve lies by resampling; a fraction.
struct WerBand {
    double level = 0.95; ///< of confidence
    std::vector<double> lower;
    std::vector<double> upper;
};

/// All of a trade-off plot but the current point. A value.
struct TradeOffFigures {
    std::vector<TradeOffCurve> curves; ///< the first is the one that is walked along; empty: nothing to show
    std::optional<WerBand> band;       ///< of the first curve
    std::vector<TradeOffMark> exits;   ///< always the same exit, in order
    std::vector<TradeOffMark> oracles;
};

/// A curve's points that have a place: cost, and corpus word error rate in per cent.
[[nodiscard]] std::vector<QPointF> placesOf(const std::vector<SweepPoint>& points, CostAxis axis);

/// What a random exit at the same rate comes to for each point of a curve: the fixed exits' costs and rates,
/// weighted by the point's histogram. Exact for what is expected, since all of them are means over utterances
/// or words, and a random exit depends on neither.
[[nodiscard]] std::vector<QPointF> randomPlaces(const std::vector<SweepPoint>& points,
                                                const std::vector<TradeOffMark>& exits, CostAxis axis);

/// The same places as the engine takes them for areas, by ascending costs.
[[nodiscard]] Curve ascendingCurve(const std::vector<QPointF>& places);

} // namespace offramp
