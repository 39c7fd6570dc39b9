// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/choice_text.h"
#include "corpus/choose/choice.h"
#include "corpus/corpus.h"
#include "corpus/measure_options.h"
#include "corpus/part_options.h"
#include "corpus/results/store.h"
#include "exits/policy_json.h"
#include "interrupts.h"
#include "terminal.h"

#include <iostream>
#include <memory>
#include <tuple>

namespace offramp::cli {

namespace {

struct ChooseRequest {
    PartRequest part;
    std::string measure;
    std::optional<double> targetLayer;
    std::optional<double> targetMacs;
    std::optional<double> targetWer;
    std::optional<double> risk;
    std::optional<double> confidence;
    std::string loss = "excess";
    bool monotone = false;
    std::string calibrate; ///< COLUMN=VALUE
    std::string test;      ///< likewise
    std::string splitBy;   ///< a column, or "utterance"
    double fraction = 0.5;
    std::uint64_t seed = 1;
    std::string fit; ///< "temperatures", "gate"
    std::vector<std::string> features;
    double ridge = 1;
    std::filesystem::path out;
    std::filesystem::path gateOut;
    std::filesystem::path json;
};

std::optional<Target> targetOf(const ChooseRequest& request) {
    if (request.targetLayer) return LayerTarget{*request.targetLayer};
    if (request.targetMacs) return MacsTarget{*request.targetMacs};
    if (request.targetWer) return WerTarget{*request.targetWer};
    if (!request.risk) return std::nullopt;
    RiskTarget risk{request.loss == "wer" ? Loss::wer : Loss::excess, *request.risk, std::nullopt,
                    request.monotone};
    if (request.confidence) risk.delta = 1 - *request.confidence;
    return risk;
}

/// Column and value of COLUMN=VALUE.
std::pair<std::string, std::string> columnAndValue(const std::string& text, const char* option) {
    const std::size_t at = text.find('=');
    if (at != std::string::npos && at > 0) return {text.substr(0, at), text.substr(at + 1)};
    throw UsageError(std::string(option) + " takes COLUMN=VALUE, such as split=dev.");
}

/// Throws UsageError for what is wrong before a file is read.
void checkUsage(const ChooseRequest& request) {
    const int targets =
        static_cast<int>(request.targetLayer.has_value()) + static_cast<int>(request.targetMacs.has_value()) +
        static_cast<int>(request.targetWer.has_value()) + static_cast<int>(request.risk.has_value());
    if (targets > 1)
        throw UsageError("--target-layer, --target-macs, --target-wer and --risk: give one of them.");
    if (targets == 0 && request.fit != "gate")
        throw UsageError("give a target: --target-layer, --target-macs, --target-wer or --risk.");
    if (!request.risk && (request.confidence || request.monotone))
        throw UsageError("--confidence and --monotone go with --risk.");
    if (request.confidence && *request.confidence <= 0.5)
        throw UsageError("--confidence is the share of calibration sets that the guarantee holds for: give "
                         "more than 0.5, such as 0.95.");
    if (request.fit != "gate" && request.measure.empty()) throw UsageError("--measure is required.");
    if (request.fit == "gate" && request.features.empty() && request.measure.empty())
        throw UsageError("--fit gate needs its features: --feature, once for each.");
    if (request.fit != "gate" && (!request.features.empty() || !request.gateOut.empty()))
        throw UsageError("--feature and --gate-out go with --fit gate.");
    if (!request.test.empty() && request.calibrate.empty()) throw UsageError("--test goes with --calibrate.");
    if (!request.calibrate.empty() && !request.splitBy.empty())
        throw UsageError("--calibrate and --split-by: give one of them.");
}

SplitRequest splitRequestOf(const ChooseRequest& request) {
    SplitRequest split;
    split.fraction = request.fraction;
    split.seed = request.seed;
    if (!request.splitBy.empty()) {
        split.kind = Split::Kind::byGroup;
        if (request.splitBy != "utterance") split.column = request.splitBy;
    }
    if (request.calibrate.empty()) return split;
    split.kind = Split::Kind::byValue;
    std::tie(split.column, split.calibrationValue) = columnAndValue(request.calibrate, "--calibrate");
    if (request.test.empty()) return split;
    const auto [testColumn, value] = columnAndValue(request.test, "--test");
    if (testColumn != split.column) throw UsageError("--calibrate and --test: give the same column.");
    split.testValue = value;
    return split;
}

ChoiceRequest choiceRequestOf(const ChooseRequest& request) {
    ChoiceRequest choice;
    if (!request.measure.empty()) choice.measure = measureFrom(request.measure);
    choice.split = splitRequestOf(request);
    choice.target = targetOf(request);
    if (request.fit == "gate") choice.fit = ChoiceRequest::Fit::gate;
    if (request.fit == "temperatures") choice.fit = ChoiceRequest::Fit::temperatures;
    for (const std::string& feature : request.features)
        choice.features.push_back(measureFrom(feature));
    choice.ridge = request.ridge;
    return choice;
}

MadeChoice choose(const ChooseRequest& request, const CancelToken& cancel) {
    const ChoiceRequest choice = choiceRequestOf(request);
    const auto results = readResults(request.part.results);
    const MeasureSpec& first = choice.features.empty() ? *choice.measure : choice.features.front();
    const DecoderResults& decoder = decoderFor(*results, request.part.decoder, first);
    const auto openTraces = [&] {
        return TraceReader(results->source);
    };
    ProgressLine line;
    const auto progress = [&](std::size_t done, std::size_t total) {
        line.show("scores at the temperatures: " + std::to_string(done) + " of " + std::to_string(total));
    };
    return makeChoice(results, decoder.name, selectionOf(*results, decoder, request.part.part), choice,
                      openTraces, cancel, progress);
}

int runChoose(const ChooseRequest& request) {
    checkUsage(request);
    const Interrupts interrupts;
    const MadeChoice made = choose(request, interrupts.token());
    const ChoiceReport& report = made.report;
    if (request.json == "-") {
        std::cout << choiceJson(report);
    } else {
        printChoice(std::cout, report, coloursWanted());
        if (!request.json.empty()) writeFile(request.json, choiceJson(report));
    }
    const auto policy = made.policy();
    if (!policy) return inputFailed;
    if (!request.out.empty()) writePolicy(request.out, *policy);
    if (!request.gateOut.empty()) writeGate(request.gateOut, std::get<GateRule>(policy->rule));
    return done;
}

void addTargets(CLI::App& command, ChooseRequest& request) {
    command
        .add_option("--target-layer", request.targetLayer,
                    "The most careful threshold with this average layer or less")
        ->type_name("X");
    command
        .add_option("--target-macs", request.targetMacs,
                    "The most careful threshold that takes this share of the last exit's "
                    "multiply-accumulates or less")
        ->type_name("X");
    command
        .add_option("--target-wer", request.targetWer,
                    "The boldest threshold with this corpus word error rate or less, a fraction")
        ->type_name("X");
    command
        .add_option("--risk", request.risk,
                    "The boldest threshold with a guarantee: the expected loss of an utterance is at most "
                    "this, on average over calibration sets (conformal risk control)")
        ->type_name("X");
    command
        .add_option("--confidence", request.confidence,
                    "With --risk: but for a share of 1 - C of calibration sets (Learn then Test)")
        ->type_name("C");
    command
        .add_option("--loss", request.loss,
                    "With --risk: wer, an utterance's word error rate, at most 1; or excess, what it is "
                    "more than the last exit's (the default)")
        ->check(CLI::IsMember({"wer", "excess"}))
        ->type_name("LOSS");
    command.add_flag("--monotone", request.monotone,
                     "With --risk: let the worst loss from the last exit down to the one taken stand for it, "
                     "so that nothing need be supposed");
}

void addSplits(CLI::App& command, ChooseRequest& request) {
    command
        .add_option("--calibrate", request.calibrate,
                    "Choose on the utterances whose column has this value (split=dev)")
        ->type_name("COLUMN=VALUE");
    command
        .add_option("--test", request.test,
                    "With --calibrate: tell the figures of these; default: of all others")
        ->type_name("COLUMN=VALUE");
    command
        .add_option("--split-by", request.splitBy,
                    "Choose on a part that is drawn, no value of this column (speaker) in both parts; or "
                    "\"utterance\"")
        ->type_name("COLUMN");
    command.add_option("--fraction", request.fraction, "With --split-by: the part's share (default 0.5)")
        ->type_name("F");
    command.add_option("--seed", request.seed, "Of all that is drawn (default 1)")->type_name("N");
}

void addFits(CLI::App& command, ChooseRequest& request) {
    command
        .add_option("--fit", request.fit,
                    "Fit temperatures (from frame traces) or a gate on the calibration part first; with "
                    "--risk on half of it")
        ->check(CLI::IsMember({"temperatures", "gate"}))
        ->type_name("WHAT");
    command
        .add_option("--feature", request.features,
                    "With --fit gate: a measure that it reads; may be repeated (default: --measure)")
        ->allow_extra_args(false)
        ->type_name("NAME[:KEY=VALUE,…]");
    command.add_option("--ridge", request.ridge, "With --fit gate: the penalty on its weights (default 1)")
        ->type_name("X");
}

void addOutputs(CLI::App& command, ChooseRequest& request) {
    command.add_option("--out", request.out, "Write the policy, for --policy")->type_name("FILE");
    command.add_option("--gate-out", request.gateOut, "With --fit gate: write the gate alone")
        ->type_name("FILE");
    command
        .add_option("--json", request.json,
                    "Write the choice as JSON (docs/choosing.md); - for standard output")
        ->type_name("FILE");
}

} // namespace

void addCorpusChoose(CLI::App& corpus, Action& action) {
    CLI::App* command = corpus.add_subcommand(
        "choose", "A threshold to a target or with a guarantee; temperatures and gates fitted");
    auto request = std::make_shared<ChooseRequest>();
    addPartOptions(*command, request->part);
    command->add_option("--measure", request->measure, "The exit measure whose threshold is chosen")
        ->type_name("NAME[:KEY=VALUE,…]");
    addTargets(*command, *request);
    addSplits(*command, *request);
    addFits(*command, *request);
    addOutputs(*command, *request);
    command->footer("Exit status 1 where no threshold meets the target.");
    command->callback([=, &action] {
        action = [=] {
            return runChoose(*request);
        };
    });
}

} // namespace offramp::cli
