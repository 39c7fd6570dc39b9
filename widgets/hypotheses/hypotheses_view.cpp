// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_view.h"

#include "marks/marked_text_delegate.h"

#include <QHeaderView>

namespace offramp {

HypothesesView::HypothesesView(QWidget* parent)
    : TableView(parent), model_(new HypothesesModel(this)), columns_(new HypothesesColumns(this)) {
    setModel(model_);
    setItemDelegate(new MarkedTextDelegate(this));
    setAccessibleName(tr("Hypotheses"));
    addAction(columns_->menu().menuAction());
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { columns_->menu().popup(horizontalHeader()->viewport()->mapToGlobal(at)); });
    connect(columns_, &HypothesesColumns::changed, this, &HypothesesView::showColumns);
    showColumns();
}

void HypothesesView::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                 std::shared_ptr<const Comparison> comparison) {
    const int exit = currentIndex().isValid() ? model_->exitOf(currentIndex().row()) : -1;
    setting_ = true;
    model_->setAnalysis(std::move(analysis), std::move(comparison));
    tellUsed();
    showColumns();
    setting_ = false;
    setCurrentExit(exit);
}

void HypothesesView::setPolicy(const Policy& policy) {
    const int columns = model_->columnCount();
    model_->setPolicy(policy);
    tellUsed();
    if (model_->columnCount() > columns) showColumns();
}

/// So that what the policy reads is shown.
void HypothesesView::tellUsed() {
    QStringList keys;
    for (const Measure* measure : model_->reading().standard)
        keys.append(HypothesesColumns::keyOf(*measure));
    if (!model_->reading().others.empty()) keys.append(HypothesesColumns::strategyKey());
    columns_->setUsed(keys);
}

QString HypothesesView::keyOf(int column) const {
    switch (column) {
    case HypothesesModel::layerColumn:
        return QStringLiteral("layer");
    case HypothesesModel::werColumn:
        return QStringLiteral("wer");
    case HypothesesModel::cerColumn:
        return QStringLiteral("cer");
    case HypothesesModel::timeColumn:
        return QStringLiteral("ms");
    case HypothesesModel::macsColumn:
        return QStringLiteral("gmac");
    default:
        break;
    }
    if (model_->isOfPolicy(column)) return HypothesesColumns::strategyKey();
    const Measure* measure = model_->measureAt(column);
    return measure != nullptr ? HypothesesColumns::keyOf(*measure) : QString();
}

void HypothesesView::showColumns() {
    for (int column = 0; column < model_->columnCount(); ++column)
        setColumnHidden(column, !columns_->isShown(keyOf(column)));
    fitColumns(HypothesesModel::textColumn);
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
