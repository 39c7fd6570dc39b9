// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "hypotheses/policy_reading.h"
#include "marks/marked_text.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace offramp {

/// A row per exit, the last one on top as in the ladder: what it heard, its errors, its cost and its scores.
/// Which of the columns are shown is for the view to say.
class HypothesesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// The columns before the scores. Of those there is one for each of measures(), with its default
    /// parameters, and behind them one for each that the policy takes with others.
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

    /// Null: no rows. `comparison` may be null. Of one model the rows stay, and change.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    void setTaken(std::optional<int> exit);
    void setPolicy(const Policy& policy);

    /// The measure of a column of scores with default parameters; null of any other column.
    [[nodiscard]] const Measure* measureAt(int column) const;
    [[nodiscard]] static int columnOf(const Measure& measure);
    /// Of what the policy takes with parameters of its own.
    [[nodiscard]] bool isOfPolicy(int column) const { return column >= firstOther(); }
    /// What the policy reads, if it fits the analysis.
    [[nodiscard]] const PolicyReading& reading() const { return reading_; }

    [[nodiscard]] int rowOf(int exit) const { return rowCount() - 1 - exit; }
    [[nodiscard]] int exitOf(int row) const { return rowCount() - 1 - row; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static int firstOther();
    [[nodiscard]] PolicyReading currentReading() const;
    void setReading(PolicyReading reading);
    void changeAll();
    [[nodiscard]] const ExitResult* result(int exit) const;
    [[nodiscard]] const ExitComparison* comparisonOf(int exit) const;
    [[nodiscard]] MeasureSpec specAt(int exit, int column) const;
    [[nodiscard]] QString cell(int exit, int column) const;
    [[nodiscard]] QString scoreText(int exit, int column) const;
    [[nodiscard]] QString toolTip(int exit, int column) const;
    [[nodiscard]] QString headerText(int section) const;
    [[nodiscard]] QString fullName(int section) const;
    [[nodiscard]] QString headerToolTip(int section) const;

    std::shared_ptr<const Analysis> analysis_;
    std::shared_ptr<const Comparison> comparison_;
    std::optional<int> taken_;
    std::optional<Policy> policy_;
    PolicyReading reading_;
};

} // namespace offramp
