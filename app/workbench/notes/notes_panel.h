// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbench/notes/notes_model.h"

#include <QWidget>

class QAction;
class QPlainTextEdit;

namespace offramp {

class TableView;

/// The list of notes, and the text of the one that is chosen in it, to be written in.
class NotesPanel : public QWidget {
    Q_OBJECT

public:
    /// `actions`: what makes, deletes and exports notes, as buttons above the list; they belong to the
    /// caller.
    NotesPanel(Workbench* workbench, const QList<QAction*>& actions, QWidget* parent = nullptr);

    [[nodiscard]] TableView& table() const { return *table_; }
    [[nodiscard]] QPlainTextEdit& text() const { return *text_; }
    [[nodiscard]] const NotesModel& model() const { return *model_; }
    /// The chosen note's number; nothing if none is chosen.
    [[nodiscard]] std::optional<quint64> current() const;
    /// Chooses a note and puts the cursor into its text.
    void edit(quint64 note);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The note is to be looked at, where it was made.
    void activated(quint64 note);
    void currentChanged();

private:
    void showText();

    Workbench* workbench_;
    NotesModel* model_;
    TableView* table_;
    QPlainTextEdit* text_;
};

} // namespace offramp
