// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/notes/notes_panel.h"

#include "flow/flow_layout.h"
#include "table/table_view.h"

#include <QAction>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace offramp {

NotesPanel::NotesPanel(Workbench* workbench, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), workbench_(workbench), model_(new NotesModel(workbench, this)),
      table_(new TableView(this)), text_(new QPlainTextEdit(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    auto* bar = new QWidget(this);
    auto* buttons = new FlowLayout(bar);
    buttons->setContentsMargins(0, 0, 0, 0);
    for (QAction* action : actions) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        buttons->addWidget(button);
    }
    layout->addWidget(bar);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Notes"));
    table_->fitColumns(NotesModel::textColumn, TableView::Fit::fill);
    text_->setAccessibleName(tr("The chosen note's text"));
    text_->setPlaceholderText(tr("Make a note with a button above, then write here."));
    text_->setTabChangesFocus(true);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(table_);
    splitter->addWidget(text_);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showText();
        Q_EMIT currentChanged();
    });
    connect(model_, &QAbstractItemModel::dataChanged, this, &NotesPanel::showText);
    connect(model_, &QAbstractItemModel::modelReset, this, &NotesPanel::showText);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &NotesPanel::showText);
    connect(table_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const OpenNote* note = model_->noteAt(index.row())) Q_EMIT activated(note->id);
    });
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        if (const auto note = current())
            workbench_->notes().setText(*note, text_->toPlainText().toStdString());
    });
    showText();
}

/// That of the list and a line of buttons: while the panel lies behind others its width means nothing, and
/// the buttons must not ask the window for the height that they would need in a narrow one.
QSize NotesPanel::minimumSizeHint() const {
    const auto* button = findChild<QToolButton*>();
    const int line = button != nullptr ? button->sizeHint().height() : 0;
    return {QWidget::minimumSizeHint().width(), line + table_->minimumSizeHint().height()};
}

std::optional<quint64> NotesPanel::current() const {
    const OpenNote* note = model_->noteAt(table_->currentIndex().row());
    return note != nullptr ? std::optional(note->id) : std::nullopt;
}

void NotesPanel::edit(quint64 note) {
    table_->setCurrentIndex(model_->index(workbench_->notes().rowOf(note), NotesModel::textColumn));
    text_->setFocus();
}

/// Left alone while it is what is written already, so that the cursor stays.
void NotesPanel::showText() {
    const OpenNote* note = model_->noteAt(table_->currentIndex().row());
    const QString text = note != nullptr ? QString::fromStdString(note->note.text) : QString();
    text_->setEnabled(note != nullptr);
    if (text_->toPlainText() == text) return;
    const QSignalBlocker quiet(text_);
    text_->setPlainText(text);
}

} // namespace offramp
