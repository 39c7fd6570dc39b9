// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/analysis_tables.h"
#include "export/exit_rows.h"

namespace offramp {

using detail::ColumnMaker;
using detail::ExitRow;
using detail::ItemRow;

namespace {

const Token& tokenAt(const ItemRow& row) {
    return row.of.result().hypothesis.tokens[static_cast<std::size_t>(row.item)];
}

const Word& wordAt(const ItemRow& row) {
    return row.of.result().hypothesis.words[static_cast<std::size_t>(row.item)];
}

/// Of tokens or of words.
template <typename Of>
void addSpans(ColumnMaker<ItemRow>& columns, const Of& of) {
    columns.real("start_s", "s", 3,
                 [&](const ItemRow& row) { return timeOfFrame(row.of.analysis(), of(row).start); });
    columns.real("end_s", "s", 3,
                 [&](const ItemRow& row) { return timeOfFrame(row.of.analysis(), of(row).end); });
    columns.integer("start_frame", [&](const ItemRow& row) { return of(row).start; });
    columns.integer("end_frame", [&](const ItemRow& row) { return of(row).end; });
    columns.real("log_probability", "nats", 4, [&](const ItemRow& row) { return of(row).logProbability; });
}

} // namespace

Table tokensTable(std::span<const ExportSubject> subjects, const ExitChoice& exits) {
    const std::vector<std::string> names = exportNames(subjects);
    const auto rows =
        detail::itemRows(detail::exitRows(subjects, names, exits), [](const ExitResult& result) {
            return static_cast<std::int64_t>(result.hypothesis.tokens.size());
        });
    Table table{"tokens", aboutSubjects(subjects), {}};
    ColumnMaker<ItemRow> columns(table, rows);
    addPlace(columns);
    columns.text("token", [](const ItemRow& row) { return tokenAt(row).text; });
    columns.integer("class", [](const ItemRow& row) { return tokenAt(row).id; });
    addSpans(columns, tokenAt);
    return table;
}

Table wordsTable(std::span<const ExportSubject> subjects, const ExitChoice& exits) {
    const std::vector<std::string> names = exportNames(subjects);
    const auto rows =
        detail::itemRows(detail::exitRows(subjects, names, exits), [](const ExitResult& result) {
            return static_cast<std::int64_t>(result.hypothesis.words.size());
        });
    Table table{"words", aboutSubjects(subjects), {}};
    ColumnMaker<ItemRow> columns(table, rows);
    addPlace(columns);
    columns.text("word", [](const ItemRow& row) { return wordAt(row).text; });
    addSpans(columns, wordAt);
    return table;
}

} // namespace offramp
