// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_rows.h"

#include "exits/baseline_policies.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

const Measure* measureOf(const Policy& policy) {
    const ThresholdRule* rule = thresholdRule(policy);
    return rule != nullptr ? rule->spec.measure : nullptr;
}

bool hasDefaults(const Policy& policy) {
    const ThresholdRule* rule = thresholdRule(policy);
    return rule != nullptr && rule->spec.parameters == MeasureParameters();
}

} // namespace

std::optional<int> CompareRows::find(Kind kind, const Measure* measure) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].kind != kind) continue;
        if (measure == nullptr || measureOf(rows_[i].policy) == measure) return static_cast<int>(i);
    }
    return std::nullopt;
}

/// The one used before, else the one to begin with.
Policy CompareRows::policyOf(const Measure& measure, std::int64_t classes) const {
    const auto before = find(Kind::measure, &measure);
    return before ? at(*before).policy
                  : Policy::common(MeasureSpec{&measure, {}}, measure.startingThreshold(classes));
}

void CompareRows::setModel(int exits, std::int64_t classes) {
    const auto count = static_cast<std::size_t>(exits);
    std::vector<Row> rows;
    for (const Measure& measure : measures()) {
        rows.push_back({Kind::measure, fitted(policyOf(measure, classes), count)});
        if (const auto variant = find(Kind::variant, &measure))
            rows.push_back({Kind::variant, fitted(at(*variant).policy, count)});
    }
    for (Policy& baseline : baselinePolicies(exits))
        rows.push_back({Kind::baseline, std::move(baseline)});
    const auto other = find(Kind::other, nullptr);
    if (other && fitted(at(*other).policy, count).rule.index() == at(*other).policy.rule.index())
        rows.push_back({Kind::other, fitted(at(*other).policy, count)});
    rows_ = std::move(rows);
}

CompareRows::Place CompareRows::placeOf(const Policy& policy) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].policy == policy) return {static_cast<int>(i), false};
    }
    const Measure* measure = measureOf(policy);
    if (measure == nullptr) {
        const auto other = find(Kind::other, nullptr);
        return {other.value_or(static_cast<int>(rows_.size())), !other};
    }
    const auto own = find(Kind::measure, measure);
    if (hasDefaults(policy)) return {own.value_or(0), false};
    const auto variant = find(Kind::variant, measure);
    return {variant.value_or(own.value_or(0) + 1), !variant};
}

void CompareRows::put(const Place& place, const Policy& policy) {
    if (!place.inserted) {
        rows_[static_cast<std::size_t>(place.row)].policy = policy;
        return;
    }
    const Kind kind = thresholdRule(policy) != nullptr ? Kind::variant : Kind::other;
    rows_.insert(rows_.begin() + place.row, {kind, policy});
}

} // namespace offramp
