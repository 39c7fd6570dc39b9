// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_model.h"

#include "bench/natural_order.h"

#include <algorithm>

namespace offramp {

void CorpusModel::setSubject(const CorpusSubject& subject) {
    beginResetModel();
    const bool sameColumns =
        subject.results && subject_.results && subject.results->columns == subject_.results->columns;
    subject_ = subject;
    step_.reset();
    findMeasure();
    order_ = subject_ ? everything(*subject_.results) : Selection();
    selected_.assign(order_.size(), false);
    selectedCount_ = 0;
    numeric_.clear();
    for (std::size_t column = 0; subject_ && column < subject_.results->columns.size(); ++column)
        numeric_.push_back(std::ranges::all_of(subject_.results->utterances, [&](const auto& utterance) {
            return utterance.columns[column].empty() || asNumber(utterance.columns[column]);
        }));
    if (!sameColumns && sortColumn_ >= manifestColumns) sortColumn_ = -1;
    sortOrder();
    endResetModel();
}

void CorpusModel::findMeasure() {
    measure_.reset();
    measured_.clear();
    if (!step_ || !subject_) return;
    const auto specs = specsOf({step_->policy.rule, {}}, 0);
    if (specs.empty()) return;
    for (std::size_t exit = 0; exit < subject_.results->exits(); ++exit) {
        const auto own = specsOf(step_->policy, static_cast<int>(exit));
        measured_.push_back(subject_.decoder->find(own.front()));
        if (measured_.back() == nullptr) return;
    }
    measure_ = specs.front();
}

void CorpusModel::setStep(std::shared_ptr<const CorpusStep> step) {
    const std::optional<MeasureSpec> before = measure_;
    step_ = std::move(step);
    findMeasure();
    behind_ = behind_ || dependsOnStep(sortColumn_);
    if (measure_ != before) Q_EMIT headerDataChanged(Qt::Horizontal, measureColumn, measureColumn);
    if (!order_.empty()) Q_EMIT dataChanged(index(0, exitColumn), index(rowCount() - 1, werColumn));
}

void CorpusModel::setShown(Selection utterances) {
    std::sort(utterances.begin(), utterances.end());
    Selection before = order_;
    std::sort(before.begin(), before.end());
    if (utterances == before) return;
    beginResetModel();
    order_ = std::move(utterances);
    sortOrder();
    endResetModel();
}

void CorpusModel::setSelected(const Selection& utterances) {
    std::fill(selected_.begin(), selected_.end(), false);
    for (const std::uint32_t utterance : utterances)
        selected_[utterance] = true;
    selectedCount_ = utterances.size();
    if (!order_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

Selection CorpusModel::selected() const {
    Selection all;
    all.reserve(selectedCount_);
    for (std::uint32_t utterance = 0; utterance < selected_.size(); ++utterance)
        if (selected_[utterance]) all.push_back(utterance);
    return all;
}

int CorpusModel::rowOf(std::uint32_t utterance) const {
    return utterance < rows_.size() ? rows_[utterance] : -1;
}

std::optional<std::size_t> CorpusModel::exitOf(std::uint32_t utterance) const {
    if (!step_ || step_->taken[utterance] < 0) return std::nullopt;
    return static_cast<std::size_t>(step_->taken[utterance]);
}

int CorpusModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int CorpusModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return manifestColumns + (subject_ ? static_cast<int>(subject_.results->columns.size()) : 0);
}

bool CorpusModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole ||
        index.column() != idColumn)
        return false;
    const std::uint32_t utterance = utteranceAt(index.row());
    const bool on = value.toInt() == Qt::Checked;
    if (on == selected_[utterance]) return true;
    selected_[utterance] = on;
    selectedCount_ = on ? selectedCount_ + 1 : selectedCount_ - 1;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT selectionEdited();
    return true;
}

Qt::ItemFlags CorpusModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == idColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace offramp
