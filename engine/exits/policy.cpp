// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/policy.h"

#include "base/random.h"

#include <algorithm>

namespace offramp {

namespace {

template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

constexpr double startingThreshold = 0.035;

/// What a rule reads, its own parameters as they are.
std::vector<MeasureSpec> specsOf(const Policy::Rule& rule) {
    const Overloaded reader{
        [](const ThresholdRule& one) { return std::vector{one.spec}; },
        [](const CombinedRule& both) {
            return std::vector{both.rules[0].spec, both.rules[1].spec};
        },
        [](const PatienceRule& /*rule*/) { return std::vector{specOf("patience")}; },
        [](const BudgetRule& budget) { return std::vector{budget.spec}; },
        [](const GateRule& gate) { return gate.features; },
        [](const auto& /*reads none*/) { return std::vector<MeasureSpec>(); },
    };
    return std::visit(reader, rule);
}

void fit(ThresholdRule& rule, std::size_t exits) {
    if (rule.thresholds.size() > 1 && rule.thresholds.size() != exits)
        rule.thresholds = std::vector<double>(1, rule.thresholds.front());
}

/// FNV-1a, 64 bits.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    return hash;
}

} // namespace

double ThresholdRule::threshold(int exit) const {
    return thresholds.size() == 1 ? thresholds.front() : thresholds.at(static_cast<std::size_t>(exit));
}

Policy Policy::common(const MeasureSpec& spec, double threshold) {
    return {ThresholdRule{spec, {threshold}}, {}};
}

Policy Policy::perExit(const MeasureSpec& spec, std::vector<double> thresholds) {
    return {ThresholdRule{spec, std::move(thresholds)}, {}};
}

Policy Policy::common(std::string_view spec, double threshold) {
    return common(parseMeasureSpec(spec), threshold);
}

Policy Policy::perExit(std::string_view spec, std::vector<double> thresholds) {
    return perExit(parseMeasureSpec(spec), std::move(thresholds));
}

const ThresholdRule* thresholdRule(const Policy& policy) {
    return std::get_if<ThresholdRule>(&policy.rule);
}

ThresholdRule* thresholdRule(Policy& policy) {
    return std::get_if<ThresholdRule>(&policy.rule);
}

Policy defaultPolicy() {
    return Policy::common(specOf("entropy_normalised"), startingThreshold);
}

Policy fitted(Policy policy, std::size_t exits) {
    const Overloaded fitter{
        [&](ThresholdRule& one) { fit(one, exits); },
        [&](CombinedRule& both) {
            for (ThresholdRule& one : both.rules)
                fit(one, exits);
        },
        [&](FixedExit& fixed) {
            fixed.exit = std::min(fixed.exit, static_cast<int>(std::max<std::size_t>(exits, 1)) - 1);
        },
        [&](RandomExit& random) {
            if (random.weights.size() != exits) random.weights.clear();
        },
        [](auto& /*suits any number*/) {},
    };
    const auto* gate = std::get_if<GateRule>(&policy.rule);
    if (gate != nullptr && gate->exits.size() != exits) return defaultPolicy();
    std::visit(fitter, policy.rule);
    if (policy.temperatures.size() != exits) policy.temperatures.clear();
    return policy;
}

std::vector<MeasureSpec> specsOf(const Policy& policy, int exit) {
    std::vector<MeasureSpec> specs = specsOf(policy.rule);
    if (policy.temperatures.empty()) return specs;
    for (MeasureSpec& spec : specs) {
        if (spec.measure->has(Parameter::temperature))
            spec.parameters.temperature = policy.temperatures.at(static_cast<std::size_t>(exit));
    }
    return specs;
}

bool canStopEarly(const Policy& policy) {
    return !std::holds_alternative<OracleRule>(policy.rule);
}

int drawExit(const RandomExit& rule, std::string_view utterance, int exits) {
    const std::vector<double> weights =
        rule.weights.empty() ? std::vector<double>(static_cast<std::size_t>(exits), 1.0) : rule.weights;
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    const double u = SplitMix64(rule.seed ^ hashOf(utterance)).unit();
    double cumulative = 0;
    int last = 0; // where rounding keeps the sum from u: the last that can be drawn
    for (int exit = 0; exit < exits; ++exit) {
        const double weight = weights[static_cast<std::size_t>(exit)];
        cumulative += weight;
        if (weight > 0) last = exit;
        if (cumulative > u * sum) return exit;
    }
    return last;
}

} // namespace offramp
