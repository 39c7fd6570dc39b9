// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/undefined_text.h"

#include "measures/measure_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace offramp {

namespace {

struct Reason {
    Q_DECLARE_TR_FUNCTIONS(offramp::UndefinedText)

public:
    static QString ofOracle(const Analysis& analysis);
    static QString notTaken();
};

QString Reason::ofOracle(const Analysis& analysis) {
    if (!analysis.reference) return tr("An oracle knows the errors: it needs a reference text.");
    return tr("An oracle needs every exit, and the model was stopped before the last.");
}

QString Reason::notTaken() {
    return tr("It wasn't taken with these parameters for this recording. Use the strategy to take it.");
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
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        for (const MeasureSpec& spec : specsOf(policy, static_cast<int>(exit))) {
            QString text = undefinedText(spec, &analysis);
            if (!text.isEmpty()) return text;
        }
    }
    return {};
}

} // namespace offramp
