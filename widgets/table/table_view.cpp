// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QResizeEvent>

#include <algorithm>

namespace offramp {

namespace {

constexpr int narrowestText = 240;
constexpr int widestText = 4 * narrowestText;
constexpr int narrowestShare = 160;
constexpr int measuredRows = 24; ///< laying out a text takes its time

} // namespace

TableView::TableView(QWidget* parent) : QTableView(parent) {
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addCopy(tr("Copy cell"), QKeySequence::Copy,
            [this] { return currentIndex().data(Qt::DisplayRole).toString(); });
    addCopy(tr("Copy row"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
            [this] { return currentIndex().isValid() ? rowAsText(currentIndex().row()) : QString(); });
    addCopy(tr("Copy table"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] { return tableAsText(); });
}

void TableView::addCopy(const QString& name, const QKeySequence& keys, std::function<QString()> text) {
    auto* action = new QAction(name, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [copied = std::move(text)] {
        const QString content = copied();
        if (!content.isEmpty()) QApplication::clipboard()->setText(content);
    });
    addAction(action);
}

QList<int> TableView::shownColumns() const {
    QList<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column)) columns.append(column);
    }
    return columns;
}

QString TableView::rowAsText(int row) const {
    QStringList cells;
    for (const int column : shownColumns())
        cells.append(model()->index(row, column).data(Qt::DisplayRole).toString());
    return cells.join(u'\t');
}

QString TableView::tableAsText() const {
    QStringList header;
    for (const int column : shownColumns())
        header.append(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QStringList rows{header.join(u'\t')};
    for (int row = 0; row < model()->rowCount(); ++row)
        rows.append(rowAsText(row));
    return rows.join(u'\n') + u'\n';
}

void TableView::fitColumns(int texts, Fit fit) {
    texts_ = texts;
    fit_ = fit;
    unfitted_ = !isVisible();
    if (unfitted_) return;
    resizeColumnsToContents();
    if (fit_ == Fit::fill) { // there is room to part the numbers
        for (const int column : shownColumns())
            setColumnWidth(column, columnWidth(column) + fontMetrics().averageCharWidth());
    }
    if (fit_ == Fit::whole)
        setColumnWidth(texts, std::clamp(columnWidth(texts), narrowestText, widestText));
    else
        fitToRoom();
}

void TableView::fitToRoom() {
    int others = 0;
    for (const int column : shownColumns())
        if (column != texts_) others += columnWidth(column);
    const int needed = std::max(sizeHintForColumn(texts_), horizontalHeader()->sectionSizeHint(texts_));
    const int room = std::max(narrowestShare, viewport()->width() - others);
    setColumnWidth(texts_, fit_ == Fit::share ? std::min(needed, room) : std::max(needed, room));
}

void TableView::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    if (unfitted_) fitColumns(texts_, fit_);
}

void TableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const bool wider = event->size().width() != event->oldSize().width();
    if (wider && isVisible() && !unfitted_ && texts_ >= 0 && fit_ != Fit::whole) fitToRoom();
}

} // namespace offramp
