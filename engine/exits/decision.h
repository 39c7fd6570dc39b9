// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"
#include "exits/scores.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

enum class Outcome {
    passed,
    failed,
    undefined ///< a measure has no value here, so the exit can't be taken for it
};

/// One value that was held against a threshold.
struct Check {
    MeasureSpec spec; ///< no measure (null): a gate's probability
    std::optional<double> value;
    double threshold = 0;
    Outcome outcome = Outcome::undefined;

    bool operator==(const Check&) const = default;
};

/// What the policy says of one exit.
struct Step {
    /// One; two for a combined rule; none for a policy that reads no scores (fixed, random, oracle).
    std::vector<Check> checks;
    /// Of all checks together. "all" fails where one fails, "any" passes where one passes, whether or not the
    /// other is defined.
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
    /// For a model of `exits` exits; the utterance's name is for a random exit. Throws Error if the policy
    /// doesn't fit (checkPolicy) or needs all exits (canStopEarly).
    Decider(Policy policy, int exits, std::string_view utterance = {});

    /// Takes the next exit's scores, the first exit's first, with what specsOf() names among them; true if
    /// the model may stop: an exit is taken. Scores that come after that are noted in the steps and change
    /// nothing else. At most `exits` calls.
    bool add(const Scores& scores);

    [[nodiscard]] const Decision& decision() const { return decision_; }

private:
    Policy policy_;
    int exits_;
    std::optional<int> chosen_; ///< by a rule that reads no scores
    Decision decision_;
};

/// What decide() looks at. The spans outlive the call.
struct DecisionInput {
    /// Of the exits known: those of a whole run, or the first few of one that was stopped. At most `exits`.
    std::span<const Scores> scores;
    int exits = 0; ///< of the model
    /// The utterance's name, for a random exit.
    std::string_view utterance = {};
    /// Of each known exit against the reference, for the oracles; nothing, or not so many: not known.
    std::span<const std::optional<std::int64_t>> errors = {};
};

/// Where the policy stops. An oracle decides once all exits are known; an exit whose errors aren't is
/// undefined to it, all are where it compares with the last and that one's aren't. Throws Error if the policy
/// doesn't fit (checkPolicy).
[[nodiscard]] Decision decide(const Policy& policy, const DecisionInput& input);

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
