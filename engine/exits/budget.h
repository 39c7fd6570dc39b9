// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/scores.h"

#include <span>
#include <vector>

namespace offramp {

struct BudgetFit {
    double threshold = 0;
    double meanLayer = 0; ///< that it reaches on the utterances that it was fitted by
};

/// The most careful threshold whose mean layer is no more than `targetMeanLayer`: of all thresholds the one
/// that comes closest to the target from below. If no threshold gets there, the boldest, with the smallest
/// mean that there is. Exact: the mean only changes at the values themselves, and each of them is a
/// candidate; so is the next number beyond them on either side.
///
/// `utterances`: each one's scores of all exits, with the measure among them (undefined where not). `layers`:
/// of each exit, ascending. `temperatures`: a Policy's, or none. Throws Error without utterances, for an
/// utterance with another number of exits than `layers` has, and for a target that is no number.
[[nodiscard]] BudgetFit fitBudget(const MeasureSpec& spec, std::span<const std::vector<Scores>> utterances,
                                  std::span<const double> layers, double targetMeanLayer,
                                  std::span<const double> temperatures = {});

} // namespace offramp
