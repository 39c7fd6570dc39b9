// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparison.h"
#include "exits/baseline_policies.h"
#include "export/analysis_tables.h"
#include "export/column_maker.h"
#include "export/policy_columns.h"

#include <algorithm>
#include <memory>

namespace offramp {

using detail::ColumnMaker;

namespace {

/// One policy's decision for one recording.
struct Verdict {
    const ExportSubject* subject = nullptr;
    const std::string* name = nullptr;
    std::shared_ptr<const Comparison> comparison;
    Judgement judgement;

    [[nodiscard]] std::optional<std::size_t> exit() const {
        const auto& taken = judgement.decision.exit;
        return taken ? std::optional(static_cast<std::size_t>(*taken)) : std::nullopt;
    }
    [[nodiscard]] const ExitResult* result() const {
        return exit() ? subject->analysis->exits[*exit()].get() : nullptr;
    }
    /// What was held against a threshold at the exit taken; null if it was more than one number, or none.
    [[nodiscard]] const Check* check() const {
        if (!exit()) return nullptr;
        const Step& step = judgement.decision.steps[*exit()];
        return step.checks.size() == 1 ? &step.checks.front() : nullptr;
    }
};

bool fits(const Policy& policy, const Analysis& analysis) {
    try {
        checkPolicy(policy, static_cast<int>(analysis.model->exits.size()));
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::vector<Verdict> verdictsOf(std::span<const ExportSubject> subjects, std::span<const std::string> names,
                                std::span<const Policy> policies) {
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const Analysis& analysis = *subjects[i].analysis;
        const auto comparison = std::make_shared<const Comparison>(compare(analysis));
        for (const Policy& policy : policies) {
            if (fits(policy, analysis))
                verdicts.push_back({&subjects[i], &names[i], comparison, judge(analysis, policy)});
        }
    }
    return verdicts;
}

std::optional<std::int64_t> layerOf(const Verdict& row) {
    if (!row.exit()) return std::nullopt;
    return row.subject->analysis->model->exits[*row.exit()].afterLayer;
}

std::optional<std::int64_t> differingWords(const Verdict& row) {
    const auto& fromLast = row.comparison->fromLast;
    return row.exit() && *row.exit() < fromLast.size() ? std::optional(fromLast[*row.exit()]) : std::nullopt;
}

const ErrorRates* errorsOf(const Verdict& row) {
    const ExitResult* result = row.result();
    return result != nullptr && result->errors ? &*result->errors : nullptr;
}

void addDecision(ColumnMaker<Verdict>& columns) {
    columns.integer("exit", [](const Verdict& row) {
        return row.exit() ? std::optional(static_cast<std::int64_t>(*row.exit()) + 1) : std::nullopt;
    });
    columns.integer("after_layer", layerOf);
    columns.integer("fell_through", [](const Verdict& row) {
        return row.exit() ? std::optional<std::int64_t>(row.judgement.decision.fellThrough ? 1 : 0)
                          : std::nullopt;
    });
    columns.real("value", "", 4, [](const Verdict& row) {
        return row.check() != nullptr ? row.check()->value : std::nullopt;
    });
    columns.real("threshold", "", 4, [](const Verdict& row) {
        return row.check() != nullptr ? std::optional(row.check()->threshold) : std::nullopt;
    });
}

void addCosts(ColumnMaker<Verdict>& columns) {
    columns.real("macs", "", 0, [](const Verdict& row) { return row.judgement.macs.spent; });
    columns.real("macs_saved_fraction", "", 4,
                 [](const Verdict& row) { return row.judgement.macs.savedFraction(); });
    columns.real("seconds", "s", 4, [](const Verdict& row) { return row.judgement.seconds.spent; });
}

} // namespace

Table measuresTable(std::span<const ExportSubject> subjects, std::span<const Policy> policies) {
    const std::vector<std::string> names = exportNames(subjects);
    const std::vector<Verdict> rows = verdictsOf(subjects, names, policies);
    Table table{"measures", aboutSubjects(subjects), {}};
    ColumnMaker<Verdict> columns(table, rows);
    columns.text("utterance", [](const Verdict& row) { return *row.name; });
    columns.text("policy", [](const Verdict& row) { return detail::policyName(row.judgement.policy); });
    columns.text("measure", [](const Verdict& row) { return detail::policyMeasures(row.judgement.policy); });
    addDecision(columns);
    addCosts(columns);
    columns.real("wer", "", 4, [](const Verdict& row) {
        const ErrorRates* errors = errorsOf(row);
        return errors != nullptr ? errors->wer() : std::nullopt;
    });
    columns.integer("word_errors", [](const Verdict& row) {
        const ErrorRates* errors = errorsOf(row);
        return errors != nullptr ? std::optional(errors->words.errors()) : std::nullopt;
    });
    columns.integer("words_from_last", differingWords);
    columns.text("text", [](const Verdict& row) {
        return row.result() != nullptr ? std::optional(row.result()->hypothesis.text) : std::nullopt;
    });
    return table;
}

std::vector<Policy> comparedPolicies(int exits, std::int64_t classes) {
    std::vector<Policy> policies;
    for (const Measure& measure : measures())
        policies.push_back(Policy::common(MeasureSpec{&measure, {}}, measure.startingThreshold(classes)));
    std::ranges::move(baselinePolicies(exits), std::back_inserter(policies));
    return policies;
}

} // namespace offramp
