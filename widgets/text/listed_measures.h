// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <array>

namespace offramp {

/// The measures that tables show at first: those with a value at every exit of every model, on a scale with
/// two ends.
[[nodiscard]] inline const std::array<const Measure*, 4>& listedMeasures() {
    static const std::array<const Measure*, 4> listed{&measureOf("entropy_normalised"),
                                                      &measureOf("entropy_paper"), &measureOf("entropy_nats"),
                                                      &measureOf("max_probability")};
    return listed;
}

} // namespace offramp
