// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/summary_text.h"

#include "analysis/undefined.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QCoreApplication>

namespace offramp {

namespace {

struct Summary {
    Q_DECLARE_TR_FUNCTIONS(offramp::Summary)

public:
    static QString name(const Check& check);
    static QString value(const Check& check, std::optional<double> value);
    static QString bound(const Check& check);
    static QString passed(const Step& step);
    static QString unreached(const Judgement& judgement);
    static QString undefined(const Analysis& analysis, const Judgement& judgement);
    static QString missed(const Analysis& analysis, const Judgement& judgement);
    static QString patience(int times, bool fellThrough);
    static QString choice(const Judgement& judgement);
    static QString reason(const Analysis& analysis, const Judgement& judgement);
    static QString place(const Analysis& analysis, const Judgement& judgement);
    static QString saving(const Judgement& judgement);
    static QString difference(const Comparison* comparison, std::size_t taken);
    static QString waiting(const Policy& policy);
};

/// What stands at no exit in particular: without the temperature where each exit has its own.
Check atNoExit(Check check, const Policy& policy) {
    if (!policy.temperatures.empty()) check.spec.parameters.temperature = MeasureParameters().temperature;
    return check;
}

bool isEither(const Policy& policy) {
    const auto* combined = std::get_if<CombinedRule>(&policy.rule);
    return combined != nullptr && combined->mode == CombinedRule::Mode::any;
}

QString Summary::name(const Check& check) {
    return check.spec.measure != nullptr ? nameAmid(check.spec) : tr("the gate's probability");
}

QString Summary::value(const Check& check, std::optional<double> value) {
    return check.spec.measure != nullptr ? valueText(*check.spec.measure, value) : numberText(value);
}

QString Summary::bound(const Check& check) {
    const Measure* measure = check.spec.measure;
    const bool low = measure != nullptr && measure->direction == Direction::lowIsGood;
    const bool inclusive = measure != nullptr && measure->inclusive;
    const QString threshold = value(check, check.threshold);
    if (low) return inclusive ? tr("at most %1").arg(threshold) : tr("below %1").arg(threshold);
    return inclusive ? tr("at least %1").arg(threshold) : tr("above %1").arg(threshold);
}

QString Summary::passed(const Step& step) {
    QStringList texts;
    for (const Check& check : step.checks) {
        if (check.outcome == Outcome::passed)
            texts.append(tr("%1 %2 is %3", "a measure, its value, its bound")
                             .arg(name(check), value(check, check.value), bound(check)));
    }
    return texts.join(tr(" and "));
}

/// Of the checks that had a value somewhere.
QString Summary::unreached(const Judgement& judgement) {
    const Step& step = judgement.decision.steps.back();
    QStringList texts;
    for (std::size_t i = 0; i < step.checks.size(); ++i) {
        if (isUndefinedThroughout(judgement.decision, i)) continue;
        const Check check = atNoExit(step.checks[i], judgement.policy);
        texts.append(tr("%1 %2", "a measure, its bound").arg(name(check), bound(check)));
    }
    if (texts.isEmpty()) return {};
    return tr("no exit has %1").arg(texts.join(isEither(judgement.policy) ? tr(" or ") : tr(" and ")));
}

/// Of those that had none.
QString Summary::undefined(const Analysis& analysis, const Judgement& judgement) {
    const Step& step = judgement.decision.steps.back();
    QStringList texts;
    for (std::size_t i = 0; i < step.checks.size(); ++i) {
        if (!isUndefinedThroughout(judgement.decision, i)) continue;
        const auto missing = missingMeasure(analysis, judgement, i);
        const QString measure = name(atNoExit(step.checks[i], judgement.policy));
        const QString why = missing ? translated(whyUndefined(*missing, analysis)) : QString();
        if (!missing)
            texts.append(tr("%1 is undefined here").arg(measure));
        else if (step.checks[i].spec.measure != nullptr)
            texts.append(tr("%1 is undefined here: %2").arg(measure, why));
        else
            texts.append(
                tr("%1 is undefined here: it looks at %2, and %3").arg(measure, nameAmid(*missing), why));
    }
    return texts.join(QStringLiteral("; "));
}

/// Where both have to pass, the one that is undefined is reason enough.
QString Summary::missed(const Analysis& analysis, const Judgement& judgement) {
    const QString none = undefined(analysis, judgement);
    const QString failed = unreached(judgement);
    if (none.isEmpty() || failed.isEmpty()) return none + failed;
    return isEither(judgement.policy) ? failed + QStringLiteral("; ") + none : none;
}

QString Summary::patience(int times, bool fellThrough) {
    return fellThrough ? tr("the text never stayed the same %n time(s) in a row", nullptr, times)
                       : tr("the text stayed the same %n time(s) in a row", nullptr, times);
}

/// Of policies that hold nothing against a threshold.
QString Summary::choice(const Judgement& judgement) {
    if (judgement.decision.fellThrough) return tr("the errors aren't known");
    if (const auto* random = std::get_if<RandomExit>(&judgement.policy.rule))
        return tr("drawn at random with the seed %1").arg(random->seed);
    const auto* oracle = std::get_if<OracleRule>(&judgement.policy.rule);
    if (oracle == nullptr) return tr("always there");
    return oracle->kind == OracleRule::Kind::fewestErrors ? tr("no exit has fewer errors")
                                                          : tr("it has no more errors than the last exit");
}

QString Summary::reason(const Analysis& analysis, const Judgement& judgement) {
    const Step& step = judgement.decision.steps[static_cast<std::size_t>(*judgement.decision.exit)];
    if (step.checks.empty()) return choice(judgement);
    if (const auto* rule = std::get_if<PatienceRule>(&judgement.policy.rule))
        return patience(rule->times, judgement.decision.fellThrough);
    return judgement.decision.fellThrough ? missed(analysis, judgement) : passed(step);
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

QString Summary::waiting(const Policy& policy) {
    if (std::holds_alternative<OracleRule>(policy.rule))
        return tr("The oracle decides once all exits are known.");
    if (specsOf(policy, 0).empty()) return tr("The exit that is taken isn't computed yet.");
    return tr("None of the exits computed so far is sure enough.");
}

} // namespace

QString summaryText(const Analysis& analysis, const Comparison* comparison, const Judgement& judgement) {
    if (!judgement.decision.exit) return Summary::waiting(judgement.policy);
    QString text = Summary::place(analysis, judgement) + Summary::reason(analysis, judgement) + u'.';
    QStringList parts{Summary::saving(judgement),
                      Summary::difference(comparison, static_cast<std::size_t>(*judgement.decision.exit))};
    parts.removeAll(QString());
    if (parts.isEmpty()) return text;
    QString rest = parts.join(QStringLiteral("; "));
    rest[0] = rest[0].toUpper();
    return text + u' ' + rest + u'.';
}

} // namespace offramp
