// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/choice_text.h"
#include "corpus/corpus.h"
#include "corpus/measure_options.h"
#include "corpus/part_options.h"
#include "corpus/results/store.h"
#include "interrupts.h"
#include "terminal.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

struct CompareRequest {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> decoders; ///< none, one for all, or one for each
    std::vector<std::string> measures;
    std::vector<double> thresholds;
    CompareOptions options;
    std::filesystem::path json;
};

/// The `i`-th, or the one for all.
template <typename T>
std::optional<T> of(const std::vector<T>& given, std::size_t i) {
    if (given.empty()) return std::nullopt;
    return given.size() == 1 ? given.front() : given[i];
}

void checkUsage(const CompareRequest& request) {
    const std::size_t files = request.files.size();
    if (files < 2) throw UsageError("name two results files or more.");
    const auto fits = [&](std::size_t count) {
        return count <= 1 || count == files;
    };
    if (!fits(request.decoders.size()) || !fits(request.measures.size()) || !fits(request.thresholds.size()))
        throw UsageError("--decoder, --measure and --threshold: give one for all files, or one for each.");
    if (!request.thresholds.empty() && request.measures.empty())
        throw UsageError("--threshold goes with --measure.");
}

/// What people call a side: the file's name, numbered where two are alike.
std::string nameOf(const CompareRequest& request, std::size_t i) {
    const std::string name = request.files[i].filename().string();
    const auto same = [&](std::size_t other) {
        return request.files[other].filename().string() == name;
    };
    std::size_t all = 0;
    std::size_t before = 0;
    for (std::size_t other = 0; other < request.files.size(); ++other) {
        all += same(other) ? 1 : 0;
        before += other < i && same(other) ? 1 : 0;
    }
    return all > 1 ? name + " (" + std::to_string(before + 1) + ")" : name;
}

/// The decoder that is asked for, else the one that the measure is of, else the first.
const DecoderResults& decoderOfSide(const CorpusResults& results, const std::string& decoder,
                                    const std::optional<MeasureSpec>& spec) {
    if (spec) return decoderFor(results, decoder, *spec);
    if (!decoder.empty()) return decoderOf(results, decoder);
    if (results.decoders.empty())
        throw Error(results.source.string(), msg("it has no results of any decoder"));
    return results.decoders.front();
}

ComparedResults sideOf(const CompareRequest& request, const CorpusResults& results, std::size_t i) {
    std::optional<MeasureSpec> spec;
    if (const auto measure = of(request.measures, i)) spec = measureFrom(*measure);
    ComparedResults side{&results, &decoderOfSide(results, of(request.decoders, i).value_or(""), spec),
                         nameOf(request, i), std::nullopt, std::nullopt};
    if (!spec) return side;
    side.family = Policy::common(*spec, 0);
    if (const auto threshold = of(request.thresholds, i)) side.policy = Policy::common(*spec, *threshold);
    return side;
}

int runCompare(const CompareRequest& request) {
    checkUsage(request);
    const Interrupts interrupts;
    std::vector<std::shared_ptr<const CorpusResults>> files;
    std::vector<ComparedResults> sides;
    for (std::size_t i = 0; i < request.files.size(); ++i) {
        files.push_back(readResults(request.files[i]));
        sides.push_back(sideOf(request, *files.back(), i));
    }
    const ResultsComparison comparison = compareResults(sides, request.options, interrupts.token());
    if (request.json == "-") {
        std::cout << comparisonJson(sides, comparison, request.options);
        return done;
    }
    printComparison(std::cout, sides, comparison, request.options, coloursWanted());
    if (!request.json.empty()) writeFile(request.json, comparisonJson(sides, comparison, request.options));
    return done;
}

void addSides(CLI::App& command, CompareRequest& request) {
    command.add_option("RESULTS", request.files, "Results files, two or more")->required()->type_name("");
    command
        .add_option("--decoder", request.decoders,
                    "Whose texts and errors: one for all files, or repeated for each")
        ->allow_extra_args(false)
        ->type_name("NAME");
    command
        .add_option("--measure", request.measures,
                    "Compare the curves of this measure too: one for all files, or repeated for each")
        ->allow_extra_args(false)
        ->type_name("NAME[:KEY=VALUE,…]");
    command
        .add_option("--threshold", request.thresholds,
                    "Compare where this threshold stops too: one for all files, or repeated for each")
        ->allow_extra_args(false)
        ->type_name("X");
}

void addDraws(CLI::App& command, CompareRequest& request) {
    BootstrapOptions& bootstrap = request.options.bootstrap;
    command
        .add_option("--group", bootstrap.group,
                    "Draw the bootstrap's replicates by this column (speaker) instead of by utterance")
        ->type_name("COLUMN");
    command.add_option("--replicates", bootstrap.replicates, "Bootstrap replicates (default 1000)")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command.add_option("--seed", bootstrap.seed, "Of the bootstrap (default 1)")->type_name("N");
    command.add_option("--level", bootstrap.level, "Of the intervals (default 0.95)")->type_name("L");
    command
        .add_option("--utterances", request.options.mostUtterances,
                    "How many of those that differ most are listed (default 20)")
        ->type_name("N");
}

} // namespace

void addCorpusCompare(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand(
        "compare", "Two or more results over their common utterances, with paired significance");
    auto request = std::make_shared<CompareRequest>();
    addSides(*command, *request);
    addDraws(*command, *request);
    command
        ->add_option("--json", request->json,
                     "Write the comparison as JSON (docs/choosing.md); - for standard output")
        ->type_name("FILE");
    command->callback([=, &action] {
        action = [=] {
            return runCompare(*request);
        };
    });
}

} // namespace offramp::cli
