// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/step_text.h"

#include "compare/policy_text.h"
#include "corpus/choose/scale.h"
#include "text/engine_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace offramp {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(offramp::StepText)
};

} // namespace

std::optional<Policy> sweptFamily(const Policy& policy) {
    const bool swept = thresholdRule(policy) != nullptr || std::holds_alternative<GateRule>(policy.rule);
    if (swept) return withoutThreshold(policy);
    const auto* budget = std::get_if<BudgetRule>(&policy.rule);
    if (budget == nullptr) return std::nullopt;
    return withoutThreshold(Policy{ThresholdRule{budget->spec, {0.5}}, policy.temperatures});
}

std::optional<MeasureSpec> sweptMeasure(const std::optional<Policy>& family) {
    const ThresholdRule* rule = family ? thresholdRule(*family) : nullptr;
    return rule != nullptr && family->temperatures.empty() ? std::optional(rule->spec) : std::nullopt;
}

std::optional<double> commonThreshold(const Policy& policy) {
    if (const auto* rule = std::get_if<BudgetRule>(&policy.rule)) return rule->threshold;
    if (const auto* gate = std::get_if<GateRule>(&policy.rule)) return gate->threshold;
    const auto* rule = std::get_if<ThresholdRule>(&policy.rule);
    if (rule == nullptr) return std::nullopt;
    const auto [least, most] = std::ranges::minmax(rule->thresholds);
    return least == most ? std::optional(least) : std::nullopt;
}

QString stepSummary(const CorpusStep& step, const OperatingPoint& last) {
    const OperatingPoint& point = step.point;
    if (point.utterances == 0) return {};
    QStringList sentences{Texts::tr("Stops after layer %1 of %2 on average, over %n utterance(s).", nullptr,
                                    static_cast<int>(point.utterances))
                              .arg(numberText(point.averageLayer), numberText(last.averageLayer))};
    if (point.wer())
        sentences.append(Texts::tr("Word error rate %1, at the last exit %2.")
                             .arg(percentText(point.wer(), 2), percentText(last.wer(), 2)));
    if (point.gmacs && last.gmacs && *last.gmacs > 0)
        sentences.append(Texts::tr("Saves %1 of the computation (%2 of %3 GMAC).")
                             .arg(percentText(1 - *point.gmacs / *last.gmacs, 0),
                                  numberText(*last.gmacs - *point.gmacs), numberText(last.gmacs)));
    return sentences.join(u' ');
}

QString stepText(const CorpusStep& step) {
    const OperatingPoint& point = step.point;
    const QString threshold = thresholdText(step.policy);
    QStringList parts{policyText(step.policy) + (threshold.isEmpty() ? QString() : u' ' + threshold)};
    if (point.utterances > 0) parts.append(Texts::tr("average layer %1").arg(numberText(point.averageLayer)));
    parts.append(Texts::tr("WER %1").arg(percentText(point.wer(), 2)));
    if (point.gmacs) parts.append(Texts::tr("%1 GMAC").arg(numberText(point.gmacs)));
    if (point.seconds) parts.append(secondsText(*point.seconds));
    if (point.realTimeFactor)
        parts.append(Texts::tr("real-time factor %1").arg(numberText(point.realTimeFactor)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace offramp
