// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "exits/policy.h"

#include <optional>
#include <vector>

namespace offramp {

/// What one threshold is held against at every exit, so that measures in both directions, with temperatures
/// or without, and a gate's probability are the same to whoever looks for a threshold.
struct Scale {
    /// [utterances × exits], row by row: the value where low is sure, minus it where high is. NaN: undefined.
    std::vector<double> unsureness;
    double sign = 1;        ///< threshold = sign · bar, for a bar in units of unsureness
    bool inclusive = false; ///< passes at the bar too, not only below
};

/// The scale of a policy that has one threshold for all exits: a threshold rule, a budget, or a gate. Throws
/// Error for any other rule, if it doesn't fit the model, or reads a measure that the decoder has no values
/// of.
[[nodiscard]] Scale scaleOf(const CorpusResults& results, const DecoderResults& decoder,
                            const Policy& policy);

/// The same policy with that threshold. Throws Error for a rule that has none.
[[nodiscard]] Policy withThreshold(Policy policy, double threshold);

/// The same policy with any threshold, so that it can be checked before one is chosen.
[[nodiscard]] Policy withoutThreshold(Policy policy);

} // namespace offramp
