// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/json_values.h"
#include "corpus/explore/decisions.h"

namespace offramp::detail {

/// An operating point as all files about a corpus have it: average_layer, wer, histogram and so on.
[[nodiscard]] Json pointJson(const OperatingPoint& point);

} // namespace offramp::detail
