// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/undefined_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace offramp {

namespace {

struct Reason {
    Q_DECLARE_TR_FUNCTIONS(offramp::UndefinedText)

public:
    static QString ofOracle(const Analysis& analysis);
    static QString ofNBest(const Analysis& analysis);
    static QString ofMeasure(const Analysis& analysis, const Measure& measure);
    static QString notTaken();
};

bool anyExit(const Analysis& analysis, bool (*has)(const ExitResult&)) {
    return std::any_of(analysis.exits.begin(), analysis.exits.end(),
                       [has](const auto& result) { return has(*result); });
}

QString Reason::ofOracle(const Analysis& analysis) {
    if (!analysis.reference) return tr("An oracle knows the errors: it needs a reference text.");
    return tr("An oracle needs every exit, and the model was stopped before the last.");
}

QString Reason::ofNBest(const Analysis& analysis) {
    if (!anyExit(analysis, [](const ExitResult& result) { return !result.ranked.empty(); }))
        return tr("The recording was decoded greedily, so there are no N best. Choose beam search under "
                  "N-best.");
    return tr("The search found a single hypothesis, and there is nothing to hold it against. Ask for more "
              "under N-best.");
}

QString Reason::ofMeasure(const Analysis& analysis, const Measure& measure) {
    if (measure.has(Need::nBest)) return ofNBest(analysis);
    if (measure.has(Need::modelScore)) return tr("The model brings no score of its own.");
    if (measure.has(Need::hidden) &&
        !anyExit(analysis, [](const ExitResult& result) { return !result.hiddenCosines.empty(); }))
        return tr("The hidden states of consecutive exits weren't kept, or the model gives none.");
    if (measure.has(Need::forward) &&
        !anyExit(analysis, [](const ExitResult& result) { return result.forwardLogProbability.has_value(); }))
        return tr("The forward probability of the text wasn't computed.");
    if (measure.has(Need::previousExit) && analysis.exits.size() == 1)
        return tr("The first exit has none before it to be held against.");
    return tr("No exit gives it a value: there are no frames to look at, or no tokens in the text.");
}

QString Reason::notTaken() {
    return tr("It wasn't taken with these parameters for this recording. Use the strategy to take it.");
}

/// A measure that is undefined at every exit; null: none of them is.
const Measure* undefinedMeasure(const Analysis& analysis, const Policy& policy) {
    const std::size_t count = specsOf(policy, 0).size();
    for (std::size_t i = 0; i < count; ++i) {
        bool defined = false;
        for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit)
            defined |=
                valueOf(analysis.exits[exit]->scores, specsOf(policy, static_cast<int>(exit))[i]).has_value();
        if (!defined) return specsOf(policy, 0)[i].measure;
    }
    return nullptr;
}

} // namespace

bool isTaken(const Analysis& analysis, const Policy& policy) {
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        const auto specs = specsOf(policy, static_cast<int>(exit));
        const Scores& scores = analysis.exits[exit]->scores;
        if (std::any_of(specs.begin(), specs.end(),
                        [&](const MeasureSpec& spec) { return findScore(scores, spec) == nullptr; }))
            return false;
    }
    return true;
}

QString undefinedText(const Analysis& analysis, const Policy& policy) {
    if (std::holds_alternative<OracleRule>(policy.rule)) return Reason::ofOracle(analysis);
    if (!isTaken(analysis, policy)) return Reason::notTaken();
    const Measure* measure = undefinedMeasure(analysis, policy);
    return measure != nullptr ? Reason::ofMeasure(analysis, *measure) : QString();
}

} // namespace offramp
