// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/column_maker.h"
#include "export/corpus_tables.h"
#include "export/error_columns.h"

#include <cmath>

namespace offramp {

using detail::ColumnMaker;

namespace {

/// An utterance at an exit; at none it takes none.
struct PlaceRow {
    const CorpusResults* results = nullptr;
    const DecoderResults* decoder = nullptr;
    std::uint32_t index = 0;
    std::optional<std::size_t> exit;

    [[nodiscard]] const CorpusUtterance& utterance() const { return results->utterances[index]; }
    [[nodiscard]] std::optional<std::size_t> at() const {
        return exit ? std::optional(results->at(index, *exit)) : std::nullopt;
    }
    [[nodiscard]] const ErrorCounts* counts(const std::vector<ErrorCounts>& of) const {
        return at() && utterance().reference ? &of[*at()] : nullptr;
    }
    /// NaN where it isn't known.
    [[nodiscard]] double number(const std::vector<double>& column) const {
        return at() ? column[*at()] : detail::orNan(std::nullopt);
    }
};

void addUtterance(ColumnMaker<PlaceRow>& columns) {
    columns.text("id", [](const PlaceRow& row) { return row.utterance().id; });
    columns.text("audio", [](const PlaceRow& row) {
        const std::filesystem::path& audio = row.utterance().audio;
        return audio.empty() ? std::nullopt : std::optional(audio.string());
    });
    const auto bound = [&](const char* name, double Stretch::*end) {
        columns.real(name, "s", 3, [end](const PlaceRow& row) {
            const auto& stretch = row.utterance().stretch;
            return stretch ? std::optional((*stretch).*end) : std::nullopt;
        });
    };
    bound("begin_s", &Stretch::begin);
    bound("end_s", &Stretch::end);
    columns.integer("channel", [](const PlaceRow& row) {
        const auto channel = row.utterance().channel;
        return channel ? std::optional<std::int64_t>(*channel + 1) : std::nullopt;
    });
    columns.real("duration_s", "s", 3, [](const PlaceRow& row) { return row.utterance().duration; });
    columns.text("reference", [](const PlaceRow& row) { return row.utterance().reference; });
}

/// What the manifest says of them, but for what has such a name already.
void addManifest(Table& table, ColumnMaker<PlaceRow>& columns, const CorpusResults& results) {
    for (std::size_t i = 0; i < results.columns.size(); ++i) {
        const bool isThere = table.find(results.columns[i]) != nullptr;
        columns.text((isThere ? "manifest:" : "") + results.columns[i],
                     [i](const PlaceRow& row) { return row.utterance().columns[i]; });
    }
}

void addExit(ColumnMaker<PlaceRow>& columns) {
    columns.integer("exit", [](const PlaceRow& row) {
        return row.exit ? std::optional(static_cast<std::int64_t>(*row.exit) + 1) : std::nullopt;
    });
    columns.integer("after_layer", [](const PlaceRow& row) {
        return row.exit ? std::optional<std::int64_t>(row.results->model.exits[*row.exit].afterLayer)
                        : std::nullopt;
    });
    columns.text("text", [](const PlaceRow& row) {
        return row.at() ? std::optional(row.decoder->texts[*row.at()]) : std::nullopt;
    });
    detail::addErrors(
        columns, [](const PlaceRow& row) { return row.counts(row.decoder->words); },
        [](const PlaceRow& row) { return row.counts(row.decoder->characters); });
    columns.real("seconds", "s", 4, [](const PlaceRow& row) { return row.number(row.results->seconds); });
    columns.integer("macs", [](const PlaceRow& row) {
        const double macs = row.number(row.results->macs);
        return std::isnan(macs) ? std::nullopt : std::optional<std::int64_t>(std::llround(macs));
    });
}

void addScores(ColumnMaker<PlaceRow>& columns, const DecoderResults& decoder) {
    for (const ScoreColumn& score : decoder.scores) {
        columns.real(textOf(score.spec), std::string(score.spec.measure->unit), 4,
                     [&](const PlaceRow& row) { return row.number(score.values); });
    }
}

Table tableOf(const char* name, const std::vector<PlaceRow>& rows, const CorpusResults& results,
              const DecoderResults& decoder) {
    Table table{name, {}, {}};
    ColumnMaker<PlaceRow> columns(table, rows);
    addUtterance(columns);
    addExit(columns);
    addScores(columns, decoder);
    addManifest(table, columns, results);
    return table;
}

} // namespace

Table utterancesTable(const CorpusResults& results, const DecoderResults& decoder,
                      std::span<const std::int16_t> exitsTaken, std::span<const std::uint32_t> utterances) {
    std::vector<PlaceRow> rows;
    for (const std::uint32_t utterance : utterances) {
        const bool taken = !exitsTaken.empty() && exitsTaken[utterance] >= 0;
        rows.push_back(
            {&results, &decoder, utterance,
             taken ? std::optional(static_cast<std::size_t>(exitsTaken[utterance])) : std::nullopt});
    }
    return tableOf("utterances", rows, results, decoder);
}

Table corpusHypothesesTable(const CorpusResults& results, const DecoderResults& decoder,
                            std::span<const std::uint32_t> utterances) {
    std::vector<PlaceRow> rows;
    for (const std::uint32_t utterance : utterances)
        for (std::size_t exit = 0; exit < results.exits(); ++exit)
            rows.push_back({&results, &decoder, utterance, exit});
    return tableOf("hypotheses", rows, results, decoder);
}

} // namespace offramp
