// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/confusions.h"

#include <QAbstractTableModel>

#include <vector>

namespace offramp {

/// The most frequent confusions of all three kinds, the most frequent first.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { saidColumn, heardColumn, countColumn, utterancesColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setConfusions(Confusions confusions);
    [[nodiscard]] const Confusion& confusionAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    /// "“said” heard as “sad”".
    [[nodiscard]] QString meaningOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Confusion> rows_;
};

} // namespace offramp
