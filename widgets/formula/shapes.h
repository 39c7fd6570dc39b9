// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formula/box.h"

namespace offramp::formula {

/// Delimiters and signs that grow with what they hold, drawn by their outlines. In ems; the box reaches from
/// `-ascent` to `depth`. `line` is the thickness of a fraction's bar there.
[[nodiscard]] Box grownDelimiter(QChar sign, double ascent, double depth, double line);
/// The sign of a root, without the bar, which begins at its right edge with its upper edge at the top.
[[nodiscard]] Box rootSign(double ascent, double depth, double line);
/// A circumflex `width` wide that stands on the baseline.
[[nodiscard]] Box circumflex(double width, double line);

} // namespace offramp::formula
