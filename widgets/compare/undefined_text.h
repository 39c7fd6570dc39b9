// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/policy.h"

#include <QString>

namespace offramp {

/// Why `policy` can't tell anything of the analysis's exits: a sentence with what would help, where something
/// would.
[[nodiscard]] QString undefinedText(const Analysis& analysis, const Policy& policy);

} // namespace offramp
