// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace offramp {

/// The utterances of a corpus, a row each: what is known of them and where the policy stops. It sorts and
/// filters by itself, so that a step of the threshold over 100,000 rows is one dataChanged() of the columns
/// that tell of the exit taken.
class CorpusModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        idColumn, ///< with a mark that says and sets whether it is selected
        durationColumn,
        referenceColumn,
        exitColumn,
        textColumn, ///< at the exit taken, as all up to werColumn
        measureColumn,
        werColumn,
        lastWerColumn,  ///< at the last exit
        manifestColumns ///< the first of CorpusResults::columns
    };
    enum Role { selectedRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// All rows are shown again, in the order in force; the selection and the step are dropped.
    void setSubject(const CorpusSubject& subject);
    /// Null: no exit is taken. The rows stay in their order, though they may not be sorted any more:
    /// settle().
    void setStep(std::shared_ptr<const CorpusStep> step);
    /// The utterances that are shown.
    void setShown(Selection utterances);
    /// Utterances that are marked, shown or not. No signal but dataChanged().
    void setSelected(const Selection& utterances);

    [[nodiscard]] const CorpusSubject& subject() const { return subject_; }
    [[nodiscard]] const std::shared_ptr<const CorpusStep>& step() const { return step_; }
    [[nodiscard]] Selection selected() const;
    [[nodiscard]] bool isSelected(std::uint32_t utterance) const { return selected_[utterance]; }
    [[nodiscard]] std::size_t selectedCount() const { return selectedCount_; }
    [[nodiscard]] std::uint32_t utteranceAt(int row) const { return order_[static_cast<std::size_t>(row)]; }
    /// −1 if it isn't shown.
    [[nodiscard]] int rowOf(std::uint32_t utterance) const;
    /// The exit taken; nothing if none is.
    [[nodiscard]] std::optional<std::size_t> exitOf(std::uint32_t utterance) const;
    /// The measure of measureColumn; nothing if the policy reads none, or the decoder has no values of it.
    [[nodiscard]] const std::optional<MeasureSpec>& measure() const { return measure_; }

    /// True of a column that a step changes.
    [[nodiscard]] static bool dependsOnStep(int column) {
        return column >= exitColumn && column <= werColumn;
    }
    void sort(int column, Qt::SortOrder order) override;
    /// Sorts anew where steps since have put rows out of order.
    void settle();
    /// Sorts since the start, which tests count.
    [[nodiscard]] int sorts() const { return sorts_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// By the user.
    void selectionEdited();

private:
    [[nodiscard]] QString cell(std::uint32_t utterance, int column) const;
    [[nodiscard]] QString takenCell(std::uint32_t utterance, std::size_t exit, int column) const;
    [[nodiscard]] QVariant accessibleText(std::uint32_t utterance, int column) const;
    [[nodiscard]] QString headerText(int column) const;
    [[nodiscard]] QString headerToolTip(int column) const;
    [[nodiscard]] bool isText(int column) const;
    [[nodiscard]] bool isNumeric(std::size_t manifestColumn) const;
    void sortOrder();
    [[nodiscard]] std::optional<double> numberOf(std::uint32_t utterance, int column) const;
    [[nodiscard]] std::string_view textOf(std::uint32_t utterance, int column) const;
    void orderByNumber(Selection& order) const;
    void orderByText(Selection& order) const;
    void placeRows();
    void findMeasure();

    CorpusSubject subject_;
    std::shared_ptr<const CorpusStep> step_;
    std::optional<MeasureSpec> measure_;       ///< its temperatures, if any, aside
    std::vector<const ScoreColumn*> measured_; ///< its values for each exit: at temperatures they differ
    std::vector<bool> numeric_;                ///< of the manifest's columns: all values are numbers
    Selection order_;                          ///< the utterance of each row
    std::vector<int> rows_;                    ///< of each utterance; −1: not shown
    std::vector<bool> selected_;
    std::size_t selectedCount_ = 0;
    int sortColumn_ = -1; ///< −1: the manifest's order
    Qt::SortOrder sortDirection_ = Qt::AscendingOrder;
    bool behind_ = false; ///< a step has been taken since it was sorted by a column that depends on it
    int sorts_ = 0;
};

} // namespace offramp
