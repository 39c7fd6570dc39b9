// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_rule_editor.h"

#include <QVBoxLayout>

#include <algorithm>

namespace offramp {

ThresholdRuleEditor::ThresholdRuleEditor(const QString& label, QWidget* parent)
    : QWidget(parent), rule_(*thresholdRule(defaultPolicy())), measure_(new MeasureEditor(label, this)),
      thresholds_(new ThresholdEditor(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(measure_);
    layout->addWidget(thresholds_);
    connect(measure_, &MeasureEditor::specChanged, this, &ThresholdRuleEditor::changeSpec);
    connect(thresholds_, &ThresholdEditor::thresholdsChanged, this, &ThresholdRuleEditor::changeThresholds);
    showRule();
}

void ThresholdRuleEditor::setRule(const ThresholdRule& rule) {
    if (rule == rule_) return;
    rule_ = rule;
    showRule();
}

void ThresholdRuleEditor::setSubject(const PolicySubject& subject) {
    subject_ = subject;
    measure_->setAnalysis(subject.analysis);
    measure_->setTemperatureOffered(subject.temperatures.empty());
    thresholds_->setExits(subject.exits());
    showRule();
}

void ThresholdRuleEditor::showRule() {
    measure_->setSpec(rule_.spec);
    showScale();
    thresholds_->setThresholds(rule_.thresholds);
    showNote();
}

/// Ends that are open depend on what is shown, so a slider that is held keeps them.
void ThresholdRuleEditor::showScale() {
    const auto values = subject_.valuesOf(rule_.spec);
    std::vector<double> numbers = rule_.thresholds;
    for (const auto& value : values)
        if (value) numbers.push_back(*value);
    const Measure& measure = *rule_.spec.measure;
    const int exits = std::max(1, subject_.exits());
    thresholds_->setScale(scaleOf(measure, subject_.classes(), exits, numbers),
                          measure.range(subject_.classes(), exits));
    thresholds_->setValues(values);
}

void ThresholdRuleEditor::showNote() {
    const bool known = subject_.model != nullptr;
    thresholds_->setNote(
        known ? equivalentsText(rule_.thresholds.front(), *rule_.spec.measure, subject_.classes())
              : QString());
}

/// Another measure begins with its own threshold, or with the same on another scale.
void ThresholdRuleEditor::changeSpec(const MeasureSpec& spec) {
    const Measure& before = *rule_.spec.measure;
    const std::int64_t classes = subject_.classes();
    rule_.spec = spec;
    if (spec.measure != &before) {
        for (double& threshold : rule_.thresholds)
            threshold = converted(threshold, before, *spec.measure, classes)
                            .value_or(spec.measure->startingThreshold(classes));
    }
    showRule();
    Q_EMIT ruleChanged();
}

void ThresholdRuleEditor::changeThresholds(const std::vector<double>& thresholds) {
    rule_.thresholds = thresholds;
    const Range range = thresholds_->scale().range;
    const bool within = std::all_of(thresholds.begin(), thresholds.end(), [&](double threshold) {
        return threshold >= range.low && threshold <= range.high;
    });
    if (!within) showScale(); // it was typed
    showNote();
    Q_EMIT ruleChanged();
}

} // namespace offramp
