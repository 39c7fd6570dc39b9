// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/posteriors.h"
#include "export/analysis_tables.h"
#include "export/error_columns.h"
#include "export/exit_rows.h"
#include "scoring/error_rates.h"

namespace offramp {

using detail::ExitRow;

namespace {

/// One of an exit's N best.
struct RankRow {
    ExitRow of;
    std::size_t rank = 0; ///< from 0
    std::optional<double> posterior;
    std::optional<ErrorRates> errors;

    [[nodiscard]] const NBestEntry& entry() const { return of.result().nBest->entries[rank]; }
};

std::vector<double> scoresOf(const NBest& list) {
    std::vector<double> scores;
    for (const NBestEntry& entry : list.entries)
        scores.push_back(entry.score);
    return scores;
}

std::optional<ErrorRates> errorsOf(const Analysis& analysis, const NBestEntry& entry) {
    if (!analysis.reference) return std::nullopt;
    return scoreText(*analysis.reference, entry.hypothesis.text, normalisationOf(analysis.normalisation));
}

std::vector<RankRow> rankRows(const std::vector<ExitRow>& exits, double temperature) {
    std::vector<RankRow> rows;
    for (const ExitRow& exit : exits) {
        const auto& list = exit.result().nBest;
        if (!list) continue;
        const std::vector<double> posteriors = posteriorsOf(scoresOf(*list), temperature);
        for (std::size_t rank = 0; rank < list->entries.size(); ++rank) {
            rows.push_back({exit, rank,
                            rank < posteriors.size() ? std::optional(posteriors[rank]) : std::nullopt,
                            errorsOf(exit.analysis(), list->entries[rank])});
        }
    }
    return rows;
}

} // namespace

Table nBestTable(std::span<const ExportSubject> subjects, const ExitChoice& exits, double temperature) {
    const std::vector<std::string> names = exportNames(subjects);
    const std::vector<RankRow> rows = rankRows(detail::exitRows(subjects, names, exits), temperature);
    Table table{"nbest", aboutSubjects(subjects), {}};
    detail::ColumnMaker<RankRow> columns(table, rows);
    detail::addPlace(columns, [](const RankRow& row) -> const ExitRow& { return row.of; });
    columns.integer("rank", [](const RankRow& row) { return static_cast<std::int64_t>(row.rank) + 1; });
    columns.real("score", "nats", 4, [](const RankRow& row) { return row.entry().score; });
    columns.real("acoustic", "nats", 4, [](const RankRow& row) { return row.entry().acoustic; });
    columns.real("language", "nats", 4, [](const RankRow& row) { return row.entry().language; });
    columns.real("posterior", "", 4, [](const RankRow& row) { return row.posterior; });
    columns.text("text", [](const RankRow& row) { return row.entry().hypothesis.text; });
    detail::addErrors(
        columns, [](const RankRow& row) { return row.errors ? &row.errors->words : nullptr; },
        [](const RankRow& row) { return row.errors ? &row.errors->characters : nullptr; });
    return table;
}

} // namespace offramp
