// SPDX-License-Identifier: GPL-3.0-or-later
// CorpusModel's order: numbers as numbers, names as people order them, what has no value last.
#include "bench/corpus_model.h"

#include "bench/natural_order.h"

#include <algorithm>
#include <cmath>

namespace offramp {

/// Nothing where it is undefined.
std::optional<double> CorpusModel::numberOf(std::uint32_t utterance, int column) const {
    const CorpusUtterance& row = subject_.results->utterances[utterance];
    if (column >= manifestColumns)
        return asNumber(row.columns[static_cast<std::size_t>(column - manifestColumns)]);
    if (column == durationColumn) return row.duration;
    const auto exit =
        column == lastWerColumn ? std::optional(subject_.results->exits() - 1) : exitOf(utterance);
    if (!exit) return std::nullopt;
    const std::size_t at = subject_.results->at(utterance, *exit);
    if (column == exitColumn) return static_cast<double>(*exit);
    if (column == measureColumn) return measure_ ? std::optional(measured_[*exit]->values[at]) : std::nullopt;
    return row.reference ? subject_.decoder->words[at].rate() : std::nullopt;
}

std::string_view CorpusModel::textOf(std::uint32_t utterance, int column) const {
    const CorpusUtterance& row = subject_.results->utterances[utterance];
    if (column == idColumn) return row.id;
    if (column == referenceColumn)
        return row.reference ? std::string_view(*row.reference) : std::string_view();
    if (column >= manifestColumns) return row.columns[static_cast<std::size_t>(column - manifestColumns)];
    const auto exit = exitOf(utterance);
    return exit ? std::string_view(subject_.decoder->texts[subject_.results->at(utterance, *exit)])
                : std::string_view();
}

void CorpusModel::orderByNumber(Selection& order) const {
    std::vector<double> keys(subject_.results->utterances.size());
    const double sign = sortDirection_ == Qt::AscendingOrder ? 1 : -1;
    for (const std::uint32_t utterance : order)
        keys[utterance] = sign * numberOf(utterance, sortColumn_).value_or(std::nan(""));
    std::stable_sort(order.begin(), order.end(), [&keys](std::uint32_t a, std::uint32_t b) {
        if (std::isnan(keys[a]) || std::isnan(keys[b])) return !std::isnan(keys[a]) && std::isnan(keys[b]);
        return keys[a] < keys[b];
    });
}

void CorpusModel::orderByText(Selection& order) const {
    std::vector<std::string_view> keys(subject_.results->utterances.size());
    for (const std::uint32_t utterance : order)
        keys[utterance] = textOf(utterance, sortColumn_);
    const bool ascending = sortDirection_ == Qt::AscendingOrder;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a].empty() || keys[b].empty()) return !keys[a].empty() && keys[b].empty();
        const int compared = compareNaturally(keys[a], keys[b]);
        return ascending ? compared < 0 : compared > 0;
    });
}

/// Equal rows stay in the manifest's order.
void CorpusModel::sortOrder() {
    behind_ = false;
    std::sort(order_.begin(), order_.end());
    if (sortColumn_ >= 0 && subject_) {
        ++sorts_;
        if (isText(sortColumn_))
            orderByText(order_);
        else
            orderByNumber(order_);
    }
    placeRows();
}

void CorpusModel::placeRows() {
    rows_.assign(subject_ ? subject_.results->utterances.size() : 0, -1);
    for (std::size_t row = 0; row < order_.size(); ++row)
        rows_[order_[row]] = static_cast<int>(row);
}

void CorpusModel::sort(int column, Qt::SortOrder order) {
    if (column == sortColumn_ && order == sortDirection_ && !behind_) return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    sortColumn_ = column < columnCount() ? column : -1;
    sortDirection_ = order;
    const QModelIndexList before = persistentIndexList();
    const Selection shown = order_;
    sortOrder();
    QModelIndexList after;
    for (const QModelIndex& each : before)
        after.append(index(rowOf(shown[static_cast<std::size_t>(each.row())]), each.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CorpusModel::settle() {
    if (behind_) sort(sortColumn_, sortDirection_);
}

} // namespace offramp
