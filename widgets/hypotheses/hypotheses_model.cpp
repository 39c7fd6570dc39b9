// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_model.h"

#include "marks/marked_text.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QFont>
#include <QStringList>

#include <algorithm>

namespace offramp {

namespace {

/// Of a column's cells and of its header.
QVariant alignmentOf(int column) {
    const bool text = column == HypothesesModel::textColumn || column == HypothesesModel::layerColumn;
    return QVariant::fromValue((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

} // namespace

void HypothesesModel::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                  std::shared_ptr<const Comparison> comparison) {
    const bool sameModel = analysis && analysis_ && analysis->model == analysis_->model;
    if (!sameModel) beginResetModel();
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    if (sameModel) return changeAll();
    reading_ = currentReading();
    endResetModel();
}

void HypothesesModel::changeAll() {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

PolicyReading HypothesesModel::currentReading() const {
    return analysis_ && policy_ ? readingOf(*policy_, static_cast<int>(analysis_->macs.size()))
                                : PolicyReading();
}

void HypothesesModel::setPolicy(const Policy& policy) {
    policy_ = policy;
    setReading(currentReading());
}

/// A step of a threshold reads the same, and changes nothing.
void HypothesesModel::setReading(PolicyReading reading) {
    if (reading == reading_) return;
    const int before = columnCount();
    const int after = firstOther() + static_cast<int>(reading.others.size());
    if (after > before) beginInsertColumns({}, before, after - 1);
    if (after < before) beginRemoveColumns({}, after, before - 1);
    reading_ = std::move(reading);
    if (after > before) endInsertColumns();
    if (after < before) endRemoveColumns();
    if (rowCount() > 0 && after > firstOther()) changeAll();
}

void HypothesesModel::setTaken(std::optional<int> exit) {
    if (exit == taken_) return;
    const auto before = taken_;
    taken_ = exit;
    for (const auto& changed : {before, taken_}) {
        if (!changed || *changed >= rowCount()) continue;
        const int row = rowOf(*changed);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

int HypothesesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !analysis_ ? 0 : static_cast<int>(analysis_->macs.size());
}

int HypothesesModel::firstOther() {
    return firstScore + static_cast<int>(measures().size());
}

int HypothesesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstOther() + static_cast<int>(reading_.others.size());
}

const Measure* HypothesesModel::measureAt(int column) const {
    if (column < firstScore || isOfPolicy(column)) return nullptr;
    return &measures()[static_cast<std::size_t>(column - firstScore)];
}

int HypothesesModel::columnOf(const Measure& measure) {
    return firstScore + static_cast<int>(&measure - measures().data());
}

MeasureSpec HypothesesModel::specAt(int exit, int column) const {
    if (!isOfPolicy(column)) return {measureAt(column), {}};
    return reading_.others[static_cast<std::size_t>(column - firstOther())][static_cast<std::size_t>(exit)];
}

const ExitResult* HypothesesModel::result(int exit) const {
    const auto at = static_cast<std::size_t>(exit);
    return at < analysis_->exits.size() ? analysis_->exits[at].get() : nullptr;
}

const ExitComparison* HypothesesModel::comparisonOf(int exit) const {
    const auto at = static_cast<std::size_t>(exit);
    return comparison_ && at < comparison_->exits.size() ? comparison_->exits[at].get() : nullptr;
}

QString HypothesesModel::cell(int exit, int column) const {
    const ExitDescription& description = analysis_->model->exits[static_cast<std::size_t>(exit)];
    if (column == exitColumn) return QString::number(exit + 1);
    if (column == layerColumn) return QString::fromStdString(description.name);
    if (column == macsColumn) {
        const auto macs = analysis_->macs[static_cast<std::size_t>(exit)];
        return numberText(macs ? std::optional(static_cast<double>(*macs) * 1e-9) : std::nullopt);
    }
    const ExitResult* found = result(exit);
    if (found == nullptr) return column == textColumn && !analysis_->finished ? tr("…") : QString();
    if (column == textColumn) return QString::fromStdString(found->hypothesis.text);
    if (column == timeColumn) return numberText(analysis_->secondsTo(static_cast<std::size_t>(exit)) * 1000);
    if (column == werColumn || column == cerColumn) {
        const ExitComparison* comparison = comparisonOf(exit);
        if (comparison == nullptr) return QStringLiteral("–");
        return percentText(column == werColumn ? comparison->rates.wer() : comparison->rates.cer());
    }
    return scoreText(exit, column);
}

/// What isn't stored is still being taken.
QString HypothesesModel::scoreText(int exit, int column) const {
    const MeasureSpec spec = specAt(exit, column);
    const Score* score = findScore(result(exit)->scores, spec);
    return score != nullptr ? valueText(*spec.measure, score->value) : QStringLiteral("…");
}

QString HypothesesModel::toolTip(int exit, int column) const {
    if (column == textColumn) return cell(exit, column);
    if (column < firstScore || result(exit) == nullptr) return {};
    return undefinedText(specAt(exit, column), analysis_.get());
}

QVariant HypothesesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int exit = exitOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(exit, index.column());
    case markedTextRole:
        if (index.column() == textColumn && result(exit) != nullptr)
            return markedText(result(exit)->hypothesis, comparisonOf(exit));
        return {};
    case takenRole:
        return taken_ == exit;
    case exitRole:
        return exit;
    case Qt::FontRole:
        if (taken_ == exit) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole:
        return toolTip(exit, index.column());
    case Qt::AccessibleTextRole:
        return taken_ == exit ? tr("%1, the exit taken").arg(cell(exit, index.column()))
                              : cell(exit, index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    default:
        return {};
    }
}

/// A measure's name, with the parameters that the policy takes it with.
QString HypothesesModel::fullName(int section) const {
    MeasureSpec spec = specAt(0, section);
    if (!isOfPolicy(section)) return nameOf(spec);
    const auto& taken = reading_.others[static_cast<std::size_t>(section - firstOther())];
    const bool everywhere =
        std::all_of(taken.begin(), taken.end(), [&](const MeasureSpec& other) { return other == spec; });
    if (everywhere) return nameOf(spec);
    spec.parameters.temperature = MeasureParameters().temperature;
    return tr("%1, each exit with its temperature").arg(nameOf(spec));
}

QString HypothesesModel::headerToolTip(int section) const {
    const bool reference = comparison_ && comparison_->with == Comparison::With::reference;
    if (section == werColumn || section == cerColumn) {
        const QString name = section == werColumn ? tr("Word error rate") : tr("Character error rate");
        return reference ? tr("%1 against the reference").arg(name)
                         : tr("%1 against the last exit").arg(name);
    }
    if (section == timeColumn) return tr("Measured time to this exit, features included");
    if (section == macsColumn) return tr("Multiply-accumulates to this exit");
    if (section < firstScore) return {};
    const Measure& measure = *specAt(0, section).measure;
    const QString sure = measure.direction == Direction::lowIsGood ? tr("%1: low where the exit is sure")
                                                                   : tr("%1: high where the exit is sure");
    return QStringList{sure.arg(fullName(section)), translated(measure.explanation),
                       translated(measure.formula)}
        .join(u'\n');
}

QString HypothesesModel::headerText(int section) const {
    switch (section) {
    case exitColumn:
        return tr("Exit");
    case layerColumn:
        return tr("After");
    case textColumn:
        return tr("Hypothesis");
    case werColumn:
        return tr("WER");
    case cerColumn:
        return tr("CER");
    case timeColumn:
        return tr("ms");
    case macsColumn:
        return tr("GMAC");
    default:
        break;
    }
    const QString brief = translated(specAt(0, section).measure->brief);
    return isOfPolicy(section) ? tr("%1, as set", "a measure with the strategy's parameters").arg(brief)
                               : brief;
}

QVariant HypothesesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    switch (role) {
    case Qt::DisplayRole:
        return headerText(section);
    case Qt::ToolTipRole:
        return headerToolTip(section);
    case Qt::AccessibleTextRole:
        return section < firstScore ? headerText(section) : fullName(section);
    case Qt::TextAlignmentRole:
        return alignmentOf(section);
    default:
        return {};
    }
}

} // namespace offramp
