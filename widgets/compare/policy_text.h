// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <QString>

namespace offramp {

/// A threshold or a parameter, without needless zeros: "0.035", "2".
[[nodiscard]] QString shortNumber(double number);

/// What a policy is, in a few words: its measure's name, "Patience, 2 times", "Always exit 6".
[[nodiscard]] QString policyText(const Policy& policy);

/// What its values have to be, with the direction: "< 0.035", "≥ 1"; "< 0.02 … 0.05" where each exit has a
/// threshold of its own; empty for a policy that has none.
[[nodiscard]] QString thresholdText(const Policy& policy);

} // namespace offramp
