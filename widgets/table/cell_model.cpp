// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/cell_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace offramp {

namespace {

QVariant alignment(bool isText) {
    return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QVariant noteOrNothing(const QString& note) {
    return note.isEmpty() ? QVariant() : QVariant(note);
}

/// Whether `one` goes before `other`.
bool goesBefore(const TableCell& one, const TableCell& other, bool isText, Qt::SortOrder direction) {
    const bool up = direction == Qt::AscendingOrder;
    if (isText) {
        const int order = QString::localeAwareCompare(one.text, other.text);
        return up ? order < 0 : order > 0;
    }
    if (!one.number || !other.number) return one.number && !other.number;
    return up ? *one.number < *other.number : *one.number > *other.number;
}

} // namespace

void CellModel::setTable(CellTable table) {
    beginResetModel();
    table_ = std::move(table);
    order_ = sorted();
    endResetModel();
}

std::vector<std::size_t> CellModel::sorted() const {
    std::vector<std::size_t> order(table_.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (sortColumn_ < 0 || sortColumn_ >= columnCount()) return order;
    const auto column = static_cast<std::size_t>(sortColumn_);
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
        return goesBefore(table_.rows[one][column], table_.rows[other][column], table_.columns[column].isText,
                          direction_);
    });
    return order;
}

void CellModel::sort(int column, Qt::SortOrder order) {
    sortColumn_ = column;
    direction_ = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<std::size_t> before = std::exchange(order_, sorted());
    std::vector<int> places(order_.size());
    for (std::size_t row = 0; row < order_.size(); ++row)
        places[order_[row]] = static_cast<int>(row);
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex& each : held)
        moved.append(index(places[before[static_cast<std::size_t>(each.row())]], each.column()));
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int CellModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int CellModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant CellModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const auto column = static_cast<std::size_t>(index.column());
    const TableCell& cell = table_.rows[sourceRow(index.row())][column];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return noteOrNothing(cell.note);
    case Qt::AccessibleTextRole:
        return column == 0 ? cell.text : table_.columns[column].title + QStringLiteral(": ") + cell.text;
    case Qt::TextAlignmentRole:
        return alignment(table_.columns[column].isText);
    default:
        return {};
    }
}

QVariant CellModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TableColumn& column = table_.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return noteOrNothing(column.note);
    case Qt::TextAlignmentRole:
        return alignment(column.isText);
    default:
        return {};
    }
}

} // namespace offramp
