// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/summary_text.h"

#include "text/engine_text.h"

#include <QCoreApplication>

namespace offramp {

namespace {

struct Summary {
    Q_DECLARE_TR_FUNCTIONS(offramp::Summary)

public:
    static QString choice(const Judgement& judgement);
    static QString checkText(const Check& check, bool value);
    static QString reason(const Judgement& judgement);
    static QString place(const Analysis& analysis, const Judgement& judgement);
    static QString saving(const Judgement& judgement);
    static QString difference(const Comparison* comparison, std::size_t taken);
    static QString waiting();
};

/// Of policies that hold no measure against a threshold at the exit taken.
QString Summary::choice(const Judgement& judgement) {
    if (judgement.decision.fellThrough) return tr("no exit passes");
    if (std::holds_alternative<RandomExit>(judgement.policy.rule)) return tr("drawn at random");
    if (std::holds_alternative<OracleRule>(judgement.policy.rule)) return tr("by its errors");
    return tr("always there");
}

QString Summary::checkText(const Check& check, bool value) {
    if (check.spec.measure == nullptr)
        return value ? tr("the gate's probability %1 is above %2")
                           .arg(numberText(check.value), numberText(check.threshold))
                     : tr("no exit has a gate's probability above %1").arg(numberText(check.threshold));
    const bool low = check.spec.measure->direction == Direction::lowIsGood;
    QString name = translated(check.spec.measure->name);
    if (!name.isEmpty()) name[0] = name[0].toLower(); // amid the sentence
    const QString threshold = numberText(check.threshold);
    if (!value) {
        return low ? tr("no exit has %1 below %2").arg(name, threshold)
                   : tr("no exit has %1 above %2").arg(name, threshold);
    }
    if (check.value == check.threshold) return tr("%1 is %2").arg(name, threshold);
    return low ? tr("%1 %2 is below %3").arg(name, numberText(check.value), threshold)
               : tr("%1 %2 is above %3").arg(name, numberText(check.value), threshold);
}

QString Summary::reason(const Judgement& judgement) {
    const Step& step = judgement.decision.steps[static_cast<std::size_t>(*judgement.decision.exit)];
    QStringList texts;
    for (const Check& check : step.checks) {
        if (judgement.decision.fellThrough || check.outcome == Outcome::passed)
            texts.append(checkText(check, !judgement.decision.fellThrough));
    }
    return texts.isEmpty() ? choice(judgement) : texts.join(QStringLiteral(", "));
}

QString Summary::place(const Analysis& analysis, const Judgement& judgement) {
    const auto taken = static_cast<std::size_t>(*judgement.decision.exit);
    const QString name = QString::fromStdString(analysis.model->exits[taken].name);
    const QString format = judgement.decision.fellThrough ? tr("Goes to the end, %1 (exit %2 of %3): ")
                                                          : tr("Stops after %1 (exit %2 of %3): ");
    return format.arg(name).arg(taken + 1).arg(analysis.macs.size());
}

QString Summary::saving(const Judgement& judgement) {
    const auto fraction = judgement.macs.savedFraction();
    if (!fraction) return {};
    if (*fraction <= 0) return tr("Saves nothing");
    return tr("Saves %1 of the computation (%2)")
        .arg(percentText(fraction, 0), macsOfText(*judgement.macs.saved(), *judgement.macs.total));
}

QString Summary::difference(const Comparison* comparison, std::size_t taken) {
    if (comparison == nullptr || taken + 1 >= comparison->fromLast.size()) return {};
    const auto words = comparison->fromLast[taken];
    if (words == 0) return tr("no word differs from the last exit");
    return tr("%n word(s) differ from the last exit", nullptr, static_cast<int>(words));
}

QString Summary::waiting() {
    return tr("None of the exits computed so far is sure enough.");
}

} // namespace

QString summaryText(const Analysis& analysis, const Comparison* comparison, const Judgement& judgement) {
    if (!judgement.decision.exit) return Summary::waiting();
    QString text = Summary::place(analysis, judgement) + Summary::reason(judgement) + u'.';
    QStringList parts{Summary::saving(judgement),
                      Summary::difference(comparison, static_cast<std::size_t>(*judgement.decision.exit))};
    parts.removeAll(QString());
    if (parts.isEmpty()) return text;
    QString rest = parts.join(QStringLiteral("; "));
    rest[0] = rest[0].toUpper();
    return text + u' ' + rest + u'.';
}

} // namespace offramp
