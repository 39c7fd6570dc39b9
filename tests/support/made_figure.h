// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_content.h"

namespace offramp::test {

/// An utterance of two seconds, 8000 Hz, a rising tone, and what a made-up model of three exits (after the
/// layers 2, 4 and 6; frames of 40 ms; the classes blank, space, a, b and c) heard in it:
///   exit 1 "ab c a" (one word substituted, one too many), exit 2 "ab cab", exit 3 "ab" (one left out),
/// said was "ab cab". Exit 2 is taken, by the normalised entropy below 0.035.
[[nodiscard]] UtteranceFigure madeUtterance();

} // namespace offramp::test
