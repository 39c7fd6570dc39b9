// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QPen>

namespace offramp {

/// How curve `curve`, from 0, is drawn where several lie in one plot: each has a colour and a pattern of its
/// own, so that none is told by its colour alone. The first is whole and thick.
[[nodiscard]] QPen curvePen(int curve, const Theme& theme);

} // namespace offramp
