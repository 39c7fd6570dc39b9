// SPDX-License-Identifier: GPL-3.0-or-later
// CorpusModel's cells: what stands in them and what they say.
#include "bench/corpus_model.h"

#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QLocale>

#include <cmath>

namespace offramp {

namespace {

QString asText(const std::string& text) {
    return QString::fromStdString(text);
}

QString orDash(double value, int decimals) {
    return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', decimals);
}

std::optional<double> defined(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

} // namespace

QString CorpusModel::takenCell(std::uint32_t utterance, std::size_t exit, int column) const {
    const std::size_t at = subject_.results->at(utterance, exit);
    switch (column) {
    case exitColumn:
        return QLocale().toString(static_cast<int>(exit) + 1);
    case textColumn:
        return asText(subject_.decoder->texts[at]);
    case measureColumn:
        return measure_ ? valueText(*measure_->measure, defined(measured_[exit]->values[at]))
                        : QStringLiteral("–");
    default:
        return subject_.results->utterances[utterance].reference
                   ? percentText(subject_.decoder->words[at].rate())
                   : QStringLiteral("–");
    }
}

QString CorpusModel::cell(std::uint32_t utterance, int column) const {
    const CorpusUtterance& row = subject_.results->utterances[utterance];
    if (dependsOnStep(column)) {
        const auto exit = exitOf(utterance);
        return exit ? takenCell(utterance, *exit, column) : QStringLiteral("–");
    }
    switch (column) {
    case idColumn:
        return asText(row.id);
    case durationColumn:
        return orDash(row.duration, 2);
    case referenceColumn:
        return row.reference ? asText(*row.reference) : QStringLiteral("–");
    case lastWerColumn:
        return takenCell(utterance, subject_.results->exits() - 1, werColumn);
    default:
        return asText(row.columns[static_cast<std::size_t>(column - manifestColumns)]);
    }
}

bool CorpusModel::isNumeric(std::size_t manifestColumn) const {
    return numeric_[manifestColumn];
}

bool CorpusModel::isText(int column) const {
    if (column >= manifestColumns) return !isNumeric(static_cast<std::size_t>(column - manifestColumns));
    return column == idColumn || column == referenceColumn || column == textColumn;
}

QVariant CorpusModel::accessibleText(std::uint32_t utterance, int column) const {
    const QString text = cell(utterance, column);
    return column == idColumn && selected_[utterance] ? tr("%1, selected").arg(text) : text;
}

QVariant CorpusModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const std::uint32_t utterance = utteranceAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(utterance, column);
    case Qt::ToolTipRole:
        return isText(column) ? cell(utterance, column) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(utterance, column);
    case Qt::CheckStateRole:
        if (column != idColumn) return {};
        return selected_[utterance] ? Qt::Checked : Qt::Unchecked;
    case selectedRole:
        return bool(selected_[utterance]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString CorpusModel::headerText(int column) const {
    switch (column) {
    case idColumn:
        return tr("Utterance");
    case durationColumn:
        return tr("Seconds");
    case referenceColumn:
        return tr("Reference");
    case exitColumn:
        return tr("Exit");
    case textColumn:
        return tr("Hypothesis");
    case measureColumn:
        return measure_ ? nameOf(*measure_) : tr("Measure");
    case werColumn:
        return tr("WER");
    case lastWerColumn:
        return tr("WER, last");
    default:
        return asText(subject_.results->columns[static_cast<std::size_t>(column - manifestColumns)]);
    }
}

QString CorpusModel::headerToolTip(int column) const {
    switch (column) {
    case exitColumn:
        return tr("The exit that the strategy takes");
    case textColumn:
        return tr("The text at the exit taken");
    case measureColumn:
        return tr("The measure's value at the exit taken");
    case werColumn:
        return tr("The utterance's word error rate at the exit taken");
    case lastWerColumn:
        return tr("The utterance's word error rate at the last exit");
    default:
        return {};
    }
}

QVariant CorpusModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::ToolTipRole) return headerToolTip(section);
    if (role == Qt::TextAlignmentRole && isText(section))
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? headerText(section) : QVariant();
}

} // namespace offramp
