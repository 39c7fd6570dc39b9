// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/scale.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace offramp {

/// As a common threshold goes from careful to bold, each utterance comes down from the last exit in a few
/// steps. This is one.
struct Turn {
    double unsureness = 0;       ///< a bar above it (or at it, where inclusive) has made the step
    std::uint32_t utterance = 0; ///< by its place in the selection
    std::int16_t from = 0;       ///< exit before the step
    std::int16_t to = 0;         ///< an earlier one

    bool operator==(const Turn&) const = default;
};

/// All steps of a selection, from careful to bold; between two neighbours no decision changes, so what a
/// threshold can do is known exactly. Undefined values never pass, nor do infinitely unsure ones.
class Staircase {
public:
    /// For models of `exits` ≥ 1 exits.
    Staircase(const Scale& scale, std::size_t exits, std::span<const std::uint32_t> selection);

    [[nodiscard]] std::span<const Turn> turns() const { return turns_; }
    /// Behind the last of the turns that are as unsure as turn `first`: those that happen at once.
    [[nodiscard]] std::size_t endOfStep(std::size_t first) const;
    /// A threshold, in the policy's own units, at which the first `made` turns (the end of a step, or 0) are
    /// made and no other: where there is room the shortest number in the middle half between the two values,
    /// so that it doesn't hang on a last digit.
    [[nodiscard]] double thresholdAfter(std::size_t made) const;
    /// How many turns are made at a threshold in the policy's units.
    [[nodiscard]] std::size_t turnsMade(double threshold) const;

private:
    void add(std::span<const double> row, std::uint32_t utterance);

    std::vector<Turn> turns_;
    double sign_;
    bool inclusive_;
};

} // namespace offramp
