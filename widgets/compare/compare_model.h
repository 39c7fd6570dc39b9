// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/comparison.h"
#include "compare/compare_rows.h"
#include "exits/decision.h"
#include "marks/marked_text.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace offramp {

/// What every measure, and some baselines, decide for one utterance: a row each (CompareRows). Decisions are
/// taken from the scores that the analysis has stored; no measure is evaluated.
class CompareModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        markColumn, ///< ▶ where the row is the current strategy
        measureColumn,
        thresholdColumn,
        exitColumn,
        layerColumn,
        valueColumn, ///< at the exit taken
        savedColumn,
        werColumn,    ///< against the reference
        errorsColumn, ///< likewise, in words
        differColumn, ///< words that differ from the last exit
        columns
    };
    enum Role {
        takenRole = offramp::takenRole, ///< whether the row is the current strategy
        sortRole                        ///< what rows are ordered by; invalid where there is nothing
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows. `comparison` may be null. All decisions are new.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    /// The current strategy, whose threshold is remembered for its row: only that one is decided anew.
    void setPolicy(const Policy& policy);

    [[nodiscard]] const Policy& policyOf(int row) const { return rows_.at(row).policy; }
    /// The current strategy's; −1 if there is none, as without an analysis.
    [[nodiscard]] int currentRow() const { return current_; }
    /// Those whose scores an analysis that is finished has not stored: nothing can be said of them yet.
    [[nodiscard]] std::vector<Policy> untaken() const;
    [[nodiscard]] bool hasReference() const { return analysis_ && analysis_->reference; }
    /// Decisions taken since the start: what tests count.
    [[nodiscard]] int decisions() const { return decisions_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Verdict {
        Decision decision;
        Cost macs;
        bool stored = true; ///< all that it is decided by
    };

    void setInput();
    [[nodiscard]] Verdict decided(const Policy& policy);
    void decideAll();
    void placePolicy();
    void changed(int row);
    [[nodiscard]] const Decision& decisionOf(int row) const;
    [[nodiscard]] bool isStored(int row) const;
    [[nodiscard]] bool isUndefined(int row) const;
    [[nodiscard]] const Step* stepTaken(int row) const;
    [[nodiscard]] const ExitResult* resultTaken(int row) const;
    [[nodiscard]] std::optional<std::int64_t> differing(int row) const;

    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString nameText(int row) const;
    [[nodiscard]] QString valueText(int row) const;
    [[nodiscard]] QString missingText(int row) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] QString accessibleText(int row, int column) const;
    [[nodiscard]] QString headerToolTip(int section) const;

    std::shared_ptr<const Analysis> analysis_;
    std::shared_ptr<const Comparison> comparison_;
    CompareRows rows_;
    std::vector<Verdict> verdicts_; ///< one for each row
    std::optional<Policy> policy_;
    int current_ = -1;
    int decisions_ = 0;
    std::vector<Scores> scores_; ///< of the analysis, as decide() takes them
    std::vector<std::optional<std::int64_t>> errors_;
    std::vector<std::optional<double>> macs_;
};

} // namespace offramp
