// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/policy_text.h"

#include "measures/measure_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// "<" for what is to be below, strictly.
QString sign(const Measure& measure) {
    const bool low = measure.direction == Direction::lowIsGood;
    if (measure.inclusive) return low ? QStringLiteral("≤") : QStringLiteral("≥");
    return low ? QStringLiteral("<") : QStringLiteral(">");
}

QString thresholdsText(const ThresholdRule& rule) {
    const auto [least, most] = std::minmax_element(rule.thresholds.begin(), rule.thresholds.end());
    QString text = sign(*rule.spec.measure) + QChar(QChar::Nbsp) + shortNumber(*least);
    if (*least != *most) text += QStringLiteral("\u00a0…\u00a0") + shortNumber(*most);
    return text;
}

/// Names what a rule is.
struct RuleName {
    Q_DECLARE_TR_FUNCTIONS(offramp::PolicyText)

public:
    QString operator()(const ThresholdRule& rule) const { return nameOf(rule.spec); }
    QString operator()(const CombinedRule& rule) const {
        const QString first = nameOf(rule.rules[0].spec);
        const QString second = nameAmid(rule.rules[1].spec);
        return rule.mode == CombinedRule::Mode::all ? tr("%1 and %2").arg(first, second)
                                                    : tr("%1 or %2").arg(first, second);
    }
    QString operator()(const PatienceRule& rule) const {
        return tr("Patience, %n time(s)", nullptr, rule.times);
    }
    QString operator()(const FixedExit& rule) const { return tr("Always exit %1").arg(rule.exit + 1); }
    QString operator()(const RandomExit& /*rule*/) const { return tr("An exit at random"); }
    QString operator()(const BudgetRule& rule) const { return tr("Budget by %1").arg(nameAmid(rule.spec)); }
    QString operator()(const GateRule& rule) const {
        return tr("Gate of %n measure(s)", nullptr, static_cast<int>(rule.features.size()));
    }
    QString operator()(const OracleRule& rule) const {
        return rule.kind == OracleRule::Kind::fewestErrors ? tr("Oracle: fewest errors")
                                                           : tr("Oracle: no worse than the last exit");
    }
};

} // namespace

QString shortNumber(double number) {
    constexpr double large = 1000; // from there on three digits would round the integral part
    return QLocale().toString(number, 'g', std::abs(number) < large ? 3 : 6);
}

QString policyText(const Policy& policy) {
    return std::visit(RuleName(), policy.rule);
}

QString thresholdText(const Policy& policy) {
    if (const auto* rule = std::get_if<ThresholdRule>(&policy.rule)) return thresholdsText(*rule);
    if (const auto* both = std::get_if<CombinedRule>(&policy.rule))
        return thresholdsText(both->rules[0]) + QStringLiteral("; ") + thresholdsText(both->rules[1]);
    if (const auto* rule = std::get_if<PatienceRule>(&policy.rule))
        return thresholdsText({specOf("patience"), {static_cast<double>(rule->times)}});
    if (const auto* budget = std::get_if<BudgetRule>(&policy.rule))
        return budget->threshold ? thresholdsText({budget->spec, {*budget->threshold}}) : QString();
    if (const auto* gate = std::get_if<GateRule>(&policy.rule))
        return QStringLiteral(">\u00a0") + shortNumber(gate->threshold);
    return {};
}

} // namespace offramp
