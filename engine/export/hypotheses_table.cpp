// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/analysis_tables.h"
#include "export/error_columns.h"
#include "export/exit_rows.h"

#include <algorithm>

namespace offramp {

using detail::ColumnMaker;
using detail::ExitRow;

namespace {

std::optional<std::int64_t> isTaken(const ExitRow& row) {
    if (!row.subject->judgement) return std::nullopt;
    const auto& exit = row.subject->judgement->decision.exit;
    return exit && static_cast<std::size_t>(*exit) == row.exit ? 1 : 0;
}

const ErrorCounts* wordErrors(const ExitRow& row) {
    const auto& errors = row.result().errors;
    return errors ? &errors->words : nullptr;
}

const ErrorCounts* characterErrors(const ExitRow& row) {
    const auto& errors = row.result().errors;
    return errors ? &errors->characters : nullptr;
}

void addScores(ColumnMaker<ExitRow>& columns, std::span<const MeasureSpec> scores) {
    for (const MeasureSpec& spec : scores) {
        columns.real(textOf(spec), std::string(spec.measure->unit), 4,
                     [&](const ExitRow& row) { return valueOf(row.result().scores, spec); });
    }
}

} // namespace

std::vector<MeasureSpec> storedScores(std::span<const ExportSubject> subjects) {
    std::vector<MeasureSpec> specs;
    for (const ExportSubject& subject : subjects)
        for (const auto& exit : subject.analysis->exits)
            for (const Score& score : exit->scores)
                if (std::ranges::find(specs, score.spec) == specs.end()) specs.push_back(score.spec);
    return specs;
}

Table hypothesesTable(std::span<const ExportSubject> subjects, const ExitChoice& exits,
                      std::span<const MeasureSpec> scores) {
    const std::vector<std::string> names = exportNames(subjects);
    const std::vector<ExitRow> rows = detail::exitRows(subjects, names, exits);
    Table table{"hypotheses", aboutSubjects(subjects), {}};
    ColumnMaker<ExitRow> columns(table, rows);
    addPlace(columns);
    columns.text("exit_name", [](const ExitRow& row) { return row.analysis().model->exits[row.exit].name; });
    columns.integer("after_layer",
                    [](const ExitRow& row) { return row.analysis().model->exits[row.exit].afterLayer; });
    columns.integer("taken", isTaken);
    columns.text("text", [](const ExitRow& row) { return row.result().hypothesis.text; });
    columns.text("reference", [](const ExitRow& row) { return row.analysis().reference; });
    detail::addErrors(columns, wordErrors, characterErrors);
    columns.real("seconds", "s", 4, [](const ExitRow& row) { return row.analysis().secondsTo(row.exit); });
    columns.integer("macs", [](const ExitRow& row) { return row.result().output.macs; });
    columns.integer("frames", [](const ExitRow& row) { return row.result().output.logProbs->rows(); });
    columns.real("log_probability", "nats", 4,
                 [](const ExitRow& row) { return row.result().hypothesis.logProbability; });
    addScores(columns, scores);
    return table;
}

} // namespace offramp
