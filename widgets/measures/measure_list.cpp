// SPDX-License-Identifier: GPL-3.0-or-later
#include "measures/measure_list.h"

#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <algorithm>

namespace offramp {

namespace {

/// "Rényi" as "renyi": decomposed, without the marks, in lower case.
QString plain(const QString& text) {
    QString bare;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD))
        if (letter.category() != QChar::Mark_NonSpacing) bare.append(letter);
    return bare.toCaseFolded();
}

QString latin(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString searched(const Measure& measure) {
    return plain(translated(measure.name) + u' ' + translated(measure.explanation) + u' ' +
                 translated(measure.source) + u' ' + latin(measure.id) + u' ' + groupText(measure.group));
}

bool matches(const Measure& measure, const QStringList& words) {
    const QString text = searched(measure);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word); });
}

} // namespace

MeasureList::MeasureList(QObject* parent) : QAbstractListModel(parent) {
    fill({});
}

void MeasureList::fill(const QString& filter) {
    rows_.clear();
    const QStringList words = plain(filter).split(u' ', Qt::SkipEmptyParts);
    for (const Measure& measure : measures()) {
        if (!matches(measure, words)) continue;
        if (rows_.empty() || rows_.back().group != measure.group) rows_.push_back({nullptr, measure.group});
        rows_.push_back({&measure, measure.group});
    }
}

void MeasureList::setFilter(const QString& filter) {
    beginResetModel();
    fill(filter);
    endResetModel();
}

void MeasureList::setAnalysis(std::shared_ptr<const Analysis> analysis) {
    beginResetModel();
    analysis_ = std::move(analysis);
    endResetModel();
}

const Measure* MeasureList::measureAt(int row) const {
    return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].measure : nullptr;
}

int MeasureList::rowOf(const Measure* measure) const {
    const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) {
        return measure != nullptr && row.measure == measure;
    });
    return at != rows_.end() ? static_cast<int>(at - rows_.begin()) : -1;
}

int MeasureList::nextMeasure(int row, int by) const {
    while (row >= 0 && row < rowCount() && measureAt(row) == nullptr)
        row += by;
    return row < rowCount() ? std::max(row, -1) : -1;
}

int MeasureList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant MeasureList::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == headerRole) return row.measure == nullptr;
    if (row.measure == nullptr) return role == Qt::DisplayRole ? QVariant(groupText(row.group)) : QVariant();
    const auto reason = [&] {
        return undefinedText({row.measure, {}}, analysis_.get());
    };
    switch (role) {
    case Qt::DisplayRole:
        return translated(row.measure->name);
    case explanationRole:
        return translated(row.measure->explanation);
    case reasonRole:
        return reason();
    case Qt::ToolTipRole:
        return translated(row.measure->formula) + u'\n' + translated(row.measure->source);
    case Qt::AccessibleDescriptionRole:
        return translated(row.measure->explanation) + u' ' + reason();
    default:
        return {};
    }
}

Qt::ItemFlags MeasureList::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const bool header = measureAt(index.row()) == nullptr;
    return header ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                  : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace offramp
