// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/corpus.h"
#include "corpus/manifest_options.h"
#include "corpus/results/store.h"
#include "corpus/run/batch_run.h"
#include "decoder_options.h"
#include "interrupts.h"
#include "model_options.h"
#include "number_text.h"
#include "terminal.h"

#include <chrono>
#include <cmath>
#include <ctime>
#include <iostream>

namespace offramp::cli {

namespace fs = std::filesystem;

namespace {

// Failures beyond are in the results file.
constexpr std::size_t notesShown = 20;

struct RunRequest {
    fs::path model;
    OpenOptions open;
    std::shared_ptr<ManifestRequest> manifest;
    fs::path out;
    ResumeOptions resuming;
    std::string shard;
    std::vector<DecoderOptions> decoders;
    std::vector<std::string> measures;
    std::string normalisation;
    bool traces = false;
    int threads = 0;
};

/// "1:02:03", "2:03"
std::string clockText(double seconds) {
    const auto whole = std::lround(seconds);
    const auto two = [](long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    const std::string minutes = two(whole / 60 % 60) + ":" + two(whole % 60);
    if (whole >= 3600) return std::to_string(whole / 3600) + ":" + minutes;
    return minutes[0] == '0' ? minutes.substr(1) : minutes;
}

/// Short ones to the tenth of a second.
std::string durationText(double seconds) {
    return seconds < 60 ? formatted("%.1f s", seconds) : clockText(seconds);
}

/// The time of day in so many seconds, with the day where it is another.
std::string timeIn(double seconds) {
    const std::time_t now = std::time(nullptr);
    const std::time_t then = now + static_cast<std::time_t>(seconds);
    std::tm local{};
    localtime_r(&then, &local);
    char text[32];
    const bool soon = then - now < 12 * 3600;
    return {text, std::strftime(text, sizeof text, soon ? "%H:%M" : "%F %H:%M", &local)};
}

std::string progressText(const BatchProgress& progress) {
    std::string text =
        std::to_string(progress.done + progress.failed) + " of " + std::to_string(progress.total);
    if (progress.failed > 0) text += ", " + std::to_string(progress.failed) + " failed";
    if (const auto rate = progress.timesRealTime()) text += "; " + formatted("%.3g", *rate) + " × real time";
    if (progress.secondsLeft)
        text += "; " + clockText(*progress.secondsLeft) + " left, until " + timeIn(*progress.secondsLeft);
    return text;
}

/// Says how far a run has come, and what failed on the way.
class Reporter {
public:
    explicit Reporter(const Manifest& manifest) : manifest_(manifest) {}

    void report(const BatchProgress& progress) {
        for (const BatchNote& note : progress.notes)
            show(note);
        const auto now = std::chrono::steady_clock::now();
        if (now < next_) return;
        next_ = now + std::chrono::milliseconds(200);
        line_.show(progressText(progress));
    }

    void end() {
        line_.clear();
        if (notes_ > notesShown)
            std::cerr << "offramp-cli: and " << notes_ - notesShown << " more of these.\n";
    }

private:
    void show(const BatchNote& note) {
        if (++notes_ > notesShown) return;
        line_.clear();
        std::cerr << "offramp-cli: " << (note.failed ? "" : "note: ") << manifest_.entries[note.position].id
                  << ": " << note.text << "\n";
    }

    const Manifest& manifest_;
    ProgressLine line_;
    std::size_t notes_ = 0;
    std::chrono::steady_clock::time_point next_; ///< when the line may change again
};

BatchOptions optionsOf(const RunRequest& request, const Recogniser& recogniser) {
    BatchOptions options;
    if (!request.normalisation.empty()) options.normalisation = &normalisationOf(request.normalisation);
    options.decodings.clear();
    for (const DecoderOptions& decoder : request.decoders)
        options.decodings.push_back(openDecoding(recogniser.sharedTokenizer(), decoder));
    for (const std::string& measure : request.measures)
        options.measures.push_back(parseMeasureSpec(measure));
    options.keepTraces = request.traces;
    options.threads = request.threads;
    if (!request.shard.empty()) options.shard = parseShard(request.shard);
    return options;
}

/// What is wrong with the request itself, before anything is read.
void checkUsage(const RunRequest& request) {
    try {
        if (!request.normalisation.empty()) (void)normalisationOf(request.normalisation);
        for (const std::string& measure : request.measures)
            (void)parseMeasureSpec(measure);
        if (!request.shard.empty()) (void)parseShard(request.shard);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
    if (request.resuming.retryFailures && !request.resuming.resume)
        throw UsageError("--retry-failures goes with --resume.");
}

/// Of a corpus: the errors at an exit over the reference's words.
std::string werText(const CorpusResults& results, const DecoderResults& decoder, std::size_t exit) {
    ErrorCounts counts;
    for (std::size_t utterance = 0; utterance < results.utterances.size(); ++utterance)
        counts += decoder.words[results.at(utterance, exit)];
    const auto rate = counts.rate();
    return counts.referenceLength() > 0 ? formatted("%.2f", 100 * *rate) : "–";
}

void printRates(const CorpusResults& results) {
    for (const DecoderResults& decoder : results.decoders) {
        std::cout << "WER, " << decoder.name << ":";
        for (std::size_t exit = 0; exit < results.exits(); ++exit)
            std::cout << (exit == 0 ? " " : ", ") << werText(results, decoder, exit);
        std::cout << " %\n";
    }
}

void printSummary(const RunRequest& request, const BatchOutcome& outcome, int threads) {
    const BatchProgress& progress = outcome.progress;
    std::cout << request.out.string() << ": " << progress.done
              << (progress.done == 1 ? " utterance run, " : " utterances run, ") << progress.failed
              << " failed";
    if (outcome.skipped > 0) std::cout << ", " << outcome.skipped << " there before";
    if (const auto rate = progress.timesRealTime()) {
        std::cout << "; " << durationText(progress.soundSeconds) << " of sound in "
                  << durationText(progress.elapsedSeconds) << ", " << formatted("%.3g", *rate)
                  << " × real time on " << threads << (threads == 1 ? " thread" : " threads")
                  << formatted(" (%.0f %% of it in the model)",
                               100 * outcome.seconds.model / outcome.seconds.total);
    }
    std::cout << "\n";
}

int finish(const RunRequest& request, const BatchOutcome& outcome, const Manifest& manifest, int threads) {
    printSummary(request, outcome, threads);
    const auto results = readResults(request.out);
    printRates(*results);
    if (outcome.cancelled) {
        std::cout.flush();
        const std::size_t left = outcome.progress.remaining();
        std::cerr << "offramp-cli: stopped; " << left << (left == 1 ? " utterance is" : " utterances are")
                  << " left. The same command with --resume goes on.\n";
    }
    const bool whole = !outcome.cancelled && outcome.progress.failed == 0 && manifest.problems.empty();
    return whole ? done : inputFailed;
}

int runRequest(const RunRequest& request) {
    checkUsage(request);
    const Manifest manifest = manifestOf(*request.manifest);
    const std::shared_ptr<const Model> model = openModel(request.model, request.open);
    const Recogniser recogniser(model);
    for (const Message& warning : recogniser.description().warnings)
        std::cerr << "offramp-cli: note: " << warning.text() << "\n";
    const BatchOptions options = optionsOf(request, recogniser);
    const Interrupts interrupts;
    Reporter reporter(manifest);
    const BatchOutcome outcome =
        runCorpus(recogniser, request.open, manifest, request.out, options, request.resuming,
                  interrupts.token(), {}, [&](const BatchProgress& progress) { reporter.report(progress); });
    reporter.end();
    return finish(request, outcome, manifest, threadsOf(options));
}

void addRunOptions(CLI::App& command, RunRequest& request) {
    command.add_option("--out", request.out, "The results file (docs/results-file.md)")
        ->required()
        ->type_name("FILE");
    command.add_flag("--resume", request.resuming.resume,
                     "Go on with a results file that is there, with what isn't in it yet");
    command.add_flag("--retry-failures", request.resuming.retryFailures,
                     "With --resume: run once more what failed before");
    command
        .add_option("--shard", request.shard,
                    "Only one part of the corpus, I of N, from 1: utterances I, I + N, I + 2N …")
        ->type_name("I/N");
    command
        .add_option("--measure", request.measures,
                    "A measure's values to be kept beside every measure's with its default parameters: "
                    "tsallis:alpha=0.5,pool=min")
        ->allow_extra_args(false)
        ->type_name("NAME[:KEY=VALUE,…]");
    command
        .add_option("--normalisation", request.normalisation,
                    "How texts are made comparable: none, basic (default) or letters")
        ->type_name("NAME");
    command.add_flag("--traces", request.traces,
                     "Keep log-probabilities, so that utterances can be opened without another run");
    command
        .add_option("--threads", request.threads,
                    "Utterances that are run at the same time (default: one for each core)")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N");
}

} // namespace

void addCorpusRun(CLI::App& corpus, Action& action) {
    CLI::App& command =
        *corpus.add_subcommand("run", "Run a model over a whole corpus and write a results file");
    auto request = std::make_shared<RunRequest>();
    command
        .add_option("--model", request->model, "A model bundle, checkpoint, safetensors or TorchScript file")
        ->required()
        ->type_name("MODEL");
    request->manifest = addManifestOptions(command);
    addRunOptions(command, *request);
    const auto decoder = std::make_shared<DecoderArguments>();
    decoder->addTo(command, true);
    const auto open = addModelOptions(command);
    command.callback([=, &action] {
        action = [=] {
            request->open = *open;
            request->decoders = decoder->all();
            return runRequest(*request);
        };
    });
}

} // namespace offramp::cli
