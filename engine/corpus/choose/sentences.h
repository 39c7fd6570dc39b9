// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/threshold.h"

#include <vector>

namespace offramp {

/// What was chosen, or why nothing was, and what the guarantee is about. `utterances`: of the calibration
/// part, as many as counted.
[[nodiscard]] std::vector<Message> sentencesOf(const ThresholdChoice& choice, const Target& target,
                                               std::size_t utterances);

} // namespace offramp
