// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/frame_traces.h"

#include <vector>

namespace offramp {

/// The classes that are the most probable in the most frames, at most `most` with the blank, by falling class
/// number, so that a row keeps its place among its neighbours from exit to exit; the blank (−1: there is
/// none) stands first.
[[nodiscard]] std::vector<int> frequentClasses(const FrameTraces& traces, int blank, int most);

} // namespace offramp
