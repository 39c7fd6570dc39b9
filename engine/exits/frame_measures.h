// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

namespace offramp {

/// The measures that are made from frame traces alone, by the mean over the frames.
[[nodiscard]] std::span<const Measure> frameMeasures();

} // namespace offramp
