// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/decision.h"

#include <cassert>

namespace offramp {

namespace {

Step::Outcome outcomeOf(Direction direction, std::optional<double> value, double threshold) {
    if (!value) return Step::Outcome::undefined;
    return passes(direction, value, threshold) ? Step::Outcome::passed : Step::Outcome::failed;
}

Policy checked(Policy policy, int exits) {
    checkPolicy(policy, exits);
    return policy;
}

} // namespace

Decider::Decider(Policy policy, int exits)
    : policy_(checked(std::move(policy), exits)), direction_(measureOf(policy_.measure).direction),
      exits_(exits) {}

bool Decider::add(const Scores& scores) {
    const int exit = static_cast<int>(decision_.steps.size());
    assert(exit < exits_);
    const double threshold = policy_.threshold(exit);
    const std::optional<double> value = valueOf(scores, policy_.measure);
    const Step step{value, threshold, outcomeOf(direction_, value, threshold)};
    decision_.steps.push_back(step);
    if (!decision_.exit && step.outcome == Step::Outcome::passed) decision_.exit = exit;
    if (!decision_.exit && exit == exits_ - 1) {
        decision_.exit = exit;
        decision_.fellThrough = true;
    }
    return decision_.exit.has_value();
}

Decision decide(const Policy& policy, std::span<const Scores> scores, int exits) {
    Decider decider(policy, exits);
    for (const Scores& exit : scores)
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
