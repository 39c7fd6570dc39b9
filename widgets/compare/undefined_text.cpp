// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/undefined_text.h"

#include "analysis/evidence.h"
#include "measures/measure_texts.h"

#include <QCoreApplication>

namespace offramp {

namespace {

struct Reason {
    Q_DECLARE_TR_FUNCTIONS(offramp::UndefinedText)

public:
    static QString ofOracle(const Analysis& analysis);
    static QString beingTaken();
};

QString Reason::ofOracle(const Analysis& analysis) {
    if (!analysis.reference) return tr("An oracle knows the errors: it needs a reference text.");
    return tr("An oracle needs every exit, and the model was stopped before the last.");
}

QString Reason::beingTaken() {
    return tr("It is being taken with these parameters for this recording.");
}

} // namespace

QString undefinedText(const Analysis& analysis, const Policy& policy) {
    if (std::holds_alternative<OracleRule>(policy.rule)) return Reason::ofOracle(analysis);
    if (!hasScores(analysis, policy)) return Reason::beingTaken();
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        for (const MeasureSpec& spec : specsOf(policy, static_cast<int>(exit))) {
            QString text = undefinedText(spec, &analysis);
            if (!text.isEmpty()) return text;
        }
    }
    return {};
}

} // namespace offramp
