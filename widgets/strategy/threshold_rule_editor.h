// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"
#include "measures/measure_editor.h"
#include "strategy/policy_subject.h"
#include "strategy/threshold_editor.h"

#include <QWidget>

namespace offramp {

/// A measure and its thresholds, on the measure's own scale.
class ThresholdRuleEditor : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdRuleEditor(const QString& label, QWidget* parent = nullptr);

    /// Without a signal.
    void setRule(const ThresholdRule& rule);
    [[nodiscard]] const ThresholdRule& rule() const { return rule_; }
    void setSubject(const PolicySubject& subject);

    [[nodiscard]] MeasureEditor& measure() const { return *measure_; }
    [[nodiscard]] ThresholdEditor& thresholds() const { return *thresholds_; }

Q_SIGNALS:
    /// By the user.
    void ruleChanged();

private:
    void showRule();
    void showScale();
    void showNote();
    void changeSpec(const MeasureSpec& spec);
    void changeThresholds(const std::vector<double>& thresholds);

    ThresholdRule rule_;
    PolicySubject subject_;
    MeasureEditor* measure_;
    ThresholdEditor* thresholds_;
};

} // namespace offramp
