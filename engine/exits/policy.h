// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace offramp {

/// The first exit whose value passes the threshold (Wright et al. 2023).
struct ThresholdRule {
    MeasureSpec spec;
    std::vector<double> thresholds; ///< one for all exits, or one for each; ±∞ is allowed

    /// The threshold at exit `exit` of a rule that fits.
    [[nodiscard]] double threshold(int exit) const;
    bool operator==(const ThresholdRule&) const = default;
};

/// The first exit where both of two measures pass, or either.
struct CombinedRule {
    enum class Mode { all, any };

    Mode mode = Mode::all;
    std::array<ThresholdRule, 2> rules;

    bool operator==(const CombinedRule&) const = default;
};

/// The first exit whose text equalled that of the exit before `times` times in a row (Zhou et al. 2020,
/// PABEE).
struct PatienceRule {
    int times = 1; ///< ≥ 1

    bool operator==(const PatienceRule&) const = default;
};

/// Always the same exit.
struct FixedExit {
    int exit = 0; ///< from 0

    bool operator==(const FixedExit&) const = default;
};

/// An exit drawn for each utterance: a baseline for policies that look. The same everywhere: drawExit().
struct RandomExit {
    std::uint64_t seed = 0;
    std::vector<double> weights; ///< one for each exit, ≥ 0, not all 0; empty: all alike

    bool operator==(const RandomExit&) const = default;
};

/// A threshold that reaches a mean layer over a corpus (fitBudget). It can be used once it is fitted.
struct BudgetRule {
    MeasureSpec spec;
    double meanLayer = 0;            ///< the target, in the unit of the layers that it is fitted by
    std::optional<double> threshold; ///< nothing: not fitted yet

    bool operator==(const BudgetRule&) const = default;
};

/// A logistic gate for each exit: passes where 1 / (1 + e^−(w·f + b)) is above `threshold`.
struct GateRule {
    struct Exit {
        std::vector<double> weights; ///< one for each feature
        double bias = 0;

        bool operator==(const Exit&) const = default;
    };

    std::vector<MeasureSpec> features; ///< f; where one is undefined so is the gate
    std::vector<Exit> exits;           ///< one for each exit
    double threshold = 0.5;            ///< of the probability, 0 … 1

    bool operator==(const GateRule&) const = default;
};

/// What knows the errors: the best that a policy could do. Needs all exits and a reference.
struct OracleRule {
    enum class Kind {
        fewestErrors,   ///< the earliest exit with the fewest errors
        noWorseThanLast ///< the earliest exit with no more errors than the last
    };

    Kind kind = Kind::fewestErrors;

    bool operator==(const OracleRule&) const = default;
};

/// When to stop. A value: it compares, and travels as JSON (policy_json.h).
struct Policy {
    using Rule = std::variant<ThresholdRule, CombinedRule, PatienceRule, FixedExit, RandomExit, BudgetRule,
                              GateRule, OracleRule>;

    Rule rule;
    /// One for each exit, or empty: there they take the place of the temperature of every measure that has
    /// one.
    std::vector<double> temperatures;

    /// One threshold for all exits, or one for each.
    [[nodiscard]] static Policy common(const MeasureSpec& spec, double threshold);
    [[nodiscard]] static Policy perExit(const MeasureSpec& spec, std::vector<double> thresholds);
    /// The same with a measure in its text form. Throws Error as parseMeasureSpec() does.
    [[nodiscard]] static Policy common(std::string_view spec, double threshold);
    [[nodiscard]] static Policy perExit(std::string_view spec, std::vector<double> thresholds);

    bool operator==(const Policy&) const = default;
};

/// The rule if it is a measure with thresholds, else null.
[[nodiscard]] const ThresholdRule* thresholdRule(const Policy& policy);
[[nodiscard]] ThresholdRule* thresholdRule(Policy& policy);

/// The one that is used where nobody chose: normalised entropy, comparable across vocabularies, below 0.035.
[[nodiscard]] Policy defaultPolicy();

/// Throws Error if the policy can't be used for a model of `exits` exits: another number of thresholds,
/// weights or temperatures, a number that is none, an exit that there is not, a budget that isn't fitted …
void checkPolicy(const Policy& policy, int exits);

/// The policy for a model of `exits` exits. Thresholds that aren't as many begin again with the first for
/// all; a fixed exit behind the last becomes the last; weights and temperatures that aren't as many are
/// dropped; of a gate for another number of exits nothing can be kept: the default policy.
[[nodiscard]] Policy fitted(Policy policy, std::size_t exits);

/// What a policy that fits reads of the scores of exit `exit`, its temperatures put in; empty where it reads
/// none.
[[nodiscard]] std::vector<MeasureSpec> specsOf(const Policy& policy, int exit);

/// False if the policy needs all exits to tell which to take (the oracles).
[[nodiscard]] bool canStopEarly(const Policy& policy);

/// The exit that a RandomExit takes, from its seed and the utterance's name alone. The seed XOR the name's
/// FNV-1a hash (64 bits, over its bytes) is the state of one step of SplitMix64 (Steele et al. 2014); the
/// upper 53 bits of what it gives, over 2⁵³, are u; the exit is the first whose cumulative weight is above u
/// times the sum of the weights. `exits` ≥ 1.
[[nodiscard]] int drawExit(const RandomExit& rule, std::string_view utterance, int exits);

} // namespace offramp
