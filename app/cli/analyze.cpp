// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyze.h"

#include "analysis/dump.h"
#include "analysis/judge.h"
#include "analysis/reference.h"
#include "analysis/report_json.h"
#include "base/error.h"
#include "base/files.h"
#include "commands.h"
#include "model_options.h"
#include "number_text.h"
#include "report_table.h"
#include "terminal.h"

#include <iostream>
#include <map>

namespace offramp::cli {

namespace fs = std::filesystem;

namespace {

/// Where a request's references come from.
class References {
public:
    References(const std::string& given, std::size_t recordings) {
        std::error_code ignored;
        if (given.empty()) return;
        const bool isFile = fs::is_regular_file(given, ignored);
        if (!isFile && recordings > 1) {
            throw UsageError(
                "a --reference text goes with one recording; for several, name a file with a line \"NAME "
                "TEXT\" for each.");
        }
        if (recordings > 1) {
            transcripts_ = readTranscripts(given);
        } else {
            text_ = isFile ? textFrom(given) : given;
        }
        given_ = true;
    }

    [[nodiscard]] std::optional<std::string> of(const fs::path& audio) const {
        if (!given_) return findReference(audio);
        if (text_) return text_;
        const auto found = transcripts_.find(audio.stem().string());
        return found != transcripts_.end() ? std::optional(found->second) : std::nullopt;
    }

private:
    static std::string textFrom(const fs::path& path) { return readReference(path); }

    bool given_ = false;
    std::optional<std::string> text_;
    std::map<std::string, std::string> transcripts_;
};

Policy policyOf(const AnalyzeRequest& request) {
    Policy policy = defaultPolicy();
    if (!request.measure.empty() && !request.threshold) {
        throw UsageError("--measure needs a --threshold: the measures' scales differ.");
    }
    ThresholdRule rule = *thresholdRule(policy);
    if (!request.measure.empty()) rule.spec = parseMeasureSpec(request.measure);
    if (request.threshold) rule.thresholds = {*request.threshold};
    policy.rule = std::move(rule);
    return policy;
}

AnalyzeOptions optionsOf(const AnalyzeRequest& request, const Policy& policy) {
    AnalyzeOptions options;
    if (!request.normalisation.empty()) options.normalisation = &normalisationOf(request.normalisation);
    if (request.channel) options.channel = *request.channel - 1;
    if (request.stopEarly) options.stopEarly = policy;
    options.run.threads = request.threads;
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
        : request_(request), recogniser_(recogniser), policy_(policyOf(request)),
          options_(optionsOf(request, policy_)), references_(request.reference, request.audio.size()),
          tables_(request.json != "-"), colours_(coloursWanted()), width_(terminalWidth()) {
        checkPolicy(policy_, static_cast<int>(recogniser.description().exits.size()));
    }

    int run() {
        for (std::size_t i = 0; i < request_.audio.size(); ++i)
            entries_.push_back(attempt(i));
        if (!request_.json.empty()) writeReport();
        return failed_ ? inputFailed : done;
    }

private:
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
        entry.analysis = analyze(recogniser_, entry.audio, options_, {}, [&](const auto& partial) {
            progress_.show(progressText(entry.audio, *partial, index, request_.audio.size()));
        });
        progress_.clear();
        entry.judgement = judge(*entry.analysis, policy_);
        if (!request_.dump.empty()) dumpAnalysis(*entry.analysis, request_.dump);
        if (tables_) {
            printAnalysis(std::cout, *entry.analysis, *entry.judgement, colours_, width_);
            std::cout.flush();
        }
        // Hours of sound and features are not held until the report is written.
        auto light = std::make_shared<Analysis>(*entry.analysis);
        light->features.reset();
        entry.analysis = light;
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

void addInputOptions(CLI::App& command, AnalyzeRequest& request) {
    command
        .add_option(
            "--reference", request.reference,
            "What is said: a text, or a file (for several recordings with a line \"NAME TEXT\" each). "
            "Without it NAME.txt, NAME.lab, NAME.TextGrid or *.trans.txt beside the audio is used")
        ->type_name("TEXT|FILE");
    command
        .add_option("--normalisation", request.normalisation,
                    "How texts are made comparable: none, basic (default) or letters")
        ->type_name("NAME");
    command
        .add_option("--channel", request.channel,
                    "Take one channel, counted from 1 (default: the mean of all)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command
        .add_option("--threads", request.threads, "Threads for the computation (default: one for each core)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
}

} // namespace

void addPolicyOptions(CLI::App& command, AnalyzeRequest& request) {
    const ThresholdRule standard = *thresholdRule(defaultPolicy());
    command
        .add_option(
            "--measure", request.measure,
            "The exit measure, with its --threshold: a name that \"offramp-cli measures\" lists, and how "
            "it is taken, as in tsallis:alpha=0.5,mask=nonblank,pool=min (default " +
                textOf(standard.spec) + ")")
        ->type_name("NAME[:KEY=VALUE,…]");
    command
        .add_option("--threshold", request.threshold,
                    "Stop at the first exit whose measure is below X where low is sure, above X where high "
                    "is (default " +
                        formatted("%g", standard.threshold(0)) + ")")
        ->type_name("X");
    command.add_flag("--stop-early", request.stopEarly,
                     "Really stop the model there: later exits are not computed");
}

void checkUsage(const AnalyzeRequest& request) {
    if (!request.dump.empty() && request.audio.size() > 1)
        throw UsageError("--dump goes with one recording.");
    try {
        const Policy policy = policyOf(request);
        checkPolicy(policy, 1);
        (void)optionsOf(request, policy);
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
    addInputOptions(*command, *request);
    addPolicyOptions(*command, *request);
    addOutputOptions(*command, *request);
    const auto open = addModelOptions(*command);
    command->callback([=, &action] {
        action = [=] {
            request->open = *open;
            return runAnalyze(*request);
        };
    });
}

} // namespace offramp::cli
