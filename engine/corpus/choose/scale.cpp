// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/scale.h"

#include "base/error.h"
#include "corpus/explore/measure_column.h"
#include "exits/gate.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// Copies the values of what the policy reads at each exit.
Scale measured(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy) {
    const std::size_t exits = results.exits();
    const Measure& measure = *specsOf(policy, 0).front().measure;
    Scale scale;
    scale.sign = measure.direction == Direction::lowIsGood ? 1 : -1;
    scale.inclusive = measure.inclusive;
    scale.unsureness.resize(results.utterances.size() * exits);
    for (std::size_t exit = 0; exit < exits; ++exit) {
        const auto values = valuesOf(results, decoder, specsOf(policy, static_cast<int>(exit)).front());
        for (std::size_t at = exit; at < scale.unsureness.size(); at += exits)
            scale.unsureness[at] = scale.sign * values[at];
    }
    return scale;
}

Scale gated(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy,
            const GateRule& gate) {
    const std::size_t exits = results.exits();
    Scale scale;
    scale.sign = -1;
    scale.unsureness.resize(results.utterances.size() * exits);
    for (std::size_t exit = 0; exit < exits; ++exit) {
        std::vector<std::span<const double>> features;
        for (const MeasureSpec& spec : specsOf(policy, static_cast<int>(exit)))
            features.push_back(valuesOf(results, decoder, spec));
        for (std::size_t at = exit; at < scale.unsureness.size(); at += exits) {
            const auto feature = [&](std::size_t i) {
                return features[i][at];
            };
            const double probability = gateProbability(gate.exits[exit], feature);
            // No threshold, 0 … 1, is below a probability of 0.
            scale.unsureness[at] = probability > 0 ? -probability : std::nan("");
        }
    }
    return scale;
}

} // namespace

Scale scaleOf(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy) {
    const Policy any = withoutThreshold(policy);
    checkPolicy(any, static_cast<int>(results.exits()));
    if (const auto* gate = std::get_if<GateRule>(&any.rule)) return gated(results, decoder, any, *gate);
    return measured(results, decoder, any);
}

Policy withThreshold(Policy policy, double threshold) {
    if (auto* rule = std::get_if<ThresholdRule>(&policy.rule)) {
        rule->thresholds = {threshold};
    } else if (auto* budget = std::get_if<BudgetRule>(&policy.rule)) {
        budget->threshold = threshold;
    } else if (auto* gate = std::get_if<GateRule>(&policy.rule)) {
        gate->threshold = std::clamp(threshold, 0.0, 1.0);
    } else {
        throw Error("the policy", msg("it has no threshold that could be chosen"),
                    msg("Choose a measure or a gate"));
    }
    return policy;
}

Policy withoutThreshold(Policy policy) {
    return withThreshold(std::move(policy), 0.5);
}

} // namespace offramp
