// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/decision.h"

#include "base/error.h"
#include "exits/gate.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

Outcome outcomeOf(const std::optional<double>& value, bool passed) {
    if (!value) return Outcome::undefined;
    return passed ? Outcome::passed : Outcome::failed;
}

Check checkOf(const Scores& scores, const MeasureSpec& spec, double threshold) {
    const std::optional<double> value = valueOf(scores, spec);
    return {spec, value, threshold, outcomeOf(value, passes(*spec.measure, value, threshold))};
}

Step stepOf(const Check& check) {
    return {{check}, check.outcome};
}

/// Either outcome that settles the whole whatever the other is, else undefined if one is.
Outcome combined(CombinedRule::Mode mode, Outcome one, Outcome other) {
    const bool all = mode == CombinedRule::Mode::all;
    const Outcome settles = all ? Outcome::failed : Outcome::passed;
    if (one == settles || other == settles) return settles;
    if (one == Outcome::undefined || other == Outcome::undefined) return Outcome::undefined;
    return all ? Outcome::passed : Outcome::failed;
}

/// Nothing where a feature is undefined, or infinite features have no sum.
std::optional<double> probabilityOf(const Scores& scores, const std::vector<MeasureSpec>& features,
                                    const GateRule::Exit& gate) {
    const double probability = gateProbability(gate, [&](std::size_t i) {
        return valueOf(scores, features[i]).value_or(std::numeric_limits<double>::quiet_NaN());
    });
    return std::isnan(probability) ? std::nullopt : std::optional(probability);
}

/// What a rule that reads scores says of an exit.
class StepMaker {
public:
    /// `specs`: specsOf() the policy at that exit.
    StepMaker(const Scores& scores, const std::vector<MeasureSpec>& specs, int exit)
        : scores_(scores), specs_(specs), exit_(exit) {}

    Step operator()(const ThresholdRule& rule) const {
        return stepOf(checkOf(scores_, specs_[0], rule.threshold(exit_)));
    }
    Step operator()(const CombinedRule& rule) const {
        Step step;
        for (std::size_t i = 0; i < rule.rules.size(); ++i)
            step.checks.push_back(checkOf(scores_, specs_[i], rule.rules[i].threshold(exit_)));
        step.outcome = combined(rule.mode, step.checks[0].outcome, step.checks[1].outcome);
        return step;
    }
    Step operator()(const PatienceRule& rule) const {
        return stepOf(checkOf(scores_, specs_[0], rule.times));
    }
    Step operator()(const BudgetRule& rule) const {
        return stepOf(checkOf(scores_, specs_[0], *rule.threshold));
    }
    Step operator()(const GateRule& rule) const {
        const auto probability = probabilityOf(scores_, specs_, rule.exits[static_cast<std::size_t>(exit_)]);
        const bool passed = probability && *probability > rule.threshold;
        return stepOf({{}, probability, rule.threshold, outcomeOf(probability, passed)});
    }
    template <typename Other>
    Step operator()(const Other& /*reads none*/) const {
        return {};
    }

private:
    const Scores& scores_;
    const std::vector<MeasureSpec>& specs_;
    int exit_;
};

/// The exit that is taken whatever the scores are, by a rule that reads none.
std::optional<int> chosenExit(const Policy& policy, int exits, std::string_view utterance) {
    if (const auto* fixed = std::get_if<FixedExit>(&policy.rule)) return fixed->exit;
    if (const auto* random = std::get_if<RandomExit>(&policy.rule))
        return drawExit(*random, utterance, exits);
    return std::nullopt;
}

Policy checked(Policy policy, int exits) {
    checkPolicy(policy, exits);
    if (!canStopEarly(policy)) {
        throw Error("oracle", msg("it needs all exits, so no model can stop by it"),
                    msg("Let the model run to its end, or choose another policy"));
    }
    return policy;
}

/// Takes the exit if it passes, or is the last for want of a better.
void settle(Decision& decision, int exit, int exits) {
    const Outcome outcome = decision.steps[static_cast<std::size_t>(exit)].outcome;
    if (decision.exit) return;
    if (outcome == Outcome::passed) {
        decision.exit = exit;
    } else if (exit == exits - 1) {
        decision.exit = exit;
        decision.fellThrough = true;
    }
}

using Errors = std::span<const std::optional<std::int64_t>>;

std::optional<std::int64_t> errorsAt(const DecisionInput& input, std::size_t exit) {
    return exit < input.errors.size() ? input.errors[exit] : std::nullopt;
}

/// No more errors than these are good enough; nothing where that isn't known.
std::optional<std::int64_t> allowedErrors(OracleRule::Kind kind, const DecisionInput& input) {
    if (kind == OracleRule::Kind::noWorseThanLast) return errorsAt(input, input.scores.size() - 1);
    std::optional<std::int64_t> fewest;
    for (std::size_t exit = 0; exit < input.scores.size(); ++exit) {
        const auto errors = errorsAt(input, exit);
        if (errors && (!fewest || *errors < *fewest)) fewest = errors;
    }
    return fewest;
}

Decision decideByOracle(const OracleRule& rule, const DecisionInput& input) {
    Decision decision;
    const bool complete = static_cast<int>(input.scores.size()) == input.exits;
    const auto allowed = complete && input.exits > 0 ? allowedErrors(rule.kind, input) : std::nullopt;
    for (std::size_t exit = 0; exit < input.scores.size(); ++exit) {
        const auto errors = errorsAt(input, exit);
        Step step;
        if (allowed && errors) step.outcome = *errors <= *allowed ? Outcome::passed : Outcome::failed;
        decision.steps.push_back(std::move(step));
        settle(decision, static_cast<int>(exit), input.exits);
    }
    return decision;
}

} // namespace

Decider::Decider(Policy policy, int exits, std::string_view utterance)
    : policy_(checked(std::move(policy), exits)), exits_(exits),
      chosen_(chosenExit(policy_, exits, utterance)) {}

bool Decider::add(const Scores& scores) {
    const int exit = static_cast<int>(decision_.steps.size());
    assert(exit < exits_);
    Step step = std::visit(StepMaker(scores, specsOf(policy_, exit), exit), policy_.rule);
    if (chosen_) step.outcome = exit == *chosen_ ? Outcome::passed : Outcome::failed;
    decision_.steps.push_back(std::move(step));
    settle(decision_, exit, exits_);
    return decision_.exit.has_value();
}

Decision decide(const Policy& policy, const DecisionInput& input) {
    checkPolicy(policy, input.exits);
    if (const auto* oracle = std::get_if<OracleRule>(&policy.rule)) return decideByOracle(*oracle, input);
    Decider decider(policy, input.exits, input.utterance);
    for (const Scores& exit : input.scores)
        decider.add(exit);
    return decider.decision();
}

std::optional<double> Cost::saved() const {
    if (!spent || !total) return std::nullopt;
    return *total - *spent;
}

std::optional<double> Cost::savedFraction() const {
    const std::optional<double> difference = saved();
    if (!difference || *total <= 0) return std::nullopt;
    return *difference / *total;
}

Cost costOf(const Decision& decision, std::span<const std::optional<double>> cumulative, int exits) {
    const auto at = [&](int exit) -> std::optional<double> {
        const auto index = static_cast<std::size_t>(exit);
        return exit >= 0 && index < cumulative.size() ? cumulative[index] : std::nullopt;
    };
    return {decision.exit ? at(*decision.exit) : std::nullopt, at(exits - 1)};
}

} // namespace offramp
