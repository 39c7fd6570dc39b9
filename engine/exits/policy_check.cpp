// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "exits/policy.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace offramp {

namespace {

bool allFinite(const std::vector<double>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(), [](double number) { return std::isfinite(number); });
}

/// Checks one rule after the other for a model of so many exits.
class Check {
public:
    explicit Check(int exits) : exits_(exits) {}

    void operator()(const ThresholdRule& rule) const {
        checkSpec(rule.spec);
        const std::string subject(rule.spec.measure->id);
        const std::size_t given = rule.thresholds.size();
        if (given != 1 && given != count()) {
            throw Error(subject, msg("{0} thresholds are given for {1} exits", given, exits_),
                        msg("Give one threshold for all exits, or one for each"));
        }
        for (const double threshold : rule.thresholds)
            checkThreshold(subject, threshold);
    }

    void operator()(const CombinedRule& rule) const {
        for (const ThresholdRule& one : rule.rules)
            (*this)(one);
    }

    void operator()(const PatienceRule& rule) const {
        if (rule.times >= 1) return;
        throw Error("patience", msg("{0} is no number of times", rule.times), msg("Give 1 or more"));
    }

    void operator()(const FixedExit& rule) const {
        if (rule.exit >= 0 && rule.exit < exits_) return;
        throw Error("fixed", msg("there is no exit {0} of {1}, counted from 0", rule.exit, exits_),
                    msg("Choose one from 0 to {0}", exits_ - 1));
    }

    void operator()(const RandomExit& rule) const {
        if (rule.weights.empty()) return;
        if (rule.weights.size() != count()) {
            throw Error("random", msg("{0} weights are given for {1} exits", rule.weights.size(), exits_),
                        msg("Give one for each exit, or none"));
        }
        double sum = 0;
        for (const double weight : rule.weights)
            sum += weight >= 0 ? weight : std::nan("");
        if (std::isfinite(sum) && sum > 0) return;
        throw Error("random", msg("a weight is negative or not a number, or all are 0"),
                    msg("Give numbers from 0, one of them above it"));
    }

    void operator()(const BudgetRule& rule) const {
        checkSpec(rule.spec);
        if (!std::isfinite(rule.meanLayer))
            throw Error("budget", msg("its mean layer is not a number"), msg("Give a number, such as 6"));
        if (!rule.threshold) {
            throw Error("budget", msg("its threshold isn't fitted to a corpus yet"),
                        msg("Fit it to a corpus, or give it a threshold"));
        }
        checkThreshold("budget", *rule.threshold);
    }

    void operator()(const GateRule& rule) const {
        for (const MeasureSpec& feature : rule.features)
            checkSpec(feature);
        if (rule.exits.size() != count()) {
            throw Error("gate", msg("it is for {0} exits and the model has {1}", rule.exits.size(), exits_),
                        msg("Choose a gate that was made for this model"));
        }
        for (const GateRule::Exit& exit : rule.exits)
            checkGateExit(rule, exit);
        if (!(rule.threshold >= 0 && rule.threshold <= 1))
            throw Error("gate", msg("its threshold is no probability"), msg("Give a number from 0 to 1"));
    }

    void operator()(const OracleRule& /*rule*/) const {}

    void temperatures(const std::vector<double>& given) const {
        if (!given.empty() && given.size() != count()) {
            throw Error("temperatures", msg("{0} are given for {1} exits", given.size(), exits_),
                        msg("Give one for each exit, or none"));
        }
        for (const double temperature : given) {
            if (temperature > 0 && temperature <= 100) continue;
            throw Error("temperatures", msg("{0} is no temperature", temperature),
                        msg("Give numbers above 0, at most 100"));
        }
    }

private:
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(exits_); }

    static void checkThreshold(const std::string& subject, double threshold) {
        if (!std::isnan(threshold)) return;
        throw Error(subject, msg("a threshold is not a number"), msg("Give a number, such as 0.05"));
    }

    static void checkGateExit(const GateRule& rule, const GateRule::Exit& exit) {
        if (exit.weights.size() != rule.features.size()) {
            throw Error(
                "gate",
                msg("an exit has {0} weights for {1} features", exit.weights.size(), rule.features.size()),
                msg("Give each exit one weight for each feature"));
        }
        if (allFinite(exit.weights) && std::isfinite(exit.bias)) return;
        throw Error("gate", msg("a weight or bias is not a number"), msg("Give finite numbers"));
    }

    int exits_;
};

} // namespace

void checkPolicy(const Policy& policy, int exits) {
    const Check check(exits);
    std::visit(check, policy.rule);
    check.temperatures(policy.temperatures);
}

} // namespace offramp
