// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/scores.h"

#include <cstdint>
#include <optional>

namespace offramp::detail {

/// Of an entropy on one of its scales (nats, nats over V, nats over ln V) the values on the others follow:
/// adds those that aren't among the scores, behind them, with the same parameters. `classes` is V, 2 or more.
void addEntropyScales(Scores& scores, std::int64_t classes);

/// The largest value that an entropy of V classes may have on its scale, and a little for rounding; nothing
/// for other measures.
[[nodiscard]] std::optional<double> largestEntropy(const MeasureSpec& spec, std::int64_t classes);

} // namespace offramp::detail
