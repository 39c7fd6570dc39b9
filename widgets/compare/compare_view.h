// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/compare_model.h"

#include <QPushButton>
#include <QWidget>

#include <memory>

namespace offramp {

class CompareOrder;
class TableView;

/// Every measure's decision for one utterance in a table, from which a strategy can be taken over.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    /// Null: nothing to compare. `comparison` may be null.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    /// The current strategy.
    void setPolicy(const Policy& policy);

    [[nodiscard]] CompareModel& comparison() const { return *model_; }
    [[nodiscard]] TableView& table() const { return *table_; }

Q_SIGNALS:
    /// By the user, to be used from now on.
    void policyChosen(const offramp::Policy& policy);
    /// The analysis lacks what these policies read. Whoever can takes it, and sets the analysis again.
    void scoresWanted(const std::vector<offramp::Policy>& policies);

private:
    void build();
    void showColumns();
    void choose(const QModelIndex& index);
    void enableUse();
    void askForScores();

    CompareModel* model_;
    CompareOrder* order_;
    TableView* table_;
    QPushButton* button_;
    QAction* use_;
};

} // namespace offramp
