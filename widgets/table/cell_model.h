// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace offramp {

/// A cell to read; a row is sorted by its number where it has one, else by its text.
struct TableCell {
    QString text;
    std::optional<double> number; ///< never NaN
    QString note;                 ///< a tool tip; empty: none

    bool operator==(const TableCell&) const = default;
};

struct TableColumn {
    QString title;
    QString note;        ///< a tool tip; empty: none
    bool isText = false; ///< to the left, and sorted as text

    bool operator==(const TableColumn&) const = default;
};

using TableRow = std::vector<TableCell>; ///< a cell for each column

/// A table to be shown.
struct CellTable {
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
};

/// A table that is made as a whole and then only read and sorted.
class CellModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// The order in force stays.
    void setTable(CellTable table);
    /// Which of the rows that were set is shown there.
    [[nodiscard]] std::size_t sourceRow(int row) const { return order_[static_cast<std::size_t>(row)]; }

    /// Cells of a number column without a number come last, whichever way; −1: the order that was set.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::vector<std::size_t> sorted() const;

    CellTable table_;
    std::vector<std::size_t> order_;
    int sortColumn_ = -1;
    Qt::SortOrder direction_ = Qt::AscendingOrder;
};

} // namespace offramp
