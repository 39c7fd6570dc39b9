// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_view.h"

#include "compare/compare_order.h"
#include "marks/marked_text_delegate.h"
#include "table/table_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace offramp {

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), model_(new CompareModel(this)), order_(new CompareOrder(this)),
      table_(new TableView(this)), button_(new QPushButton(tr("&Use this strategy"), this)),
      use_(new QAction(tr("Use this strategy"), this)) {
    order_->setSourceModel(model_);
    table_->setModel(order_);
    table_->setItemDelegate(new MarkedTextDelegate(table_));
    table_->setAccessibleName(tr("Comparison of measures"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setTextElideMode(Qt::ElideMiddle); // many begin alike
    table_->setSortingEnabled(true);
    table_->horizontalHeader()->setSortIndicatorClearable(true); // back to the measures' own order
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->insertAction(table_->actions().constFirst(), use_);
    build();
    connect(use_, &QAction::triggered, this, [this] { choose(table_->currentIndex()); });
    connect(button_, &QPushButton::clicked, use_, &QAction::trigger);
    connect(table_, &QAbstractItemView::activated, this, &CompareView::choose);
    connect(table_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == CompareModel::markColumn) choose(index);
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareView::enableUse);
    connect(model_, &QAbstractItemModel::dataChanged, this, &CompareView::enableUse);
    connect(model_, &QAbstractItemModel::modelReset, this, &CompareView::enableUse);
    enableUse();
}

void CompareView::build() {
    auto* hint = new QLabel(
        tr("What every measure decides for this recording. Double click, or Enter, uses a strategy."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setMinimumWidth(1); // it gives way before the table does
    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 4, 6, 0);
    line->addWidget(hint, 1);
    line->addWidget(button_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(table_, 1);
    QWidget::setTabOrder(button_, table_);
}

void CompareView::setAnalysis(std::shared_ptr<const Analysis> analysis,
                              std::shared_ptr<const Comparison> comparison) {
    model_->setAnalysis(std::move(analysis), std::move(comparison));
    showColumns();
    table_->fitColumns(CompareModel::measureColumn, TableView::Fit::share);
    askForScores();
}

void CompareView::askForScores() {
    const std::vector<Policy> policies = model_->untaken();
    if (!policies.empty()) Q_EMIT scoresWanted(policies);
}

/// What takes a reference is there with one.
void CompareView::showColumns() {
    for (const int column : {CompareModel::werColumn, CompareModel::errorsColumn})
        table_->setColumnHidden(column, !model_->hasReference());
}

void CompareView::setPolicy(const Policy& policy) {
    model_->setPolicy(policy);
    askForScores();
}

void CompareView::choose(const QModelIndex& index) {
    if (!index.isValid()) return;
    const int row = order_->mapToSource(index).row();
    if (row == model_->currentRow()) return;
    Q_EMIT policyChosen(Policy(model_->policyOf(row))); // the row may change while it is taken over
}

void CompareView::enableUse() {
    const QModelIndex current = order_->mapToSource(table_->currentIndex());
    const bool can = current.isValid() && current.row() != model_->currentRow();
    use_->setEnabled(can);
    button_->setEnabled(can);
}

} // namespace offramp
