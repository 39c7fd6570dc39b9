// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/corpus_tables.h"

#include "corpus/explore/summary.h"
#include "exits/policy_json.h"
#include "export/column_maker.h"
#include "export/error_columns.h"

#include <nlohmann/json.hpp>

namespace offramp {

using detail::ColumnMaker;

namespace {

std::string histogramText(const OperatingPoint& point) {
    std::string text;
    for (const std::int64_t count : point.histogram)
        text.append(text.empty() ? "" : " ").append(std::to_string(count));
    return text;
}

/// `pointOf` gives the point of a row.
template <typename Row, typename PointOf>
void addCosts(ColumnMaker<Row>& columns, const PointOf& pointOf) {
    columns.real("gmacs", "", 3, [&](const Row& row) { return pointOf(row).gmacs; });
    columns.real("seconds", "s", 4, [&](const Row& row) { return pointOf(row).seconds; });
    columns.real("real_time_factor", "", 4, [&](const Row& row) { return pointOf(row).realTimeFactor; });
}

void addMeans(ColumnMaker<ExitSummary>& columns, const std::vector<MeasureMean>& means) {
    for (std::size_t i = 0; i < means.size(); ++i) {
        columns.real(std::string("mean:").append(textOf(means[i].spec)),
                     std::string(means[i].spec.measure->unit), 4,
                     [i](const ExitSummary& row) { return row.measures[i].mean; });
    }
}

} // namespace

std::vector<std::pair<std::string, std::string>> aboutResults(const CorpusResults& results,
                                                              const DecoderResults& decoder,
                                                              const ExploredPart& part,
                                                              const Policy* policy) {
    std::vector<std::pair<std::string, std::string>> about{{"results", results.source.string()},
                                                           {"model", results.model.name},
                                                           {"architecture", results.model.architecture},
                                                           {"fingerprint", results.model.fingerprint},
                                                           {"decoder", decoder.name},
                                                           {"normalisation", results.normalisation},
                                                           {"split", part.split},
                                                           {"where", part.where}};
    if (policy != nullptr)
        about.emplace_back("policy", nlohmann::ordered_json::parse(policyJson(*policy)).dump());
    std::erase_if(about, [](const auto& entry) { return entry.second.empty(); });
    return about;
}

Table exitsTable(const CorpusResults& results, const DecoderResults& decoder,
                 std::span<const std::uint32_t> selection) {
    const CorpusSummary summary = summarise(results, decoder, selection);
    Table table{"exits", {}, {}};
    ColumnMaker<ExitSummary> columns(table, summary.exits);
    const ExitSummary* first = summary.exits.data();
    const auto pointOf = [](const ExitSummary& row) -> const OperatingPoint& {
        return row.point;
    };
    columns.integer("exit", [first](const ExitSummary& row) { return &row - first + 1; });
    columns.text("exit_name", [](const ExitSummary& row) { return row.exit.name; });
    columns.integer("after_layer", [](const ExitSummary& row) { return row.exit.afterLayer; });
    columns.integer("utterances",
                    [](const ExitSummary& row) { return static_cast<std::int64_t>(row.point.utterances); });
    detail::addErrors(
        columns, [](const ExitSummary& row) { return row.point.wer() ? &row.point.words : nullptr; },
        [](const ExitSummary& row) { return row.point.cer() ? &row.point.characters : nullptr; });
    columns.real("mean_utterance_wer", "", 4,
                 [](const ExitSummary& row) { return row.point.meanUtteranceWer; });
    addCosts(columns, pointOf);
    if (!summary.exits.empty()) addMeans(columns, summary.exits.front().measures);
    return table;
}

Table sweepTable(std::span<const SweepPoint> points) {
    const std::vector<SweepPoint> rows(points.begin(), points.end());
    Table table{"sweep", {}, {}};
    ColumnMaker<SweepPoint> columns(table, rows);
    columns.real("threshold", "", 4, [](const SweepPoint& row) { return row.threshold; });
    columns.real("average_layer", "", 3, [](const SweepPoint& row) {
        return row.point.utterances > 0 ? std::optional(row.point.averageLayer) : std::nullopt;
    });
    columns.real("wer", "", 4, [](const SweepPoint& row) { return row.point.wer(); });
    columns.text("histogram", [](const SweepPoint& row) { return histogramText(row.point); });
    columns.integer("utterances",
                    [](const SweepPoint& row) { return static_cast<std::int64_t>(row.point.utterances); });
    columns.real("mean_utterance_wer", "", 4,
                 [](const SweepPoint& row) { return row.point.meanUtteranceWer; });
    columns.real("cer", "", 4, [](const SweepPoint& row) { return row.point.cer(); });
    addCosts(columns, [](const SweepPoint& row) -> const OperatingPoint& { return row.point; });
    return table;
}

Table sweepsTable(std::span<const NamedSweep> sweeps) {
    std::vector<SweepPoint> points;
    Column::Texts names;
    for (const NamedSweep& sweep : sweeps) {
        points.insert(points.end(), sweep.points->begin(), sweep.points->end());
        names.insert(names.end(), sweep.points->size(), sweep.name);
    }
    Table table = sweepTable(points);
    table.columns.insert(table.columns.begin(), {"curve", "", std::move(names)});
    return table;
}

Table histogramTable(const CorpusResults& results, std::span<const std::int16_t> exitsTaken,
                     std::span<const std::uint32_t> selection) {
    std::vector<std::int64_t> counts(results.exits());
    std::int64_t all = 0;
    for (const std::uint32_t utterance : selection) {
        if (exitsTaken[utterance] < 0) continue;
        ++counts[static_cast<std::size_t>(exitsTaken[utterance])];
        ++all;
    }
    Table table{"histogram", {}, {}};
    ColumnMaker<ExitDescription> columns(table, results.model.exits);
    const ExitDescription* first = results.model.exits.data();
    const auto countOf = [&](const ExitDescription& row) {
        return counts[static_cast<std::size_t>(&row - first)];
    };
    columns.integer("exit", [first](const ExitDescription& row) { return &row - first + 1; });
    columns.text("exit_name", [](const ExitDescription& row) { return row.name; });
    columns.integer("after_layer", [](const ExitDescription& row) { return row.afterLayer; });
    columns.integer("utterances", countOf);
    columns.real("share", "", 4, [&](const ExitDescription& row) {
        return all > 0 ? std::optional(static_cast<double>(countOf(row)) / static_cast<double>(all))
                       : std::nullopt;
    });
    return table;
}

} // namespace offramp
