// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "corpus/choice_text.h"
#include "corpus/choose/choice_json.h"
#include "corpus/choose/scale.h"
#include "corpus/choose/tempered.h"
#include "corpus/corpus.h"
#include "corpus/measure_options.h"
#include "corpus/part_options.h"
#include "corpus/results/store.h"
#include "exits/policy_json.h"
#include "interrupts.h"
#include "terminal.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace offramp::cli {

namespace {

struct ChooseRequest {
    PartRequest part;
    std::string measure;
    std::optional<double> targetLayer;
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

/// A seed of its own for what is drawn from the calibration part, so that it isn't the draw that made the
/// part.
constexpr std::uint64_t fitSeed = 0x66697400;

std::optional<Target> targetOf(const ChooseRequest& request) {
    if (request.targetLayer) return LayerTarget{*request.targetLayer};
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
    const int targets = static_cast<int>(request.targetLayer.has_value()) +
                        static_cast<int>(request.targetWer.has_value()) +
                        static_cast<int>(request.risk.has_value());
    if (targets > 1) throw UsageError("--target-layer, --target-wer and --risk: give one of them.");
    if (targets == 0 && request.fit != "gate")
        throw UsageError("give a target: --target-layer, --target-wer or --risk.");
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

Split splitOf(const ChooseRequest& request, const CorpusResults& results, const Selection& selection) {
    if (!request.splitBy.empty()) {
        const std::string column = request.splitBy == "utterance" ? "" : request.splitBy;
        return splitByGroup(results, column, request.fraction, request.seed, selection);
    }
    if (request.calibrate.empty()) return unsplit(selection);
    const auto [column, calibration] = columnAndValue(request.calibrate, "--calibrate");
    std::string test;
    if (!request.test.empty()) {
        const auto [testColumn, value] = columnAndValue(request.test, "--test");
        if (testColumn != column) throw UsageError("--calibrate and --test: give the same column.");
        test = value;
    }
    return splitByValue(results, column, calibration, test, selection);
}

/// Chooses, step by step: what is fitted changes what is chosen from.
class Chooser {
public:
    explicit Chooser(const ChooseRequest& request) : request_(request) {
        results_ = readResults(request.part.results);
        for (const std::string& feature : request.features)
            features_.push_back(measureFrom(feature));
        if (!request.measure.empty()) report_.family = Policy::common(measureFrom(request.measure), 0.5);
        if (features_.empty() && !request.measure.empty()) features_.push_back(measureFrom(request.measure));
        decoderName_ = decoderFor(*results_, request.part.decoder, features_.front()).name;
        const Selection selection = selectionOf(*results_, decoder(), request.part.part);
        report_.split = splitOf(request, *results_, selection);
        report_.target = targetOf(request);
    }

    ChoiceReport run(const CancelToken& cancel) {
        Split split = report_.split;
        if (!request_.fit.empty()) split = fit(cancel);
        report_.results = results_.get();
        report_.decoder = &decoder();
        if (report_.target) {
            report_.choice = chooseThreshold(*results_, decoder(), report_.family, *report_.target, split);
        }
        report_.split = split;
        return report_;
    }

    /// What is to be written: the choice, or a gate as it was fitted.
    [[nodiscard]] std::optional<Policy> policy() const {
        if (report_.choice) return report_.choice->policy;
        return report_.family;
    }

private:
    [[nodiscard]] const DecoderResults& decoder() const { return decoderOf(*results_, decoderName_); }

    /// Fits on the calibration part; for a guarantee on half of it, and what is left is the calibration part,
    /// since what was fitted on the very utterances that vouch for it would spoil the guarantee.
    Split fit(const CancelToken& cancel) {
        Split rest = report_.split;
        Selection part = rest.calibration;
        if (report_.target && std::holds_alternative<RiskTarget>(*report_.target)) {
            const Split halves = splitByGroup(*results_, groupColumn(), 0.5, request_.seed ^ fitSeed, part);
            part = halves.calibration;
            rest.calibration = halves.test;
            if (rest.kind == Split::Kind::none) rest.test = rest.calibration;
        }
        report_.fittedOn = part.size();
        if (request_.fit == "gate") {
            fitTheGate(part);
        } else {
            fitTheTemperatures(part, cancel);
        }
        return rest;
    }

    [[nodiscard]] std::string groupColumn() const {
        if (report_.split.kind == Split::Kind::byGroup) return report_.split.column;
        const bool speakers = std::ranges::find(results_->columns, "speaker") != results_->columns.end();
        return speakers ? "speaker" : "";
    }

    void fitTheGate(const Selection& part) {
        report_.gate = fitGate(*results_, decoder(), features_, part, {request_.ridge});
        report_.family = Policy{report_.gate->gate, {}};
    }

    void fitTheTemperatures(const Selection& part, const CancelToken& cancel) {
        if (!features_.front().measure->has(Parameter::temperature))
            throw Error(textOf(features_.front()), msg("temperatures don't change it"),
                        msg("Choose a measure with the parameter temperature"));
        TraceReader reader(results_->source);
        TemperatureFitOptions options;
        options.seed = request_.seed;
        options.normalisation = &normalisationOf(results_->normalisation);
        report_.temperatures =
            fitTemperatures(part, traceSourceOf(*results_, reader), *reader.tokenizer(), options, cancel);
        report_.family.temperatures = report_.temperatures->temperatures();
        Selection both = report_.split.calibration;
        both.insert(both.end(), report_.split.test.begin(), report_.split.test.end());
        std::ranges::sort(both);
        both.erase(std::unique(both.begin(), both.end()), both.end());
        ProgressLine line;
        const auto progress = [&](std::size_t done) {
            line.show("scores at the temperatures: " + std::to_string(done) + " of " +
                      std::to_string(both.size()));
        };
        results_ = std::make_shared<const CorpusResults>(
            withScoresFor(*results_, decoderName_, report_.family, both, reader, cancel, progress));
    }

    const ChooseRequest& request_;
    std::shared_ptr<const CorpusResults> results_;
    std::string decoderName_;
    std::vector<MeasureSpec> features_;
    ChoiceReport report_;
};

int runChoose(const ChooseRequest& request) {
    checkUsage(request);
    const Interrupts interrupts;
    Chooser chooser(request);
    const ChoiceReport report = chooser.run(interrupts.token());
    if (request.json == "-") {
        std::cout << choiceJson(report);
    } else {
        printChoice(std::cout, report, coloursWanted());
        if (!request.json.empty()) writeFile(request.json, choiceJson(report));
    }
    const auto policy = chooser.policy();
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
