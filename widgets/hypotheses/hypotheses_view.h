// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hypotheses/hypotheses_model.h"
#include "table/table_view.h"

namespace offramp {

/// The table of hypotheses.
class HypothesesView : public TableView {
    Q_OBJECT

public:
    explicit HypothesesView(QWidget* parent = nullptr);

    /// Null: nothing to show. `comparison` may be null.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit) { model_->setTaken(exit); }
    void setCurrentExit(int exit);

    [[nodiscard]] HypothesesModel& hypotheses() const { return *model_; }

Q_SIGNALS:
    void currentExitChanged(int exit);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    HypothesesModel* model_;
    bool setting_ = false;
};

} // namespace offramp
