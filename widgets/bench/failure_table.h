// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/failure_model.h"
#include "table/table_view.h"

namespace offramp {

/// Failures to be read and copied.
class FailureTable : public TableView {
    Q_OBJECT

public:
    explicit FailureTable(QWidget* parent = nullptr);

    /// `what`: the header of the first column.
    void setRows(const QString& what, std::vector<FailureRow> rows);

private:
    FailureModel* model_;
};

} // namespace offramp
