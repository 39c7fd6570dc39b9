// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measures/measure_editor.h"
#include "strategy/number_box.h"
#include "strategy/rule_page.h"

#include <QLabel>
#include <QPushButton>

namespace offramp {

/// A measure and the mean layer that its threshold is to reach over the open recordings or the corpus. It
/// asks for the fitting; somebody else does it.
class BudgetPage : public RulePage {
    Q_OBJECT

public:
    explicit BudgetPage(QWidget* parent);

    /// Nothing until it is fitted.
    [[nodiscard]] std::optional<Policy::Rule> rule() const override;
    void setRule(const Policy::Rule& rule) override;
    void startFrom(const Policy::Rule& before) override;
    void setSubject(const PolicySubject& subject) override;
    void setNotesFolded(bool folded) override { measure_->note().setFolded(folded); }

    [[nodiscard]] const BudgetRule& budget() const { return budget_; }
    /// What the fitting of this very budget came to, by how many recordings or utterances.
    void setFit(const BudgetRule& fitted, double meanLayer, int recordings);

Q_SIGNALS:
    void fitRequested(const offramp::BudgetRule& budget);

private:
    void showResult();
    void showRange();
    void forgetFit();

    BudgetRule budget_;
    std::optional<double> reached_; ///< the mean layer, if it was fitted here
    int recordings_ = 0;
    bool ofCorpus_ = false;        ///< those are utterances of a corpus
    std::vector<double> fittedAt_; ///< the temperatures then
    PolicySubject subject_;
    MeasureEditor* measure_;
    QDoubleSpinBox* layer_;
    QPushButton* fit_;
    QLabel* result_;
};

} // namespace offramp
