// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <optional>
#include <string>

namespace offramp::detail {

/// What a policy is, in a word: "threshold", "all", "any", "patience:2", "fixed:6" (the exit from 1),
/// "random:SEED", "budget:LAYER", "gate", "oracle:fewest_errors", "oracle:no_worse_than_last".
[[nodiscard]] std::string policyName(const Policy& policy);

/// The measures that it reads, in their text form, parted by spaces; nothing if it reads none.
[[nodiscard]] std::optional<std::string> policyMeasures(const Policy& policy);

} // namespace offramp::detail
