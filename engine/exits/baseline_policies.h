// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <vector>

namespace offramp {

/// What every policy has to stand up to, for a model of `exits` ≥ 1 exits: patience, the last exit always,
/// the oracles.
[[nodiscard]] std::vector<Policy> baselinePolicies(int exits);

} // namespace offramp
