// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_order.h"

#include "compare/compare_model.h"

namespace offramp {

CompareOrder::CompareOrder(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(CompareModel::sortRole);
    setSortLocaleAware(true);
}

bool CompareOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool leftHas = left.data(sortRole()).isValid();
    const bool rightHas = right.data(sortRole()).isValid();
    if (leftHas && rightHas) return QSortFilterProxyModel::lessThan(left, right);
    // Descending order asks the other way round.
    return sortOrder() == Qt::AscendingOrder ? leftHas && !rightHas : !leftHas && rightHas;
}

} // namespace offramp
