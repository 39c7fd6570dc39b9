// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/failure_model.h"

#include <utility>

namespace offramp {

void FailureModel::setRows(const QString& what, std::vector<FailureRow> rows) {
    beginResetModel();
    what_ = what;
    rows_ = std::move(rows);
    endResetModel();
}

int FailureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FailureModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant FailureModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const FailureRow& row = rows_[static_cast<std::size_t>(index.row())];
    const bool whole = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role != Qt::DisplayRole && !whole) return {};
    switch (index.column()) {
    case whatColumn:
        return row.what;
    case whereColumn:
        return whole ? row.path : row.where;
    default:
        return row.reason;
    }
}

QVariant FailureModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    const QStringList names{what_, tr("File"), tr("Reason")};
    return role == Qt::DisplayRole ? names.at(section) : QVariant();
}

std::vector<FailureRow> failureRows(const CorpusResults& results) {
    std::vector<FailureRow> rows;
    for (const CorpusFailure& failure : results.failures)
        rows.push_back(
            {QString::fromStdString(failure.id), QString::fromStdString(failure.audio.filename().string()),
             QString::fromStdString(failure.audio.string()), QString::fromStdString(failure.reason)});
    return rows;
}

} // namespace offramp
