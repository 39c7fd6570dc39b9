// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/overthinking_model.h"

#include "text/engine_text.h"

#include <QLocale>

namespace offramp {

namespace {

bool isWords(int column) {
    return column == OverthinkingModel::destructiveWordsColumn ||
           column == OverthinkingModel::wastefulWordsColumn || column == OverthinkingModel::neededWordsColumn;
}

QString countText(std::int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

/// Small shares with a decimal.
QString shareText(std::int64_t part, std::int64_t whole) {
    constexpr double small = 0.1;
    const auto share =
        whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
    return percentText(share, share.value_or(0) < small ? 1 : 0);
}

} // namespace

void OverthinkingModel::setRows(std::vector<Row> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

const AgainstLast::Share& OverthinkingModel::shareOf(int row, int column) const {
    const AgainstLast& against = rows_[static_cast<std::size_t>(row)].against;
    if (column == destructiveColumn || column == destructiveWordsColumn) return against.better;
    return column == wastefulColumn || column == wastefulWordsColumn ? against.same : against.worse;
}

const Selection* OverthinkingModel::behind(const QModelIndex& index) const {
    if (!index.isValid() || index.column() == exitColumn) return nullptr;
    return &shareOf(index.row(), index.column()).utterances;
}

QString OverthinkingModel::meaningOf(const QModelIndex& index) const {
    const QString name = rows_[static_cast<std::size_t>(index.row())].name;
    switch (index.column()) {
    case destructiveColumn:
    case destructiveWordsColumn:
        return tr("destructive: %1").arg(name);
    case wastefulColumn:
    case wastefulWordsColumn:
        return tr("wasteful: %1").arg(name);
    default:
        return tr("needed: %1").arg(name);
    }
}

/// Of wasteful utterances the words that were computed for nothing, of others those that it changed.
std::int64_t OverthinkingModel::wordsAt(int row, int column) const {
    const AgainstLast::Share& share = shareOf(row, column);
    return column == wastefulWordsColumn ? share.referenceWords : share.words;
}

QString OverthinkingModel::cell(int row, int column) const {
    if (column == exitColumn) return rows_[static_cast<std::size_t>(row)].name;
    if (isWords(column)) return countText(wordsAt(row, column));
    const auto count = static_cast<std::int64_t>(shareOf(row, column).utterances.size());
    const auto whole = static_cast<std::int64_t>(rows_[static_cast<std::size_t>(row)].against.utterances);
    return tr("%1 (%2)").arg(countText(count), shareText(count, whole));
}

QString OverthinkingModel::toolTip(int row, int column) const {
    QString way = tr("Enter or a click shows these utterances in the table");
    if (!isWords(column)) return way;
    const std::int64_t whole = rows_[static_cast<std::size_t>(row)].against.referenceWords;
    return tr("%1 of the reference words. %2").arg(shareText(wordsAt(row, column), whole), way);
}

int OverthinkingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int OverthinkingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant OverthinkingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == exitColumn ? QVariant() : toolTip(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return index.column() == exitColumn
                   ? cell(index.row(), index.column())
                   : meaningOf(index) + QStringLiteral(": ") + cell(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == exitColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant OverthinkingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    const QStringList names{tr("Stopping at"), tr("Destructive"), tr("Words"), tr("Wasteful"),
                            tr("Words"),       tr("Needed"),      tr("Words")};
    const QStringList notes{{},
                            tr("Utterances on which the last exit has more errors"),
                            tr("Errors that going on to the last exit brought in"),
                            tr("Utterances on which the last exit has as many errors"),
                            tr("Reference words that were computed further for nothing"),
                            tr("Utterances on which the last exit has fewer errors"),
                            tr("Errors that going on to the last exit took out")};
    if (role == Qt::ToolTipRole) return notes.at(section);
    if (role == Qt::TextAlignmentRole && section == exitColumn)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? names.at(section) : QVariant();
}

} // namespace offramp
