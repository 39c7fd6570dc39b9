// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/policy_columns.h"

#include "export/number_text.h"

#include <algorithm>

namespace offramp::detail {

namespace {

struct NameOfRule {
    std::string operator()(const ThresholdRule& /*rule*/) const { return "threshold"; }
    std::string operator()(const CombinedRule& rule) const {
        return rule.mode == CombinedRule::Mode::all ? "all" : "any";
    }
    std::string operator()(const PatienceRule& rule) const {
        return std::string("patience:").append(std::to_string(rule.times));
    }
    std::string operator()(const FixedExit& rule) const {
        return std::string("fixed:").append(std::to_string(rule.exit + 1));
    }
    std::string operator()(const RandomExit& rule) const {
        return std::string("random:").append(std::to_string(rule.seed));
    }
    std::string operator()(const BudgetRule& rule) const {
        return std::string("budget:").append(shortestText(rule.meanLayer));
    }
    std::string operator()(const GateRule& /*rule*/) const { return "gate"; }
    std::string operator()(const OracleRule& rule) const {
        return rule.kind == OracleRule::Kind::fewestErrors ? "oracle:fewest_errors"
                                                           : "oracle:no_worse_than_last";
    }
};

} // namespace

std::string policyName(const Policy& policy) {
    return std::visit(NameOfRule(), policy.rule);
}

std::optional<std::string> policyMeasures(const Policy& policy) {
    std::string names;
    for (const MeasureSpec& spec : specsOf(policy, 0))
        names.append(names.empty() ? "" : " ").append(textOf(spec));
    return names.empty() ? std::nullopt : std::optional(names);
}

} // namespace offramp::detail
