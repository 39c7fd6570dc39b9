// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/summary_text.h"

#include "text/engine_text.h"

#include <QCoreApplication>

namespace offramp {

namespace {

struct Summary {
    Q_DECLARE_TR_FUNCTIONS(offramp::Summary)

public:
    static QString reason(const Judgement& judgement);
    static QString place(const Analysis& analysis, const Judgement& judgement);
    static QString saving(const Judgement& judgement);
    static QString difference(const Comparison* comparison, std::size_t taken);
    static QString waiting();
};

QString Summary::reason(const Judgement& judgement) {
    const Measure& measure = measureOf(judgement.policy.measure);
    const bool low = measure.direction == Direction::lowIsGood;
    const Step& step = judgement.decision.steps[static_cast<std::size_t>(*judgement.decision.exit)];
    QString name = translated(measure.name);
    if (!name.isEmpty()) name[0] = name[0].toLower(); // amid the sentence
    const QString threshold = numberText(step.threshold);
    if (judgement.decision.fellThrough) {
        return low ? tr("no exit has %1 below %2").arg(name, threshold)
                   : tr("no exit has %1 above %2").arg(name, threshold);
    }
    const QString value = numberText(step.value);
    return low ? tr("%1 %2 is below %3").arg(name, value, threshold)
               : tr("%1 %2 is above %3").arg(name, value, threshold);
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
