// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/failure_table.h"

#include <utility>

namespace offramp {

FailureTable::FailureTable(QWidget* parent) : TableView(parent), model_(new FailureModel(this)) {
    setModel(model_);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAccessibleName(tr("Failures"));
}

void FailureTable::setRows(const QString& what, std::vector<FailureRow> rows) {
    model_->setRows(what, std::move(rows));
    if (model_->rowCount() > 0) setCurrentIndex(model_->index(0, 0)); // for whoever comes by the keyboard
    fitColumns(FailureModel::reasonColumn, Fit::fill);
}

} // namespace offramp
