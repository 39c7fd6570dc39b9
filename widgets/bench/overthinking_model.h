// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/exit_against_last.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <vector>

namespace offramp {

/// What going on to the last exit does, against stopping at each exit and against the best of all earlier
/// ones, in utterances and in words.
class OverthinkingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        exitColumn,
        destructiveColumn,
        destructiveWordsColumn,
        wastefulColumn,
        wastefulWordsColumn,
        neededColumn,
        neededWordsColumn,
        columns
    };
    /// A row of them.
    struct Row {
        QString name;
        AgainstLast against;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Row> rows);
    /// The utterances behind a number; null where a cell has none.
    [[nodiscard]] const Selection* behind(const QModelIndex& index) const;
    /// "destructive at exit 3".
    [[nodiscard]] QString meaningOf(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const AgainstLast::Share& shareOf(int row, int column) const;
    [[nodiscard]] std::int64_t wordsAt(int row, int column) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;

    std::vector<Row> rows_;
};

} // namespace offramp
