// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <optional>
#include <span>

namespace offramp {

/// What threshold makes a rule with one threshold for all exits take a certain exit.
struct ThresholdForExit {
    std::optional<double> threshold; ///< nothing: none does
    std::optional<int> surer;        ///< then: the exit before it that is at least as sure, from 0
};

/// `values`: the measure's at each exit, nothing where it is undefined. `exit`, from 0, is the first that
/// passes: a number between its value and that of the surest exit before it, with as few digits as there can
/// be. The last exit is also reached by a threshold that none passes.
[[nodiscard]] ThresholdForExit thresholdForExit(std::span<const std::optional<double>> values, int exit,
                                                Direction direction);

/// The number strictly between two that is written with the fewest digits, and of those the one nearest to
/// the middle; low < high, finite.
[[nodiscard]] double roundestBetween(double low, double high);

} // namespace offramp
