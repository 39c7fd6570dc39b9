// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"

#include <memory>

namespace offramp {

/// The analysis as it was when no more than its first `exits` ≥ 0 exits were known; itself where it has no
/// more. Shares all that it keeps.
[[nodiscard]] std::shared_ptr<const Analysis> firstExits(std::shared_ptr<const Analysis> analysis, int exits);

/// The comparison of that one; itself where it has no more. What the exits left out were compared by is gone
/// too: the last exit, and how many words differ from it. Null stays null.
[[nodiscard]] std::shared_ptr<const Comparison> firstExits(std::shared_ptr<const Comparison> comparison,
                                                           int exits);

} // namespace offramp
