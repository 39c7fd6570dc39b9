// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <vector>

namespace offramp {

/// The measures that a policy reads.
struct PolicyReading {
    /// A measure at each exit: the same but for the temperature.
    using Taken = std::vector<MeasureSpec>;

    std::vector<const Measure*> standard; ///< with their default parameters, each once
    std::vector<Taken> others;            ///< with parameters of their own, each once

    bool operator==(const PolicyReading&) const = default;
};

/// Of a policy for `exits` ≥ 1 exits; nothing of one that doesn't fit.
[[nodiscard]] PolicyReading readingOf(const Policy& policy, int exits);

} // namespace offramp
