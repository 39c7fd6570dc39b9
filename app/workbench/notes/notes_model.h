// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/note_table.h"
#include "workbench/workbench.h"

#include <QAbstractTableModel>

#include <vector>

namespace offramp {

/// The notes as a table: what each is about, when it was made or changed, and its text.
class NotesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { utteranceColumn, exitColumn, timeColumn, textColumn, changedColumn, columns };

    explicit NotesModel(Workbench* workbench, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null: there is no such row.
    [[nodiscard]] const OpenNote* noteAt(int row) const;
    /// All of them in the order of the open utterances, as they are exported.
    [[nodiscard]] std::vector<NoteRow> table() const;

private:
    [[nodiscard]] const Notes& notes() const { return workbench_->notes(); }
    [[nodiscard]] QString cell(const OpenNote& note, int column) const;

    const Workbench* workbench_;
    int rows_;
};

} // namespace offramp
