// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/interface.h"

namespace offramp::cli {

/// The plug-in that makes figures: looked for beside the engine's library, in ../lib/offramp from there, and
/// in $OFFRAMP_PLUGIN_DIR, and loaded at the first call. Throws Error.
[[nodiscard]] const FigurePlugin& figurePlugin();

} // namespace offramp::cli
