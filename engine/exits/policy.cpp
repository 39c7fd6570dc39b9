// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/policy.h"

#include "base/error.h"

#include <cmath>

namespace offramp {

Policy Policy::common(std::string measure, double threshold) {
    return {std::move(measure), {threshold}};
}

Policy Policy::perExit(std::string measure, std::vector<double> thresholds) {
    return {std::move(measure), std::move(thresholds)};
}

double Policy::threshold(int exit) const {
    return thresholds.size() == 1 ? thresholds.front() : thresholds.at(static_cast<std::size_t>(exit));
}

Policy defaultPolicy() {
    return Policy::common("entropy_normalised", 0.035);
}

void checkPolicy(const Policy& policy, int exits) {
    const Measure& measure = measureOf(policy.measure);
    const std::string subject(measure.id);
    const std::size_t given = policy.thresholds.size();
    if (given != 1 && given != static_cast<std::size_t>(exits)) {
        throw Error(subject, msg("{0} thresholds are given for {1} exits", given, exits),
                    msg("Give one threshold for all exits, or one for each"));
    }
    for (const double threshold : policy.thresholds) {
        if (!std::isnan(threshold)) continue;
        throw Error(subject, msg("a threshold is not a number"), msg("Give a number, such as 0.05"));
    }
}

Policy fitted(Policy policy, std::size_t exits) {
    if (policy.thresholds.size() > 1 && policy.thresholds.size() != exits)
        policy.thresholds = std::vector<double>(1, policy.thresholds.front());
    return policy;
}

bool passes(Direction direction, std::optional<double> value, double threshold) {
    if (!value) return false;
    return direction == Direction::lowIsGood ? *value < threshold : *value > threshold;
}

} // namespace offramp
