// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/trade_off.h"
#include "corpus/explore/measure_quality.h"
#include "figure/figure_chart.h"
#include "scoring/align.h"
#include "scoring/calibration.h"
#include "scoring/roc.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace offramp {

// The corpus bench's plots as charts for figures, from what the plots are made of. Numbers and names are
// those that the plots show.

/// `current`: what the policy in force comes to.
[[nodiscard]] FigureChart tradeOffChart(const TradeOffFigures& figures, CostAxis axis,
                                        const std::optional<OperatingPoint>& current);
/// A bar for each exit: how many utterances take it.
[[nodiscard]] FigureChart exitsChart(const QStringList& exits, const std::vector<std::int64_t>& counts);
[[nodiscard]] FigureChart scatterChart(const MeasureScatter& scatter, const QString& measure,
                                       std::optional<double> threshold);
[[nodiscard]] FigureChart reliabilityChart(const Reliability& reliability, const QString& confidence);
[[nodiscard]] FigureChart rocChart(const std::vector<std::optional<Roc>>& rocs);
/// Word error rates of the exits by kinds of errors.
[[nodiscard]] FigureChart errorsChart(const std::vector<ErrorCounts>& errors);

} // namespace offramp
