// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <QAbstractTableModel>

#include <vector>

namespace offramp {

/// What couldn't be used of a corpus, and why.
struct FailureRow {
    QString what;   ///< an utterance, or a line of a manifest
    QString where;  ///< the file's name
    QString path;   ///< all of it
    QString reason; ///< a sentence
};

/// Rows of failures: what it is about, the file, the reason.
class FailureModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { whatColumn, whereColumn, reasonColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// `what`: the header of the first column.
    void setRows(const QString& what, std::vector<FailureRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString what_;
    std::vector<FailureRow> rows_;
};

/// The utterances of a results file that couldn't be run.
[[nodiscard]] std::vector<FailureRow> failureRows(const CorpusResults& results);

} // namespace offramp
