// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/budget.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace offramp {

namespace {

using Values = std::vector<std::optional<double>>;

/// Each utterance's values of the measure, exit after exit.
std::vector<Values> valuesOf(const MeasureSpec& spec, std::span<const std::vector<Scores>> utterances,
                             std::span<const double> temperatures) {
    std::vector<Values> all;
    for (const std::vector<Scores>& exits : utterances) {
        Values values;
        for (std::size_t exit = 0; exit < exits.size(); ++exit) {
            MeasureSpec here = spec;
            if (!temperatures.empty() && spec.measure->has(Parameter::temperature))
                here.parameters.temperature = temperatures[exit];
            values.push_back(valueOf(exits[exit], here));
        }
        all.push_back(std::move(values));
    }
    return all;
}

/// Thresholds from careful to bold. Between two of them no decision changes.
std::vector<double> candidatesOf(const Measure& measure, const std::vector<Values>& utterances) {
    std::vector<double> candidates;
    for (const Values& values : utterances) {
        for (const auto& value : values)
            if (value) candidates.push_back(*value);
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    if (candidates.empty()) return {0.0}; // nothing can pass: any threshold will do
    const double above = std::nextafter(candidates.back(), INFINITY);
    const double below = std::nextafter(candidates.front(), -INFINITY);
    candidates.push_back(above);
    candidates.insert(candidates.begin(), below);
    if (measure.direction == Direction::highIsGood) std::reverse(candidates.begin(), candidates.end());
    return candidates;
}

double meanLayerAt(double threshold, const Measure& measure, const std::vector<Values>& utterances,
                   std::span<const double> layers) {
    double sum = 0;
    for (const Values& values : utterances) {
        std::size_t exit = 0;
        while (exit + 1 < values.size() && !passes(measure, values[exit], threshold))
            ++exit;
        sum += layers[exit];
    }
    return sum / static_cast<double>(utterances.size());
}

void checkBudget(std::span<const std::vector<Scores>> utterances, std::span<const double> layers,
                 double target, std::span<const double> temperatures) {
    if (utterances.empty() || layers.empty())
        throw Error("budget", msg("there is no utterance to fit it by"),
                    msg("Give some with all their exits"));
    if (!std::isfinite(target))
        throw Error("budget", msg("its mean layer is not a number"), msg("Give a number, such as 6"));
    const bool fits = std::all_of(utterances.begin(), utterances.end(),
                                  [&](const auto& exits) { return exits.size() == layers.size(); });
    if (!fits || (!temperatures.empty() && temperatures.size() != layers.size())) {
        throw Error("budget", msg("an utterance hasn't the scores of all {0} exits", layers.size()),
                    msg("Let the model run to its last exit"));
    }
}

} // namespace

BudgetFit fitBudget(const MeasureSpec& spec, std::span<const std::vector<Scores>> utterances,
                    std::span<const double> layers, double targetMeanLayer,
                    std::span<const double> temperatures) {
    checkSpec(spec);
    checkBudget(utterances, layers, targetMeanLayer, temperatures);
    const std::vector<Values> values = valuesOf(spec, utterances, temperatures);
    const std::vector<double> candidates = candidatesOf(*spec.measure, values);
    const auto mean = [&](double threshold) {
        return meanLayerAt(threshold, *spec.measure, values, layers);
    };
    // A bolder threshold never exits later, so the means fall along the candidates.
    auto at = std::partition_point(candidates.begin(), candidates.end(),
                                   [&](double threshold) { return mean(threshold) > targetMeanLayer; });
    if (at == candidates.end()) --at;
    return {*at, mean(*at)};
}

} // namespace offramp
