// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "time/time_view.h"

#include <QString>

#include <vector>

namespace offramp {

/// Where an axis over `range` has its ticks: multiples of 1, 2 or 5 · 10^k seconds, and above a minute of
/// handsome parts of minutes and hours, at least `spacing` seconds apart.
[[nodiscard]] std::vector<double> timeTicks(TimeRange range, double spacing);

/// "3.25", "1:03.5", "1:02:03": with as many decimals as `step` (seconds) asks for.
[[nodiscard]] QString timeText(double seconds, double step);

} // namespace offramp
