// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace offramp {

/// Frames that are worked on side by side, each in a lane of its own: sums over a frame's bins keep their
/// order and are still vector code.
inline constexpr int frameLanes = 8;

/// `frames` [frameLanes × length] as `lanes` [length × frameLanes].
void interleave(const float* frames, int length, float* lanes);

} // namespace offramp
