// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hypotheses/hypotheses_columns.h"
#include "hypotheses/hypotheses_model.h"
#include "table/table_view.h"

namespace offramp {

/// The table of hypotheses. Its header has a menu of the columns.
class HypothesesView : public TableView {
    Q_OBJECT

public:
    explicit HypothesesView(QWidget* parent = nullptr);

    /// Null: nothing to show. `comparison` may be null.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit) { model_->setTaken(exit); }
    /// What it reads is shown among the scores.
    void setPolicy(const Policy& policy);
    void setCurrentExit(int exit);

    [[nodiscard]] HypothesesModel& hypotheses() const { return *model_; }
    [[nodiscard]] HypothesesColumns& columns() const { return *columns_; }

Q_SIGNALS:
    void currentExitChanged(int exit);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    [[nodiscard]] QString keyOf(int column) const;
    void tellUsed();
    void showColumns();

    HypothesesModel* model_;
    HypothesesColumns* columns_;
    bool setting_ = false;
};

} // namespace offramp
