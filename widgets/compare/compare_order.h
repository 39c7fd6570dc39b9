// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace offramp {

/// The comparison's rows by a column: numbers as numbers, and what has no value last in either direction.
class CompareOrder : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit CompareOrder(QObject* parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace offramp
