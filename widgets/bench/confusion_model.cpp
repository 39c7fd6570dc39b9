// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/confusion_model.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace offramp {

namespace {

constexpr std::size_t mostRows = 1000; ///< nobody reads on

QString asText(const std::string& word) {
    return QString::fromStdString(word);
}

} // namespace

void ConfusionModel::setConfusions(Confusions confusions) {
    beginResetModel();
    rows_.clear();
    for (auto* kind : {&confusions.substitutions, &confusions.deletions, &confusions.insertions})
        std::ranges::move(*kind, std::back_inserter(rows_));
    std::ranges::stable_sort(rows_, std::ranges::greater(), &Confusion::count);
    rows_.resize(std::min(rows_.size(), mostRows));
    endResetModel();
}

QString ConfusionModel::meaningOf(int row) const {
    const Confusion& confusion = confusionAt(row);
    if (confusion.heard.empty()) return tr("“%1” left out").arg(asText(confusion.said));
    if (confusion.said.empty()) return tr("“%1” put in").arg(asText(confusion.heard));
    return tr("“%1” heard as “%2”").arg(asText(confusion.said), asText(confusion.heard));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Confusion& confusion = confusionAt(index.row());
    const int column = index.column();
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return column <= heardColumn ? meaningOf(index.row()) : data(index, Qt::DisplayRole);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column >= countColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case saidColumn:
        return confusion.said.empty() ? tr("(nothing)") : asText(confusion.said);
    case heardColumn:
        return confusion.heard.empty() ? tr("(nothing)") : asText(confusion.heard);
    case countColumn:
        return QLocale().toString(static_cast<qlonglong>(confusion.count));
    default:
        return QLocale().toString(static_cast<qulonglong>(confusion.utterances.size()));
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::TextAlignmentRole && section <= heardColumn)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    const QStringList names{tr("Said"), tr("Heard"), tr("Times"), tr("Utterances")};
    return role == Qt::DisplayRole ? names.at(section) : QVariant();
}

} // namespace offramp
