// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/files.h"
#include "corpus/corpus.h"
#include "corpus/explore/baselines.h"
#include "corpus/explore/curve_area.h"
#include "corpus/explore/explore_json.h"
#include "corpus/measure_options.h"
#include "corpus/part_options.h"
#include "corpus/point_text.h"
#include "corpus/results/store.h"
#include "export/corpus_tables.h"
#include "export/write_table.h"
#include "number_text.h"
#include "styled_text.h"
#include "terminal.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

constexpr int usualPoints = 21;

struct SweepRequest {
    PartRequest part;
    std::string measure;
    std::vector<double> thresholds;
    int points = usualPoints;
    bool meanUtteranceWer = false;
    std::filesystem::path json;
    std::filesystem::path csv;
};

/// A sweep and what it is of.
struct Swept {
    std::shared_ptr<const CorpusResults> results;
    const DecoderResults* decoder = nullptr;
    MeasureSpec spec;
    std::vector<SweepPoint> points;
};

Swept sweepOf(const SweepRequest& request) {
    Swept swept;
    swept.spec = measureFrom(request.measure);
    swept.results = readResults(request.part.results);
    swept.decoder = &decoderFor(*swept.results, request.part.decoder, swept.spec);
    const Selection selection = selectionOf(*swept.results, *swept.decoder, request.part.part);
    std::vector<double> thresholds = request.thresholds;
    if (thresholds.empty()) {
        thresholds = sweepThresholds(*swept.results, *swept.decoder, swept.spec,
                                     static_cast<std::size_t>(request.points), selection);
    }
    swept.points = sweep(*swept.results, *swept.decoder, swept.spec, thresholds, selection);
    return swept;
}

std::vector<TextColumn> tableOf(const Swept& swept, bool meanUtteranceWer) {
    std::vector<TextColumn> columns{{"threshold", {}, false}, {"average layer", {}, false}};
    std::vector<OperatingPoint> points;
    for (const SweepPoint& each : swept.points) {
        const bool any = each.point.utterances > 0;
        columns[0].cells.push_back(formatted("%.6g", each.threshold));
        columns[1].cells.push_back(
            orDash("%.3f", any ? std::optional(each.point.averageLayer) : std::nullopt));
        points.push_back(each.point);
    }
    for (std::vector<TextColumn> more : {errorColumns(points, meanUtteranceWer), costColumns(points)})
        std::ranges::move(more, std::back_inserter(columns));
    for (std::size_t exit = 0; exit < swept.results->exits(); ++exit) {
        TextColumn column{swept.results->model.exits[exit].name, {}, false};
        for (const OperatingPoint& point : points)
            column.cells.push_back(countText(point.histogram[exit]));
        columns.push_back(std::move(column));
    }
    return columns;
}

/// "below" or "above", and what the table's last columns are.
std::string headlineOf(const Swept& swept) {
    const Measure& measure = *swept.spec.measure;
    const bool low = measure.direction == Direction::lowIsGood;
    const char* passes = low ? measure.inclusive ? "at most the threshold" : "below the threshold"
                         : measure.inclusive ? "at least the threshold"
                                             : "above the threshold";
    return "  " + textOf(swept.spec) + " (" + passes + " exits), " + swept.decoder->name +
           " decoder; corpus WER: word errors / reference words; utterances by exit taken";
}

std::string csvOf(const Swept& swept) {
    return tableText(sweepTable(swept.points), ExportFormat::csv);
}

/// The mean error rate over the costs that the curve reaches.
void printArea(std::ostream& out, const Swept& swept) {
    std::vector<CurvePoint> places;
    for (const SweepPoint& each : swept.points)
        if (each.point.wer()) places.push_back({each.point.averageLayer, *each.point.wer()});
    const std::vector<Curve> curve{ascending(places)};
    const auto costs = sharedCosts(curve);
    if (!costs) return;
    const double mean = *areaUnder(curve.front(), *costs) / (costs->high - costs->low);
    out << "  mean WER from average layer " << formatted("%.3f", costs->low) << " to "
        << formatted("%.3f", costs->high) << " (area under the curve / width): " << percentText(mean) << "\n";
}

int runSweep(const SweepRequest& request) {
    const Swept swept = sweepOf(request);
    const auto json = [&] {
        return sweepJson(*swept.results, request.part.part, *swept.decoder, swept.spec, swept.points);
    };
    if (request.json == "-" || request.csv == "-") {
        std::cout << (request.json == "-" ? json() : csvOf(swept));
    } else {
        const bool colours = coloursWanted();
        std::cout << rendered(Piece{swept.results->source.string(), Style::strong}, colours)
                  << headlineOf(swept) << "\n";
        printTable(std::cout, tableOf(swept, request.meanUtteranceWer), colours);
        printArea(std::cout, swept);
    }
    if (!request.json.empty() && request.json != "-") writeFile(request.json, json());
    if (!request.csv.empty() && request.csv != "-") writeFile(request.csv, csvOf(swept));
    return done;
}

void addOutputs(CLI::App& command, SweepRequest& request) {
    command.add_flag("--mean-utterance-wer", request.meanUtteranceWer,
                     "Show the mean of the utterances' own error rates too");
    command
        .add_option("--json", request.json,
                    "Write the rows as JSON (docs/exploring.md); - for standard output")
        ->type_name("FILE");
    command.add_option("--csv", request.csv, "Write the rows as CSV; - for standard output")
        ->type_name("FILE");
}

} // namespace

void addCorpusSweep(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand(
        "sweep", "What a common threshold comes to over a corpus, from careful to bold");
    auto request = std::make_shared<SweepRequest>();
    addPartOptions(*command, request->part);
    command
        ->add_option("--measure", request->measure,
                     "The exit measure, as \"offramp-cli measures\" lists them")
        ->required()
        ->type_name("NAME[:KEY=VALUE,…]");
    auto* thresholds = command->add_option("--thresholds", request->thresholds,
                                           "Thresholds, parted by commas (inf and -inf too)");
    thresholds->delimiter(',')->type_name("A,B,C");
    command
        ->add_option("--points", request->points,
                     "About so many thresholds, evenly spread over what they do (default 21)")
        ->check(CLI::Range(2, 1'000'000))
        ->excludes(thresholds)
        ->type_name("N");
    addOutputs(*command, *request);
    command->callback([=, &action] {
        action = [=] {
            return runSweep(*request);
        };
    });
}

} // namespace offramp::cli
