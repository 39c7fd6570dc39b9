// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/session/history.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <chrono>

namespace offramp {

namespace {

constexpr std::chrono::milliseconds moment{1000};
constexpr int mostSteps = 200;

/// The rule with its thresholds set to 0, so that what else it has can be compared.
struct WithoutThresholds {
    void operator()(ThresholdRule& rule) const { rule.thresholds.assign(rule.thresholds.size(), 0); }
    void operator()(CombinedRule& rule) const {
        for (ThresholdRule& each : rule.rules)
            (*this)(each);
    }
    void operator()(PatienceRule& rule) const { rule.times = 0; }
    void operator()(FixedExit& rule) const { rule.exit = 0; }
    void operator()(RandomExit& /*rule*/) const {}
    void operator()(BudgetRule& rule) const {
        rule.meanLayer = 0;
        rule.threshold = 0;
    }
    void operator()(GateRule& rule) const { rule.threshold = 0; }
    void operator()(OracleRule& /*rule*/) const {}
};

Policy withoutThresholds(Policy policy) {
    std::visit(WithoutThresholds(), policy.rule);
    return policy;
}

Policy withoutTemperatures(Policy policy) {
    policy.temperatures.clear();
    return policy;
}

QString text(const char* name) {
    return QCoreApplication::translate("offramp::History", name);
}

} // namespace

History::History(QObject* parent) : QUndoStack(parent) {
    setUndoLimit(mostSteps);
    rest_.setSingleShot(true);
    rest_.setInterval(moment);
    connect(&rest_, &QTimer::timeout, this, &History::restIfStill);
}

History::~History() {
    blockSignals(true);
}

quint64 History::step() {
    rest_.start();
    return step_;
}

void History::endStep() {
    ++step_;
    rest_.stop();
}

/// A drag that pauses goes on.
void History::restIfStill() {
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
        rest_.start();
    else
        endStep();
}

PolicyChange changeOf(const Policy& before, const Policy& after) {
    if (withoutTemperatures(before) == withoutTemperatures(after))
        return {text(QT_TRANSLATE_NOOP("offramp::History", "temperatures")), true};
    if (withoutThresholds(before) == withoutThresholds(after))
        return {thresholdRule(before) != nullptr || std::holds_alternative<CombinedRule>(before.rule) ||
                        std::holds_alternative<GateRule>(before.rule)
                    ? text(QT_TRANSLATE_NOOP("offramp::History", "threshold"))
                    : text(QT_TRANSLATE_NOOP("offramp::History", "number of the strategy")),
                true};
    return {text(QT_TRANSLATE_NOOP("offramp::History", "strategy")), false};
}

} // namespace offramp
