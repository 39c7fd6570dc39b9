// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace offramp {

/// The frames that the mask leaves, ascending. Nothing without traces.
[[nodiscard]] std::vector<std::int64_t> framesKept(const ExitEvidence& evidence,
                                                   const MeasureParameters& parameters);

/// One number of the frames' numbers (MeasureParameters::pool); the least sure are the largest where low is
/// good, the smallest where high is. Nothing without numbers, or where one is NaN.
[[nodiscard]] std::optional<double> pooled(std::vector<double> values, Direction direction,
                                           const MeasureParameters& parameters);

} // namespace offramp
