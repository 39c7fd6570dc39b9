// SPDX-License-Identifier: GPL-3.0-or-later
#include "nbest/nbest_model.h"

#include "exits/posteriors.h"
#include "text/engine_text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

constexpr int scoreDigits = 4;

} // namespace

std::vector<double> posteriorsOf(const NBest& list, double temperature) {
    std::vector<double> scores;
    for (const NBestEntry& entry : list.entries)
        scores.push_back(entry.score);
    return posteriorsOf(scores, temperature);
}

bool NBestModel::setList(std::shared_ptr<const NBest> list, std::optional<std::string> reference,
                         const std::string& normalisation) {
    if (list == list_ && reference == reference_ && normalisation == normalisation_) return false;
    beginResetModel();
    list_ = std::move(list);
    reference_ = std::move(reference);
    normalisation_ = normalisation;
    posteriors_ = list_ ? posteriorsOf(*list_, temperature_) : std::vector<double>();
    comparisons_.assign(static_cast<std::size_t>(rowCount()), std::nullopt);
    endResetModel();
    return true;
}

void NBestModel::setTemperature(double temperature) {
    if (temperature == temperature_) return;
    temperature_ = temperature;
    if (rowCount() == 0) return;
    posteriors_ = posteriorsOf(*list_, temperature_);
    Q_EMIT dataChanged(index(0, posteriorColumn), index(rowCount() - 1, posteriorColumn));
}

bool NBestModel::hasLanguage() const {
    return list_ && std::any_of(list_->entries.begin(), list_->entries.end(),
                                [](const NBestEntry& one) { return one.language != 0; });
}

int NBestModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !list_ ? 0 : static_cast<int>(list_->entries.size());
}

int NBestModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

const ExitComparison* NBestModel::comparisonOf(int row) const {
    if (!reference_ && row == 0) return nullptr;
    auto& kept = comparisons_[static_cast<std::size_t>(row)];
    if (!kept) {
        ++compared_;
        kept = compareWith(reference_.value_or(entry(0).hypothesis.text), entry(row).hypothesis,
                           normalisationOf(normalisation_));
    }
    return &*kept;
}

QString NBestModel::cell(int row, int column) const {
    const NBestEntry& shown = entry(row);
    const auto at = static_cast<std::size_t>(row);
    switch (column) {
    case rankColumn:
        return QLocale().toString(row + 1);
    case textColumn:
        return QString::fromStdString(shown.hypothesis.text);
    case scoreColumn:
        return numberText(shown.score, scoreDigits);
    case acousticColumn:
        return numberText(shown.acoustic, scoreDigits);
    case languageColumn:
        return numberText(shown.language, scoreDigits);
    case posteriorColumn:
        return numberText(at < posteriors_.size() ? std::optional(posteriors_[at]) : std::nullopt);
    default:
        break;
    }
    const ExitComparison* comparison = comparisonOf(row);
    return comparison != nullptr ? percentText(comparison->rates.wer()) : QStringLiteral("–");
}

QVariant NBestModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int row = index.row();
    const bool text = index.column() == textColumn;
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case markedTextRole:
        return text ? markedText(entry(row).hypothesis, comparisonOf(row)) : QVariant();
    case Qt::ToolTipRole:
        return text ? cell(row, textColumn) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString NBestModel::headerToolTip(int section) const {
    switch (section) {
    case scoreColumn:
        return tr("What hypotheses are ranked by: a natural logarithm");
    case acousticColumn:
        return tr("The natural logarithm of the probability of the tokens");
    case languageColumn:
        return tr("The language model's part of the score, and that for words and spaces");
    case posteriorColumn:
        return tr("The share of the probability of all that are listed, at the temperature %1")
            .arg(numberText(temperature_));
    case werColumn:
        return reference_ ? tr("Word error rate against the reference")
                          : tr("Word error rate against the best hypothesis");
    default:
        return {};
    }
}

QVariant NBestModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::ToolTipRole) return headerToolTip(section);
    if (role == Qt::TextAlignmentRole && section == textColumn)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QStringList names{tr("Rank"),      tr("Score"), tr("Acoustic"),  tr("Language"),
                            tr("Posterior"), tr("WER"),   tr("Hypothesis")};
    return names.at(section);
}

} // namespace offramp
