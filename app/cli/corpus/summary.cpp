// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/corpus.h"
#include "corpus/explore/explore_json.h"
#include "corpus/part_options.h"
#include "corpus/point_text.h"
#include "corpus/results/store.h"
#include "number_text.h"
#include "styled_text.h"
#include "terminal.h"

#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

struct SummaryRequest {
    PartRequest part;
    std::filesystem::path json;
    bool meanUtteranceWer = false;
};

constexpr double secondsAnHour = 3600;

void append(std::vector<TextColumn>& columns, std::vector<TextColumn> more) {
    columns.insert(columns.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Prints what is to be said of results, for people.
class SummaryPrinter {
public:
    SummaryPrinter(std::ostream& out, const CorpusResults& results, bool meanUtteranceWer)
        : out_(out), results_(results), meanUtteranceWer_(meanUtteranceWer), colours_(coloursWanted()) {}

    void printHead(const CorpusSummary& summary) {
        out_ << rendered(Piece{results_.source.string(), Style::strong}, colours_) << "  "
             << results_.model.name << ", "
             << counted(static_cast<std::int64_t>(summary.utterances), "utterance", "utterances") << ", "
             << counted(summary.referenceWords, "reference word", "reference words") << ", "
             << formatted("%.2f h", summary.duration / secondsAnHour) << "\n";
        const auto without = static_cast<std::int64_t>(summary.utterances - summary.withReference);
        if (without > 0) {
            out_ << "  note: " << counted(without, "utterance has", "utterances have")
                 << " no reference and are in no error rate\n";
        }
        if (!results_.failures.empty()) {
            const auto failed = static_cast<std::int64_t>(results_.failures.size());
            out_ << "  note: " << counted(failed, "utterance", "utterances")
                 << " couldn't be run and are left out\n";
        }
    }

    void print(const DecoderSummary& each) {
        out_ << "\n"
             << rendered(Piece{each.decoder->name + " decoder", Style::strong}, colours_)
             << "  corpus WER: word errors / reference words"
             << (meanUtteranceWer_ ? "; mean WER: of the utterances' own rates" : "") << "\n";
        printExits(each.summary);
        out_ << "\n";
        printOracles(each.summary);
        out_ << "\n";
        printOverthinking(each.summary.overthinking);
        out_ << "\n";
        printMeasures(each.summary);
    }

private:
    void printExits(const CorpusSummary& summary) {
        TextColumn exit{"exit", {}, false};
        TextColumn name{"after", {}, true};
        TextColumn substituted{"sub", {}, false};
        TextColumn inserted{"ins", {}, false};
        TextColumn deleted{"del", {}, false};
        std::vector<OperatingPoint> points;
        for (const ExitSummary& each : summary.exits) {
            points.push_back(each.point);
            exit.cells.push_back(std::to_string(points.size()));
            name.cells.push_back(each.exit.name);
            substituted.cells.push_back(countText(each.point.words.substitutions));
            inserted.cells.push_back(countText(each.point.words.insertions));
            deleted.cells.push_back(countText(each.point.words.deletions));
        }
        std::vector<TextColumn> columns{exit, name};
        append(columns, errorColumns(points, meanUtteranceWer_));
        append(columns, {substituted, inserted, deleted});
        append(columns, costColumns(points));
        printTable(out_, columns, colours_);
    }

    void printOracles(const CorpusSummary& summary) {
        const std::vector<OperatingPoint> points{summary.fewestErrors, summary.noWorseThanLast};
        std::vector<TextColumn> columns{{"oracle", {"fewest errors", "no worse than the last"}, true},
                                        {"average layer", {}, false}};
        for (const OperatingPoint& point : points) {
            const bool any = point.utterances > 0;
            columns[1].cells.push_back(
                orDash("%.3f", any ? std::optional(point.averageLayer) : std::nullopt));
        }
        append(columns, errorColumns(points, meanUtteranceWer_));
        append(columns, costColumns(points));
        printTable(out_, columns, colours_);
    }

    void printOverthinking(const Overthinking& thought) {
        const auto line = [&](const char* what, const OverthoughtShare& share, std::int64_t words,
                              const char* meaning) {
            out_ << "  " << padded(what, 12)
                 << counted(static_cast<std::int64_t>(share.utterances.size()), "utterance", "utterances")
                 << " ("
                 << shareText(static_cast<double>(share.utterances.size()),
                              static_cast<double>(thought.utterances))
                 << "), " << counted(words, "word", "words") << " ("
                 << shareText(static_cast<double>(words), static_cast<double>(thought.referenceWords)) << ") "
                 << meaning << "\n";
        };
        out_ << rendered(Piece{"  overthinking, against the last exit", Style::faint}, colours_) << "\n";
        line("destructive", thought.destructive, thought.destructive.words,
             "that the best earlier exit has right");
        line("wasteful", thought.wasteful, thought.wasteful.referenceWords,
             "that an earlier exit has as well");
        line("needed", thought.needed, thought.needed.words, "that no earlier exit has right");
    }

    static std::string shareText(double part, double whole) {
        return whole > 0 ? formatted("%.1f %%", part / whole * 100) : "–";
    }

    void printMeasures(const CorpusSummary& summary) {
        if (summary.exits.empty() || summary.exits.front().measures.empty()) return;
        std::vector<TextColumn> columns{{"mean of", {}, true}};
        for (const MeasureMean& mean : summary.exits.front().measures)
            columns[0].cells.push_back(textOf(mean.spec));
        for (const ExitSummary& exit : summary.exits) {
            TextColumn column{exit.exit.name, {}, false};
            for (const MeasureMean& mean : exit.measures)
                column.cells.push_back(orDash("%.4g", mean.mean));
            columns.push_back(std::move(column));
        }
        printTable(out_, columns, colours_);
    }

    std::ostream& out_;
    const CorpusResults& results_;
    bool meanUtteranceWer_;
    bool colours_;
};

std::vector<DecoderSummary> summariesOf(const CorpusResults& results, const PartRequest& request) {
    std::vector<DecoderSummary> summaries;
    const auto add = [&](const DecoderResults& decoder) {
        const Selection selection = selectionOf(results, decoder, request.part);
        summaries.push_back({&decoder, summarise(results, decoder, selection)});
    };
    if (!request.decoder.empty()) {
        add(decoderOf(results, request.decoder));
    } else {
        for (const DecoderResults& decoder : results.decoders)
            add(decoder);
    }
    return summaries;
}

int runSummary(const SummaryRequest& request) {
    const std::shared_ptr<const CorpusResults> results = readResults(request.part.results);
    const std::vector<DecoderSummary> summaries = summariesOf(*results, request.part);
    const std::string json =
        request.json.empty() ? std::string() : summaryJson(*results, request.part.part, summaries);
    if (request.json == "-") {
        std::cout << json;
        return done;
    }
    SummaryPrinter printer(std::cout, *results, request.meanUtteranceWer);
    for (const DecoderSummary& each : summaries) {
        if (&each == &summaries.front()) printer.printHead(each.summary);
        printer.print(each);
    }
    if (!request.json.empty()) writeFile(request.json, json);
    return done;
}

} // namespace

void addCorpusSummary(CLI::App& corpus, Action& action) {
    CLI::App* command =
        corpus.add_subcommand("summary", "Every exit's errors, costs and measures over a corpus");
    auto request = std::make_shared<SummaryRequest>();
    addPartOptions(*command, request->part);
    command->add_flag("--mean-utterance-wer", request->meanUtteranceWer,
                      "Show the mean of the utterances' own error rates too");
    command
        ->add_option("--json", request->json,
                     "Write everything as JSON (docs/exploring.md); - for standard output")
        ->type_name("FILE");
    command->callback([=, &action] {
        action = [=] {
            return runSummary(*request);
        };
    });
}

} // namespace offramp::cli
