// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_model.h"

#include "marks/marked_text.h"
#include "text/engine_text.h"
#include "text/listed_measures.h"

#include <QFont>

namespace offramp {

void HypothesesModel::setAnalysis(std::shared_ptr<const Analysis> analysis,
                                  std::shared_ptr<const Comparison> comparison) {
    beginResetModel();
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    endResetModel();
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

int HypothesesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstScore + static_cast<int>(listedMeasures().size());
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
    return numberText(valueOf(
        found->scores, MeasureSpec{listedMeasures().at(static_cast<std::size_t>(column - firstScore)), {}}));
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
        return index.column() == textColumn ? cell(exit, textColumn) : QVariant();
    case Qt::AccessibleTextRole:
        return taken_ == exit ? tr("%1, the exit taken").arg(cell(exit, index.column()))
                              : cell(exit, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == textColumn || index.column() == layerColumn
                                       ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
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
    const Measure& measure = *listedMeasures().at(static_cast<std::size_t>(section - firstScore));
    return translated(measure.explanation) + u'\n' + translated(measure.formula);
}

QVariant HypothesesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::ToolTipRole) return headerToolTip(section);
    if (role != Qt::DisplayRole) return {};
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
    return translated(listedMeasures().at(static_cast<std::size_t>(section - firstScore))->name);
}

} // namespace offramp
