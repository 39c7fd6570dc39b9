// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "decode/nbest.h"
#include "marks/marked_text.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// Of its entries' scores (exits/posteriors.h).
[[nodiscard]] std::vector<double> posteriorsOf(const NBest& list, double temperature);

/// The hypotheses that a beam search found at an exit, best first. Differences are against the reference, or
/// the best of them where there is none; a row's are found when it is looked at.
class NBestModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        rankColumn,
        scoreColumn,
        acousticColumn,
        languageColumn,
        posteriorColumn,
        werColumn,
        textColumn, ///< the last, since it has no width that is enough
        columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: no rows. `normalisation` is the id of the one that texts are compared by. False if that is what
    /// is shown already.
    bool setList(std::shared_ptr<const NBest> list, std::optional<std::string> reference,
                 const std::string& normalisation);
    /// Of the posteriors; 1 to begin with.
    void setTemperature(double temperature);

    /// Something beside the acoustics has a part in the scores.
    [[nodiscard]] bool hasLanguage() const;
    /// Texts compared since the start: what tests count.
    [[nodiscard]] int comparisons() const { return compared_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const NBestEntry& entry(int row) const {
        return list_->entries[static_cast<std::size_t>(row)];
    }
    /// Null: nothing to compare it with, as the best without a reference.
    [[nodiscard]] const ExitComparison* comparisonOf(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] QString headerToolTip(int section) const;

    std::shared_ptr<const NBest> list_;
    std::optional<std::string> reference_;
    std::string normalisation_;
    double temperature_ = 1;
    std::vector<double> posteriors_;
    mutable std::vector<std::optional<ExitComparison>> comparisons_; ///< as far as they were looked at
    mutable int compared_ = 0;
};

} // namespace offramp
