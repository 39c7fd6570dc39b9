// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/analysis_tables.h"
#include "export/class_names.h"
#include "export/exit_rows.h"

#include <limits>

namespace offramp {

using detail::ColumnMaker;
using detail::ExitRow;
using detail::ItemRow;

namespace {

const FrameTraces& tracesOf(const ItemRow& row) {
    return row.of.result().traces;
}

float blankOf(const ItemRow& row) {
    const std::vector<float>& blank = tracesOf(row).blankProbability;
    return blank.empty() ? std::numeric_limits<float>::quiet_NaN()
                         : blank[static_cast<std::size_t>(row.item)];
}

int argmaxOf(const ItemRow& row) {
    return tracesOf(row).argmax[static_cast<std::size_t>(row.item)];
}

void addFrame(ColumnMaker<ItemRow>& columns) {
    addPlace(columns);
    columns.integer("frame", [](const ItemRow& row) { return row.item; });
    columns.real("time_s", "s", 3,
                 [](const ItemRow& row) { return timeOfFrame(row.of.analysis(), row.item); });
}

} // namespace

Table tracesTable(std::span<const ExportSubject> subjects, const ExitChoice& exits) {
    const std::vector<std::string> names = exportNames(subjects);
    const auto rows = detail::itemRows(detail::exitRows(subjects, names, exits),
                                       [](const ExitResult& result) { return result.traces.frames(); });
    Table table{"traces", aboutSubjects(subjects), {}};
    ColumnMaker<ItemRow> columns(table, rows);
    addFrame(columns);
    const auto trace = [&](const char* name, const char* unit, const auto& values) {
        columns.floats(name, unit, [&](const ItemRow& row) {
            return values(tracesOf(row))[static_cast<std::size_t>(row.item)];
        });
    };
    trace(
        "entropy_nats", "nats", [](const FrameTraces& of) -> const auto& { return of.entropy; });
    trace(
        "max_probability", "", [](const FrameTraces& of) -> const auto& { return of.maxProbability; });
    trace(
        "margin", "", [](const FrameTraces& of) -> const auto& { return of.margin; });
    columns.floats("blank_probability", "", blankOf);
    columns.integer("class", argmaxOf);
    columns.text("token",
                 [](const ItemRow& row) { return row.of.analysis().tokenizer->name(argmaxOf(row)); });
    return table;
}

Table logProbsTable(std::span<const ExportSubject> subjects, const ExitChoice& exits) {
    const std::vector<std::string> names = exportNames(subjects);
    const auto rows =
        detail::itemRows(detail::exitRows(subjects, names, exits),
                         [](const ExitResult& result) { return result.output.logProbs->rows(); });
    Table table{"log-probs", aboutSubjects(subjects), {}};
    ColumnMaker<ItemRow> columns(table, rows);
    addFrame(columns);
    if (subjects.empty()) return table;
    std::int64_t id = 0;
    for (const std::string& name : detail::classNames(*subjects.front().analysis->tokenizer)) {
        columns.floats(std::string("log_prob:").append(name), "nats",
                       [id](const ItemRow& row) { return (*row.of.result().output.logProbs)(row.item, id); });
        ++id;
    }
    return table;
}

} // namespace offramp
