// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/undefined.h"

#include <algorithm>

namespace offramp {

namespace {

template <typename Predicate>
bool anyExit(const Analysis& analysis, Predicate predicate) {
    return std::any_of(analysis.exits.begin(), analysis.exits.end(),
                       [&](const auto& result) { return predicate(*result); });
}

/// What the measure needs and no exit has; empty if nothing is missing.
Message missingNeed(const Measure& measure, const Analysis& analysis) {
    const auto lacks = [&](Need need, auto predicate) {
        return measure.has(need) && !anyExit(analysis, predicate);
    };
    if (lacks(Need::nBest, [](const ExitResult& exit) { return exit.ranked.size() > 1; }))
        return msg("it needs the N best of a beam search");
    if (lacks(Need::forward, [](const ExitResult& exit) { return exit.forwardLogProbability.has_value(); }))
        return msg("it needs the forward probability of the text");
    if (measure.has(Need::previousExit) && analysis.exits.size() == 1)
        return msg("there is no exit before the first");
    if (lacks(Need::hidden, [](const ExitResult& exit) { return !exit.hiddenCosines.empty(); }))
        return msg("the model gives no hidden states");
    if (lacks(Need::modelScore, [](const ExitResult& exit) { return exit.output.modelScore.has_value(); }))
        return msg("the model brings no score of its own");
    return {};
}

} // namespace

bool isUndefined(const MeasureSpec& spec, const Analysis& analysis) {
    if (analysis.exits.empty()) return false;
    return std::all_of(analysis.exits.begin(), analysis.exits.end(), [&](const auto& result) {
        const Score* score = findScore(result->scores, spec);
        return score != nullptr && !score->value;
    });
}

Message whyUndefined(const MeasureSpec& spec, const Analysis& analysis) {
    Message need = missingNeed(*spec.measure, analysis);
    if (!need.empty()) return need;
    if (!anyExit(analysis, [](const ExitResult& exit) { return exit.traces.frames() > 0; }))
        return msg("there is no frame");
    if (spec.parameters.mask != FrameMask::all) return msg("the choice of frames leaves none");
    if (!anyExit(analysis, [](const ExitResult& exit) { return !exit.hypothesis.tokens.empty(); }))
        return msg("no exit heard anything");
    return msg("its value is not a number");
}

} // namespace offramp
