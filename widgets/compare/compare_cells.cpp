// SPDX-License-Identifier: GPL-3.0-or-later
// CompareModel's cells: what stands in them, what they are sorted by, and what they say.
#include "compare/compare_model.h"

#include "compare/policy_text.h"
#include "compare/undefined_text.h"
#include "measures/measure_texts.h"
#include "text/engine_text.h"

#include <QFont>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace offramp {

namespace {

QString countText(std::optional<std::int64_t> count) {
    return count ? QLocale().toString(static_cast<qlonglong>(*count)) : QStringLiteral("–");
}

/// Counts have no decimals.
QString checkText(const Check& check) {
    const bool whole = check.value && std::abs(*check.value) >= 1 && *check.value == std::floor(*check.value);
    return whole ? shortNumber(*check.value) : numberText(check.value);
}

QVariant sortable(std::optional<double> value) {
    return value ? QVariant(*value) : QVariant();
}

std::optional<double> asNumber(std::optional<std::int64_t> count) {
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

std::optional<double> firstThreshold(const Policy& policy) {
    if (const ThresholdRule* rule = thresholdRule(policy)) return rule->thresholds.front();
    if (const auto* both = std::get_if<CombinedRule>(&policy.rule)) return both->rules[0].thresholds.front();
    if (const auto* patience = std::get_if<PatienceRule>(&policy.rule)) return patience->times;
    if (const auto* budget = std::get_if<BudgetRule>(&policy.rule)) return budget->threshold;
    if (const auto* gate = std::get_if<GateRule>(&policy.rule)) return gate->threshold;
    return std::nullopt;
}

} // namespace

/// Of a measure's variant, which stands below the measure itself, the parameters are what matters.
QString CompareModel::nameText(int row) const {
    if (rows_.at(row).kind == CompareRows::Kind::variant)
        return briefNameOf(thresholdRule(policyOf(row))->spec);
    const QString name = policyText(policyOf(row));
    return rows_.at(row).kind == CompareRows::Kind::baseline ? tr("%1 (baseline)").arg(name) : name;
}

/// Where no exit is taken: it may still come, or the model was stopped.
QString CompareModel::missingText(int row) const {
    if (!isStored(row)) return QStringLiteral("…");
    if (isUndefined(row) || decisionOf(row).exit) return QStringLiteral("–");
    return analysis_->finished ? QStringLiteral("–") : QStringLiteral("…");
}

QString CompareModel::valueText(int row) const {
    if (isUndefined(row) && isStored(row)) return tr("undefined");
    const Step* step = stepTaken(row);
    if (step == nullptr || step->checks.empty()) return missingText(row);
    QStringList values;
    for (const Check& check : step->checks)
        values.append(checkText(check));
    const QString mark = step->outcome == Outcome::passed ? QStringLiteral("✓") : QStringLiteral("✗");
    return mark + QChar(QChar::Nbsp) + values.join(QStringLiteral("; "));
}

QString CompareModel::cell(int row, int column) const {
    const Policy& policy = policyOf(row);
    if (column == markColumn) return row == current_ ? QStringLiteral("▶") : QStringLiteral("▷");
    if (column == measureColumn) return nameText(row);
    if (column == thresholdColumn) return thresholdText(policy);
    if (column == valueColumn) return valueText(row);
    const ExitResult* result = resultTaken(row);
    if (result == nullptr) return column == layerColumn ? QString() : missingText(row);
    const auto exit = static_cast<std::size_t>(*decisionOf(row).exit);
    switch (column) {
    case exitColumn:
        return QString::number(exit + 1);
    case layerColumn:
        return QString::fromStdString(analysis_->model->exits[exit].name);
    case savedColumn:
        return percentText(verdicts_[static_cast<std::size_t>(row)].macs.savedFraction());
    case werColumn:
        return percentText(result->errors ? result->errors->wer() : std::nullopt);
    case errorsColumn:
        return countText(errors_[exit]);
    default:
        return countText(differing(row));
    }
}

QVariant CompareModel::sortValue(int row, int column) const {
    if (column == markColumn) return row == current_ ? 0.0 : 1.0;
    if (column == measureColumn) return nameText(row);
    if (column == thresholdColumn) return sortable(firstThreshold(policyOf(row)));
    const Step* step = stepTaken(row);
    const ExitResult* result = resultTaken(row);
    if (step == nullptr || result == nullptr) return {};
    switch (column) {
    case valueColumn:
        return step->checks.empty() ? QVariant() : sortable(step->checks.front().value);
    case savedColumn:
        return sortable(verdicts_[static_cast<std::size_t>(row)].macs.savedFraction());
    case werColumn:
        return result->errors ? sortable(result->errors->wer()) : QVariant();
    case errorsColumn:
        return result->errors ? QVariant(static_cast<double>(result->errors->words.errors())) : QVariant();
    case differColumn:
        return sortable(asNumber(differing(row)));
    default:
        return static_cast<double>(*decisionOf(row).exit);
    }
}

QString CompareModel::toolTip(int row, int column) const {
    if (column == markColumn) return row == current_ ? tr("The current strategy") : tr("Use this strategy");
    const ThresholdRule* rule = thresholdRule(policyOf(row));
    if (column == measureColumn && rule != nullptr)
        return QStringList{nameOf(rule->spec), translated(rule->spec.measure->explanation),
                           translated(rule->spec.measure->formula)}
            .join(u'\n');
    if (isUndefined(row)) return undefinedText(*analysis_, policyOf(row));
    if (decisionOf(row).fellThrough) return tr("No exit passes, so the last is taken.");
    if (!decisionOf(row).exit && analysis_->finished)
        return tr("None of the exits computed passes, and the model was stopped there.");
    return {};
}

QString CompareModel::accessibleText(int row, int column) const {
    QString text = cell(row, column);
    if (column == markColumn) return toolTip(row, column);
    if (column == measureColumn && row == current_) return tr("%1, the current strategy").arg(text);
    if (column != valueColumn) return text;
    if (isUndefined(row)) return QStringLiteral("%1: %2").arg(text, undefinedText(*analysis_, policyOf(row)));
    const Step* step = stepTaken(row);
    if (step == nullptr || step->checks.empty()) return text;
    return step->outcome == Outcome::passed ? tr("%1, passes").arg(text.mid(2))
                                            : tr("%1, does not pass").arg(text.mid(2));
}

QVariant CompareModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int row = index.row();
    const int column = index.column();
    const bool text = column == measureColumn || column == layerColumn;
    QFont font;
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, column);
    case takenRole:
        return row == current_;
    case sortRole:
        return sortValue(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::FontRole:
        font.setBold(row == current_);
        font.setItalic(isUndefined(row) && column == valueColumn);
        return font.bold() || font.italic() ? QVariant(font) : QVariant();
    case Qt::TextAlignmentRole:
        if (column == markColumn) return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
        return QVariant::fromValue((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString CompareModel::headerToolTip(int section) const {
    switch (section) {
    case markColumn:
        return tr("The current strategy; a click takes another");
    case thresholdColumn:
        return tr("What a value has to be to pass");
    case exitColumn:
        return tr("The exit that would be taken");
    case valueColumn:
        return tr("At the exit taken");
    case savedColumn:
        return tr("Multiply-accumulates that need not be computed");
    case werColumn:
        return tr("Word error rate against the reference");
    case errorsColumn:
        return tr("Words that are wrong by the reference");
    case differColumn:
        return tr("Words that differ from the last exit");
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::ToolTipRole) return headerToolTip(section);
    if (role == Qt::AccessibleTextRole && section == markColumn) return tr("Current");
    if (role == Qt::TextAlignmentRole && (section == measureColumn || section == layerColumn))
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QStringList names{QString(),   tr("Measure"), tr("Threshold"), tr("Exit"),   tr("After"),
                            tr("Value"), tr("Saved"),   tr("WER"),       tr("Errors"), tr("Differ")};
    return names.at(section);
}

} // namespace offramp
