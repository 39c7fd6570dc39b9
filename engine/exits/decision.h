// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"
#include "exits/policy.h"

#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// What the policy says of one exit.
struct Step {
    enum class Outcome {
        passed,
        failed,
        undefined ///< the measure has no value here, so the exit can't be taken for it
    };

    std::optional<double> value;
    double threshold = 0;
    Outcome outcome = Outcome::undefined;

    bool operator==(const Step&) const = default;
};

/// Where a policy stops, and why.
struct Decision {
    /// The exit taken, from 0: the first that passes, else the last. Nothing while none of the known exits
    /// passes and the last isn't known yet.
    std::optional<int> exit;
    /// No exit passed: the last was taken for want of a better.
    bool fellThrough = false;
    /// One for each known exit, in order. Those behind `exit` were known but weren't needed.
    std::vector<Step> steps;

    bool operator==(const Decision&) const = default;
};

/// Decides while exits arrive one at a time.
class Decider {
public:
    /// For a model of `exits` exits. Throws Error if the policy doesn't fit (checkPolicy).
    Decider(Policy policy, int exits);

    /// Takes the next exit's scores, the first exit's first; true if the model may stop: an exit is taken.
    /// Scores that come after that are noted in the steps and change nothing else. At most `exits` calls.
    bool add(const Scores& scores);

    [[nodiscard]] const Decision& decision() const { return decision_; }

private:
    Policy policy_;
    Direction direction_;
    int exits_;
    Decision decision_;
};

/// The decision for the exits known: those of a whole run, or the first few of one that was stopped.
/// Throws Error if the policy doesn't fit (checkPolicy). `scores` has at most `exits` elements.
[[nodiscard]] Decision decide(const Policy& policy, std::span<const Scores> scores, int exits);

/// What a decision costs, in multiply-accumulates or in seconds.
struct Cost {
    std::optional<double> spent; ///< from the input to the exit taken
    std::optional<double> total; ///< from the input to the last exit

    /// total − spent; nothing if either isn't known.
    [[nodiscard]] std::optional<double> saved() const;
    /// saved / total, 0 … 1; nothing if it isn't known or the total is 0.
    [[nodiscard]] std::optional<double> savedFraction() const;
};

/// `cumulative[m]`: the cost from the input to exit m, nothing where it isn't known; it may end before the
/// last of the model's `exits` exits, as the seconds of a run that was stopped do.
[[nodiscard]] Cost costOf(const Decision& decision, std::span<const std::optional<double>> cumulative,
                          int exits);

} // namespace offramp
