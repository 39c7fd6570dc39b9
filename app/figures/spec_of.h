// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"
#include "figure/figure_spec.h"
#include "figures/interface.h"

namespace offramp {

/// What a command line asks for, the names looked up. `policy`: its measure tells which traces "traces" are.
/// Throws Error that names what there is.
[[nodiscard]] FigureSpec specOf(const FigureLook& look, const Policy& policy);

[[nodiscard]] FigureFormat formatNamed(const std::string& name);

/// The frames' numbers that a policy's measure is nearest to: margin, maximum probability, or entropy.
[[nodiscard]] FigureView traceOf(const Policy& policy);

} // namespace offramp
