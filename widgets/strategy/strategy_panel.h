// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "analysis/judge.h"
#include "strategy/threshold_slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;

namespace offramp {

class StillLabel;

/// Where a policy is made: the measure, one threshold or one per exit, and what it does to the utterance.
class StrategyPanel : public QWidget {
    Q_OBJECT

public:
    explicit StrategyPanel(QWidget* parent = nullptr);

    [[nodiscard]] const Policy& policy() const { return policy_; }
    /// Shows a policy without a signal. One with as many thresholds as the model has exits is per exit. A
    /// policy of another kind is kept until a control is changed.
    void setPolicy(const Policy& policy);
    /// Another model's exits and classes; the policy is kept as far as it fits. Null: no model.
    void setModel(std::shared_ptr<const ModelDescription> model);
    /// Whose values are the marks; null: none.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    /// What the policy does to the analysis; null: nothing to say.
    void setJudgement(const Judgement* judgement);
    /// "Whole run 412 ms, stopped run 230 ms": a line below the summary.
    void setMeasuredTimes(const QString& text);

Q_SIGNALS:
    void policyChanged(const offramp::Policy& policy);
    void stopEarlyChanged(bool stop);

private:
    struct Row {
        QLabel* name;
        ThresholdSlider* slider;
        QDoubleSpinBox* box;
    };

    void buildMeasures();
    void buildRows();
    void addRow(QGridLayout& grid, int index, const QString& name);
    void showPolicy();
    void showMarks();
    void changeMeasure(int index);
    void changePerExit(bool perExit);
    void changeThreshold(std::size_t row, double threshold);
    [[nodiscard]] const Measure& measure() const { return *rule_.spec.measure; }
    void changePolicy();
    [[nodiscard]] Range range() const;
    [[nodiscard]] std::size_t exits() const { return model_ ? model_->exits.size() : 0; }
    [[nodiscard]] bool isPerExit() const { return rule_.thresholds.size() > 1; }

    Policy policy_;
    ThresholdRule rule_; ///< what the controls show: the policy's, or the last that was one
    std::shared_ptr<const ModelDescription> model_;
    std::shared_ptr<const Analysis> analysis_;
    std::shared_ptr<const Comparison> comparison_;
    QComboBox* measures_;
    QLabel* explanation_;
    QWidget* rowsHolder_;
    QCheckBox* perExit_;
    QCheckBox* stop_;
    StillLabel* summary_;
    QLabel* times_;
    std::vector<Row> rows_;
    bool showing_ = false;
};

} // namespace offramp
