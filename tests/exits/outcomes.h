// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/decision.h"

#include <vector>

namespace offramp::test {

/// What a decision says of each exit.
[[nodiscard]] inline std::vector<Outcome> outcomes(const Decision& decision) {
    std::vector<Outcome> all;
    for (const Step& step : decision.steps)
        all.push_back(step.outcome);
    return all;
}

inline constexpr Outcome passed = Outcome::passed;
inline constexpr Outcome failed = Outcome::failed;
inline constexpr Outcome undefined = Outcome::undefined;

} // namespace offramp::test
