// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/presentation/banner_text.h"

#include "marks/marked_text.h"
#include "measures/measure_texts.h"
#include "strategy/summary_text.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace offramp {

namespace {

struct Banner {
    Q_DECLARE_TR_FUNCTIONS(offramp::Banner)

public:
    static QString heading(const Analysis& shown, std::size_t exit);
    static QString errors(const Analysis& shown, std::size_t exit);
    static QString refused(const Check& check);
    static QString goesOn(const Judgement& judgement, std::size_t exit);
    static QString beginning(const Analysis& shown);
    static QString threshold(const ThresholdRule& rule);
};

QString Banner::heading(const Analysis& shown, std::size_t exit) {
    return tr("Exit %1 of %2 · %3", "number, number of exits, name")
        .arg(exit + 1)
        .arg(shown.macs.size())
        .arg(QString::fromStdString(shown.model->exits[exit].name));
}

QString Banner::errors(const Analysis& shown, std::size_t exit) {
    const auto& errors = shown.exits[exit]->errors;
    if (!errors) return {};
    const auto count = static_cast<int>(errors->words.errors());
    if (count == 0) return tr("no word is wrong");
    return tr("%n word error(s)", nullptr, count) + QStringLiteral(" · ") + percentText(errors->wer(), 0);
}

/// Why an exit isn't taken for one of its checks.
QString Banner::refused(const Check& check) {
    const Measure* measure = check.spec.measure;
    const QString name = measure != nullptr ? nameAmid(check.spec) : tr("the gate's probability");
    if (check.outcome == Outcome::undefined) return tr("%1 is undefined here").arg(name);
    const bool low = measure != nullptr && measure->direction == Direction::lowIsGood;
    const QString value = measure != nullptr ? valueText(*measure, check.value) : numberText(check.value);
    const QString bound =
        measure != nullptr ? valueText(*measure, check.threshold) : numberText(check.threshold);
    return (low ? tr("%1 %2 isn't below %3", "a measure, its value, its threshold")
                : tr("%1 %2 isn't above %3", "a measure, its value, its threshold"))
        .arg(name, value, bound);
}

QString Banner::goesOn(const Judgement& judgement, std::size_t exit) {
    QStringList reasons;
    if (exit < judgement.decision.steps.size()) {
        for (const Check& check : judgement.decision.steps[exit].checks)
            if (check.outcome != Outcome::passed) reasons.append(refused(check));
    }
    if (reasons.isEmpty()) return tr("Goes on.");
    return tr("Goes on: %1.").arg(reasons.join(tr(" and ")));
}

QString Banner::beginning(const Analysis& shown) {
    return tr("%n exit(s). Page Down shows them one at a time, Space plays the sound.", nullptr,
              static_cast<int>(shown.macs.size()));
}

QString Banner::threshold(const ThresholdRule& rule) {
    const Measure& measure = *rule.spec.measure;
    const QString format = measure.direction == Direction::lowIsGood
                               ? tr("Stops where %1 is below %2", "a measure, its threshold")
                               : tr("Stops where %1 is above %2", "a measure, its threshold");
    return format.arg(nameAmid(rule.spec), valueText(measure, rule.threshold(0)));
}

} // namespace

BannerText bannerText(const Analysis& shown, const Comparison* comparison, const Judgement* judgement,
                      int exit) {
    BannerText text;
    if (judgement != nullptr) text.note = stoppingText(judgement->policy);
    if (exit < 0 || static_cast<std::size_t>(exit) >= shown.exits.size()) {
        text.heading = QString::fromStdString(shown.audio.stem().string());
        text.sentence = Banner::beginning(shown);
        return text;
    }
    const auto at = static_cast<std::size_t>(exit);
    const bool compared = comparison != nullptr && at < comparison->exits.size();
    text.heading = Banner::heading(shown, at);
    text.errors = Banner::errors(shown, at);
    text.heard = markedText(shown.exits[at]->hypothesis, compared ? comparison->exits[at].get() : nullptr);
    if (judgement == nullptr) return text;
    const auto taken = judgement->decision.exit;
    const bool goesOn = !taken || exit < *taken;
    const bool reads = !specsOf(judgement->policy, 0).empty();
    text.sentence =
        goesOn && reads ? Banner::goesOn(*judgement, at) : summaryText(shown, comparison, *judgement);
    return text;
}

QString stoppingText(const Policy& policy) {
    const ThresholdRule* rule = thresholdRule(policy);
    return rule != nullptr && rule->thresholds.size() == 1 ? Banner::threshold(*rule) : QString();
}

} // namespace offramp
