// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/scores.h"

#include "exits/frame_series.h"

#include <algorithm>

namespace offramp {

Scores scoreExit(const ExitEvidence& evidence) {
    const std::vector<double> sums = logPowerSums(evidence);
    ExitEvidence shared = evidence;
    shared.logPowerSums = sums;
    Scores scores;
    for (const Measure& measure : measures())
        scores.push_back({{&measure, {}}, measure.evaluate(shared, {})});
    return scores;
}

Scores scoreExit(const ExitEvidence& evidence, std::span<const MeasureSpec> specs) {
    Scores scores;
    for (const MeasureSpec& spec : specs)
        scores.push_back({spec, evaluate(spec, evidence)});
    return scores;
}

std::optional<double> evaluate(const MeasureSpec& spec, const ExitEvidence& evidence) {
    return spec.measure->evaluate(evidence, spec.parameters);
}

const Score* findScore(const Scores& scores, const MeasureSpec& spec) {
    const auto at =
        std::find_if(scores.begin(), scores.end(), [&](const Score& score) { return score.spec == spec; });
    return at == scores.end() ? nullptr : &*at;
}

std::optional<double> valueOf(const Scores& scores, const MeasureSpec& spec) {
    const Score* score = findScore(scores, spec);
    return score != nullptr ? score->value : std::nullopt;
}

std::optional<double> valueOf(const Scores& scores, std::string_view id) {
    return valueOf(scores, MeasureSpec{findMeasure(id), {}});
}

} // namespace offramp
