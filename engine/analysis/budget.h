// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/policy.h"

#include <memory>
#include <span>

namespace offramp {

/// A budget with its threshold.
struct FittedBudget {
    Policy policy;
    double meanLayer = 0; ///< that it reaches on the utterances that it was fitted by
};

/// Fits the threshold of a policy that is a BudgetRule to utterances of one model, by the layers after which
/// its exits leave (fitBudget in exits/budget.h). Throws Error if none of them was run to its last exit;
/// others are left out.
[[nodiscard]] FittedBudget fitBudget(const Policy& policy,
                                     std::span<const std::shared_ptr<const Analysis>> utterances);

} // namespace offramp
