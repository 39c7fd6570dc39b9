// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_view.h"

#include "marks/marked_text_delegate.h"

namespace offramp {

HypothesesView::HypothesesView(QWidget* parent) : TableView(parent), model_(new HypothesesModel(this)) {
    setModel(model_);
    setItemDelegate(new MarkedTextDelegate(this));
    setAccessibleName(tr("Hypotheses"));
}

void HypothesesView::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                 std::shared_ptr<const Comparison> comparison) {
    const int exit = currentIndex().isValid() ? model_->exitOf(currentIndex().row()) : -1;
    setting_ = true;
    model_->setAnalysis(std::move(analysis), std::move(comparison));
    fitColumns(HypothesesModel::textColumn);
    setting_ = false;
    setCurrentExit(exit);
}

void HypothesesView::setCurrentExit(int exit) {
    if (exit < 0 || exit >= model_->rowCount()) return;
    const int row = model_->rowOf(exit);
    if (currentIndex().row() == row) return;
    setting_ = true;
    const int column = currentIndex().isValid() ? currentIndex().column() : HypothesesModel::textColumn;
    setCurrentIndex(model_->index(row, column));
    setting_ = false;
}

void HypothesesView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    TableView::currentChanged(current, previous);
    if (!setting_ && current.isValid()) Q_EMIT currentExitChanged(model_->exitOf(current.row()));
}

} // namespace offramp
