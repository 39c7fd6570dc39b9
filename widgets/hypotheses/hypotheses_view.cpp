// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_view.h"

#include "hypotheses/marked_text_delegate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>

#include <functional>

namespace offramp {

namespace {

constexpr int narrowestText = 240;

} // namespace

HypothesesView::HypothesesView(QWidget* parent) : QTableView(parent), model_(new HypothesesModel(this)) {
    setModel(model_);
    setItemDelegate(new MarkedTextDelegate(this));
    setAccessibleName(tr("Hypotheses"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addCopy(tr("Copy cell"), QKeySequence::Copy,
            [this] { return currentIndex().data(Qt::DisplayRole).toString(); });
    addCopy(tr("Copy row"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] {
        return currentIndex().isValid() ? model_->rowAsText(currentIndex().row()) : QString();
    });
    addCopy(tr("Copy table"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] { return model_->tableAsText(); });
}

void HypothesesView::addCopy(const QString& name, const QKeySequence& keys, std::function<QString()> text) {
    auto* action = new QAction(name, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [copied = std::move(text)] {
        const QString content = copied();
        if (!content.isEmpty()) QApplication::clipboard()->setText(content);
    });
    addAction(action);
}

void HypothesesView::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                 std::shared_ptr<const Comparison> comparison) {
    const int exit = currentIndex().isValid() ? model_->exitOf(currentIndex().row()) : -1;
    setting_ = true;
    model_->setAnalysis(std::move(analysis), std::move(comparison));
    resizeColumnsToContents();
    const int wide = std::max(narrowestText, columnWidth(HypothesesModel::textColumn));
    setColumnWidth(HypothesesModel::textColumn, std::min(wide, 4 * narrowestText));
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
    QTableView::currentChanged(current, previous);
    if (!setting_ && current.isValid()) Q_EMIT currentExitChanged(model_->exitOf(current.row()));
}

} // namespace offramp
