// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/utterance_table.h"

#include "theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

namespace offramp {

namespace {

constexpr int narrowestText = 120;
constexpr int widestName = 260; ///< of an identifier, or a value of the manifest's

/// Tints the rows that are selected.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        ++painted;
        QStyledItemDelegate::paint(painter, option, index);
    }

    mutable int painted = 0;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(CorpusModel::selectedRole).toBool())
            option->backgroundBrush = Theme(option->palette).selection;
    }
};

QAction* makeAction(QWidget* owner, const QString& text, const QKeySequence& keys) {
    auto* action = new QAction(text, owner);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    owner->addAction(action);
    return action;
}

} // namespace

UtteranceTable::UtteranceTable(CorpusModel* model, QWidget* parent) : TableView(parent), model_(model) {
    setModel(model);
    setItemDelegate(new RowDelegate(this));
    setAccessibleName(tr("Utterances of the corpus"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicatorClearable(true); // back to the manifest's own order
    sortByColumn(-1, Qt::AscendingOrder);
    horizontalHeader()->setSectionsMovable(true);
    addSelectionActions();
    connect(model, &QAbstractItemModel::headerDataChanged, this, &UtteranceTable::fitToTexts);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (currentIndex().isValid() || model_->rowCount() == 0) return;
        setCurrentIndex(model_->index(0, 0));
    });
}

void UtteranceTable::addSelectionActions() {
    makeAction(this, tr("Select or take out"), Qt::Key_Space);
    connect(actions().constLast(), &QAction::triggered, this, [this] { toggle(currentIndex().row()); });
    makeAction(this, tr("Select all that are shown"), QKeySequence::SelectAll);
    connect(actions().constLast(), &QAction::triggered, this, &UtteranceTable::selectAll);
    makeAction(this, tr("Invert the selection"), Qt::CTRL | Qt::Key_I);
    connect(actions().constLast(), &QAction::triggered, this, &UtteranceTable::invertSelection);
    makeAction(this, tr("Select none"), Qt::Key_Escape);
    connect(actions().constLast(), &QAction::triggered, this, &UtteranceTable::selectNone);
}

int UtteranceTable::paintedCells() const {
    return static_cast<const RowDelegate*>(itemDelegate())->painted;
}

void UtteranceTable::toggle(int row) {
    if (row < 0) return;
    const bool on = model_->isSelected(model_->utteranceAt(row));
    model_->setData(model_->index(row, CorpusModel::idColumn), on ? Qt::Unchecked : Qt::Checked,
                    Qt::CheckStateRole);
}

void UtteranceTable::selectAll() {
    Selection all = model_->selected();
    for (int row = 0; row < model_->rowCount(); ++row)
        all.push_back(model_->utteranceAt(row));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    model_->setSelected(all);
    Q_EMIT model_->selectionEdited();
}

void UtteranceTable::selectNone() {
    if (model_->selectedCount() == 0) return;
    model_->setSelected({});
    Q_EMIT model_->selectionEdited();
}

/// Of the rows that are shown; the others are taken out.
void UtteranceTable::invertSelection() {
    Selection others;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (!model_->isSelected(model_->utteranceAt(row))) others.push_back(model_->utteranceAt(row));
    std::sort(others.begin(), others.end());
    model_->setSelected(others);
    Q_EMIT model_->selectionEdited();
}

void UtteranceTable::selectRange(int from, int to) {
    Selection all = model_->selected();
    for (int row = std::min(from, to); row <= std::max(from, to); ++row)
        all.push_back(model_->utteranceAt(row));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    model_->setSelected(all);
    Q_EMIT model_->selectionEdited();
}

/// Shift with an arrow takes the rows that it passes over.
void UtteranceTable::keyPressEvent(QKeyEvent* event) {
    const int before = currentIndex().row();
    TableView::keyPressEvent(event);
    const int row = currentIndex().row();
    if (event->modifiers().testFlag(Qt::ShiftModifier) && before >= 0 && row >= 0 && row != before)
        selectRange(before, row);
}

void UtteranceTable::mousePressEvent(QMouseEvent* event) {
    const int before = currentIndex().row();
    TableView::mousePressEvent(event);
    const int row = indexAt(event->position().toPoint()).row();
    if (event->button() != Qt::LeftButton || row < 0) return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) toggle(row);
    if (event->modifiers().testFlag(Qt::ShiftModifier) && before >= 0) selectRange(before, row);
}

/// Of the longest of all, with the mark before it.
int UtteranceTable::idWidth() const {
    if (!model_->subject()) return columnWidth(CorpusModel::idColumn);
    const auto& all = model_->subject().results->utterances;
    const auto longest = std::ranges::max_element(
        all, {}, [](const CorpusUtterance& utterance) { return utterance.id.size(); });
    if (longest == all.end()) return columnWidth(CorpusModel::idColumn);
    const int mark = style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                     4 * style()->pixelMetric(QStyle::PM_FocusFrameHMargin);
    return mark + fontMetrics().horizontalAdvance(QString::fromStdString(longest->id)) + 8;
}

void UtteranceTable::fitToTexts() {
    unfitted_ = !isVisible();
    if (unfitted_) return;
    resizeColumnsToContents();
    int others = 0;
    QList<int> texts;
    for (int column = 0; column < model_->columnCount(); ++column) {
        if (isColumnHidden(column)) continue;
        const bool text = column == CorpusModel::referenceColumn || column == CorpusModel::textColumn;
        if (text) {
            texts.append(column);
            continue;
        }
        const int needed = column == CorpusModel::idColumn ? idWidth() : columnWidth(column);
        setColumnWidth(column, std::min(needed + fontMetrics().averageCharWidth(), widestName));
        others += columnWidth(column);
    }
    for (const int column : texts)
        setColumnWidth(
            column, std::max(narrowestText, (viewport()->width() - others) / static_cast<int>(texts.size())));
}

void UtteranceTable::setEmptyText(const QString& text) {
    emptyText_ = text;
    viewport()->update();
}

void UtteranceTable::paintEvent(QPaintEvent* event) {
    TableView::paintEvent(event);
    if (model_->rowCount() > 0) return;
    QPainter painter(viewport());
    painter.setPen(Theme(palette()).faint);
    painter.drawText(viewport()->rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     emptyText_);
}

void UtteranceTable::showEvent(QShowEvent* event) {
    TableView::showEvent(event);
    if (unfitted_) fitToTexts();
}

void UtteranceTable::resizeEvent(QResizeEvent* event) {
    TableView::resizeEvent(event);
    if (isVisible() && event->size().width() != event->oldSize().width()) fitToTexts();
}

} // namespace offramp
