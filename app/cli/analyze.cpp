// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyze.h"

#include "analysis/budget.h"
#include "analysis/dump.h"
#include "analysis/judge.h"
#include "analysis/report_json.h"
#include "base/error.h"
#include "base/files.h"
#include "commands.h"
#include "decoder_options.h"
#include "model_options.h"
#include "number_text.h"
#include "report_table.h"
#include "terminal.h"

#include <iostream>

namespace offramp::cli {

namespace fs = std::filesystem;

namespace {

AnalyzeOptions optionsOf(const AnalyzeRequest& request, const Policy& policy) {
    AnalyzeOptions options = analyzeOptionsOf(request.recordings);
    if (request.policy.stopEarly) options.stopEarly = policy;
    return options;
}

std::string progressText(const fs::path& audio, const Analysis& analysis, std::size_t index,
                         std::size_t count) {
    std::string text = audio.filename().string();
    if (count > 1)
        text.append(" (")
            .append(std::to_string(index + 1))
            .append(" of ")
            .append(std::to_string(count))
            .append(")");
    text.append(": ").append(std::to_string(analysis.exits.size())).append(" of ");
    return text.append(std::to_string(analysis.macs.size())).append(" exits");
}

/// Goes through a request's recordings, one after another.
class Runner {
public:
    Runner(const AnalyzeRequest& request, const Recogniser& recogniser)
        : request_(request), recogniser_(recogniser), policy_(policyOf(request.policy)),
          options_(optionsOf(request, policy_)),
          references_(request.recordings.reference, request.audio.size()), tables_(request.json != "-"),
          colours_(coloursWanted()), width_(terminalWidth()) {
        if (!isToBeFitted() || request.policy.stopEarly) checkPolicy(policy_, exits());
        options_.decoding = openDecoding(recogniser.sharedTokenizer(), request.decoder);
    }

    int run() {
        for (std::size_t i = 0; i < request_.audio.size(); ++i) {
            entries_.push_back(attempt(i));
            if (!isToBeFitted()) show(entries_.back());
        }
        if (isToBeFitted()) fitAndShow();
        if (!request_.json.empty()) writeReport();
        return failed_ ? inputFailed : done;
    }

private:
    [[nodiscard]] int exits() const { return static_cast<int>(recogniser_.description().exits.size()); }

    /// A budget that has no threshold yet: what to stop at is known once all recordings are.
    [[nodiscard]] bool isToBeFitted() const {
        const auto* budget = std::get_if<BudgetRule>(&policy_.rule);
        return budget != nullptr && !budget->threshold;
    }

    ReportEntry attempt(std::size_t index) {
        ReportEntry entry;
        entry.audio = request_.audio[index];
        try {
            analyzeOne(entry, index);
        } catch (const Error& error) {
            progress_.clear();
            entry.analysis.reset();
            entry.error = error.what();
            std::cerr << "offramp-cli: " << error.what() << "\n";
            failed_ = true;
        }
        return entry;
    }

    void analyzeOne(ReportEntry& entry, std::size_t index) {
        options_.reference = references_.of(entry.audio);
        const auto whole = analyze(recogniser_, entry.audio, options_, {}, [&](const auto& partial) {
            progress_.show(progressText(entry.audio, *partial, index, request_.audio.size()));
        });
        progress_.clear();
        if (!request_.dump.empty()) dumpAnalysis(*whole, request_.dump);
        // Hours of sound and features are not held until the report is written.
        auto light = std::make_shared<Analysis>(*whole);
        light->features.reset();
        entry.analysis = light;
    }

    void show(ReportEntry& entry) {
        if (!entry.analysis) return;
        entry.judgement = judge(*entry.analysis, policy_);
        if (!tables_) return;
        printAnalysis(std::cout, *entry.analysis, *entry.judgement, colours_, width_);
        std::cout.flush();
    }

    void fitAndShow() {
        std::vector<std::shared_ptr<const Analysis>> analyses;
        for (const ReportEntry& entry : entries_)
            if (entry.analysis) analyses.push_back(entry.analysis);
        if (analyses.empty()) return;
        const FittedBudget fit = offramp::fitBudget(policy_, analyses);
        policy_ = fit.policy;
        if (tables_) {
            std::cout << "The budget of " << formatted("%g", std::get<BudgetRule>(policy_.rule).meanLayer)
                      << " layers is met by the threshold "
                      << formatted("%.6g", *std::get<BudgetRule>(policy_.rule).threshold)
                      << ": a mean layer of " << formatted("%.4g", fit.meanLayer)
                      << " on these recordings.\n\n";
        }
        for (ReportEntry& entry : entries_)
            show(entry);
    }

    void writeReport() const {
        const std::string report = reportJson(recogniser_.description(), entries_);
        if (request_.json == "-") {
            std::cout << report << std::flush;
        } else {
            writeFile(request_.json, report);
        }
    }

    const AnalyzeRequest& request_;
    const Recogniser& recogniser_;
    Policy policy_;
    AnalyzeOptions options_;
    References references_;
    bool tables_;
    bool colours_;
    int width_;
    ProgressLine progress_;
    std::vector<ReportEntry> entries_;
    bool failed_ = false;
};

void addOutputOptions(CLI::App& command, AnalyzeRequest& request) {
    command
        .add_option("--json", request.json, "Write everything as JSON (docs/json.md); - for standard output")
        ->type_name("FILE");
    command
        .add_option("--dump", request.dump,
                    "Write features and log-probabilities as safetensors (one recording)")
        ->type_name("FILE");
}

} // namespace

void checkUsage(const AnalyzeRequest& request) {
    if (!request.dump.empty() && request.audio.size() > 1)
        throw UsageError("--dump goes with one recording.");
    checkPolicyUsage(request.policy);
    try {
        (void)optionsOf(request, defaultPolicy());
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

int runAnalyze(const AnalyzeRequest& request) {
    checkUsage(request);
    const std::shared_ptr<const Model> model = openModel(request.model, request.open);
    const Recogniser recogniser(model);
    for (const Message& warning : recogniser.description().warnings) {
        std::cerr << "offramp-cli: note: " << warning.text() << "\n";
    }
    return Runner(request, recogniser).run();
}

void addAnalyze(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("analyze", "Run a model over recordings and show every exit");
    auto request = std::make_shared<AnalyzeRequest>();
    command
        ->add_option("--model", request->model, "A model bundle, checkpoint, safetensors or TorchScript file")
        ->required()
        ->type_name("MODEL");
    command->add_option("AUDIO", request->audio, "Sound files")->required()->type_name("");
    addRecordingOptions(*command, request->recordings);
    addPolicyOptions(*command, request->policy);
    const auto decoder = std::make_shared<DecoderArguments>();
    decoder->addTo(*command);
    addOutputOptions(*command, *request);
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            request->open = *open;
            request->decoder = decoder->options();
            return runAnalyze(*request);
        };
    });
}

} // namespace offramp::cli
