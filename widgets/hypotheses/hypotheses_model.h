// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "marks/marked_text.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace offramp {

/// A row per exit, the last one on top as in the ladder: what it heard, its errors, its scores and its cost.
class HypothesesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The columns before the scores, of which there is one for each of listedMeasures().
    enum Column {
        exitColumn,
        layerColumn,
        textColumn,
        werColumn,
        cerColumn,
        timeColumn,
        macsColumn,
        firstScore
    };
    enum Role {
        markedTextRole = offramp::markedTextRole, ///< the text as HTML with its differences marked
        takenRole = offramp::takenRole,           ///< whether the row is the exit taken
        exitRole                                  ///< the row's exit, from 0
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// A whole result at once; null: no rows. `comparison` may be null.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit);

    [[nodiscard]] int rowOf(int exit) const { return rowCount() - 1 - exit; }
    [[nodiscard]] int exitOf(int row) const { return rowCount() - 1 - row; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const ExitResult* result(int exit) const;
    [[nodiscard]] const ExitComparison* comparisonOf(int exit) const;
    [[nodiscard]] QString cell(int exit, int column) const;
    [[nodiscard]] QString headerToolTip(int section) const;

    std::shared_ptr<const Analysis> analysis_;
    std::shared_ptr<const Comparison> comparison_;
    std::optional<int> taken_;
};

} // namespace offramp
