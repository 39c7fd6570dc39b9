// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_model.h"

#include "analysis/evidence.h"

#include <algorithm>
#include <utility>

namespace offramp {

void CompareModel::setAnalysis(std::shared_ptr<const Analysis> analysis,
                               std::shared_ptr<const Comparison> comparison) {
    const bool sameModel = analysis && analysis_ && analysis->model == analysis_->model;
    if (!sameModel) {
        beginResetModel();
        current_ = -1;
    }
    analysis_ = std::move(analysis);
    comparison_ = std::move(comparison);
    setInput();
    if (!sameModel && analysis_)
        rows_.setModel(static_cast<int>(analysis_->macs.size()),
                       std::max<std::int64_t>(1, analysis_->model->classes));
    decideAll();
    if (!sameModel) {
        endResetModel();
        placePolicy();
    } else {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    }
}

void CompareModel::setPolicy(const Policy& policy) {
    if (policy_ == policy) return;
    policy_ = policy;
    placePolicy();
}

/// The strategy goes to the row where it belongs; one of another model's is not judged.
void CompareModel::placePolicy() {
    const int before = std::exchange(current_, -1);
    if (analysis_ && policy_ && fitted(*policy_, analysis_->macs.size()) == *policy_) {
        const auto place = rows_.placeOf(*policy_);
        const bool decide = place.inserted || rows_.at(place.row).policy != *policy_;
        if (place.inserted) beginInsertRows({}, place.row, place.row);
        rows_.put(place, *policy_);
        const auto at = verdicts_.begin() + place.row;
        if (place.inserted)
            verdicts_.insert(at, decided(*policy_));
        else if (decide)
            *at = decided(*policy_);
        current_ = place.row;
        if (place.inserted) endInsertRows();
        changed(current_);
        if (before >= 0) changed(place.inserted && before >= place.row ? before + 1 : before);
    } else if (before >= 0) {
        changed(before);
    }
}

void CompareModel::changed(int row) {
    if (row < rowCount()) Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

void CompareModel::setInput() {
    scores_.clear();
    errors_.clear();
    macs_.clear();
    if (!analysis_) return;
    for (const auto& result : analysis_->exits) {
        scores_.push_back(result->scores);
        errors_.push_back(result->errors ? std::optional(result->errors->words.errors()) : std::nullopt);
    }
    for (const auto& count : analysis_->macs)
        macs_.push_back(count ? std::optional(static_cast<double>(*count)) : std::nullopt);
}

CompareModel::Verdict CompareModel::decided(const Policy& policy) {
    ++decisions_;
    const auto exits = static_cast<int>(macs_.size());
    const std::string utterance = utteranceName(*analysis_);
    Verdict verdict{decide(policy, {scores_, exits, utterance, errors_}), {}, hasScores(*analysis_, policy)};
    verdict.macs = costOf(verdict.decision, macs_, exits);
    return verdict;
}

void CompareModel::decideAll() {
    verdicts_.clear();
    if (!analysis_) return;
    for (const CompareRows::Row& row : rows_.rows())
        verdicts_.push_back(decided(row.policy));
}

int CompareModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !analysis_ ? 0 : static_cast<int>(rows_.rows().size());
}

int CompareModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

const Decision& CompareModel::decisionOf(int row) const {
    return verdicts_[static_cast<std::size_t>(row)].decision;
}

std::vector<Policy> CompareModel::untaken() const {
    std::vector<Policy> policies;
    for (int row = 0; row < rowCount(); ++row)
        if (analysis_->finished && !isStored(row)) policies.push_back(policyOf(row));
    return policies;
}

bool CompareModel::isStored(int row) const {
    return verdicts_[static_cast<std::size_t>(row)].stored;
}

/// Of a result that will grow no more: whatever is computed, nothing can be held against the threshold.
bool CompareModel::isUndefined(int row) const {
    const Policy& policy = rows_.at(row).policy;
    const bool looks = !specsOf(policy, 0).empty() || std::holds_alternative<OracleRule>(policy.rule);
    const auto& steps = decisionOf(row).steps;
    if (!isStored(row)) return analysis_->finished;
    return looks && analysis_->finished && !steps.empty() &&
           std::all_of(steps.begin(), steps.end(),
                       [](const Step& step) { return step.outcome == Outcome::undefined; });
}

const Step* CompareModel::stepTaken(int row) const {
    const Decision& decision = decisionOf(row);
    if (!decision.exit || isUndefined(row)) return nullptr;
    const auto exit = static_cast<std::size_t>(*decision.exit);
    return exit < decision.steps.size() ? &decision.steps[exit] : nullptr;
}

const ExitResult* CompareModel::resultTaken(int row) const {
    return stepTaken(row) != nullptr ? analysis_->exits[static_cast<std::size_t>(*decisionOf(row).exit)].get()
                                     : nullptr;
}

std::optional<std::int64_t> CompareModel::differing(int row) const {
    if (!comparison_ || resultTaken(row) == nullptr) return std::nullopt;
    const auto exit = static_cast<std::size_t>(*decisionOf(row).exit);
    return exit < comparison_->fromLast.size() ? std::optional(comparison_->fromLast[exit]) : std::nullopt;
}

} // namespace offramp
