// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/utterance_run.h"

#include "analysis/evidence.h"
#include "base/error.h"
#include "corpus/run/identity.h"

#include <chrono>
#include <new>

namespace offramp {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

double secondsSince(SteadyTime begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

ExitRecord recordOf(const ExitResult& exit) {
    ExitRecord record;
    record.text = exit.hypothesis.text;
    if (exit.errors) {
        record.words = exit.errors->words;
        record.characters = exit.errors->characters;
    }
    record.scores = exit.scores;
    return record;
}

DecoderRecord recordOf(const Analysis& analysis) {
    DecoderRecord record{std::string(decoderName(analysis.decoder.kind)), {}};
    for (const auto& exit : analysis.exits)
        record.exits.push_back(recordOf(*exit));
    return record;
}

std::vector<TraceRecord> tracesOf(const Analysis& analysis) {
    std::vector<TraceRecord> traces;
    for (const auto& exit : analysis.exits)
        traces.push_back({exit->output.logProbs, exit->hiddenCosines, exit->output.modelScore});
    return traces;
}

/// What doesn't depend on the decoder.
UtteranceRecord commonRecord(const Analysis& analysis, const ManifestEntry& entry, std::int64_t position) {
    UtteranceRecord record;
    record.entry = entry;
    record.position = position;
    record.duration = analysis.duration();
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        record.frames.push_back(analysis.exits[exit]->output.logProbs->rows());
        record.seconds.emplace_back(analysis.secondsTo(exit));
        record.macs.push_back(analysis.macs[exit]);
    }
    return record;
}

StageSeconds secondsOf(const Analysis& analysis) {
    StageSeconds seconds;
    seconds.load = analysis.loadSeconds;
    seconds.features = analysis.featureSeconds;
    if (!analysis.exits.empty()) seconds.model = analysis.exits.back()->output.seconds;
    return seconds;
}

Error memoryError(const ManifestEntry& entry) {
    return {entry.audio.string(), msg("needs more memory than the machine has free"),
            msg("Cut it into shorter utterances, or run it on a larger machine")};
}

} // namespace

StageSeconds& StageSeconds::operator+=(const StageSeconds& other) {
    load += other.load;
    features += other.features;
    model += other.model;
    total += other.total;
    return *this;
}

UtteranceRunner::UtteranceRunner(const Recogniser& recogniser, const UtteranceOptions& options)
    : recogniser_(recogniser), options_(options), sounds_(recogniser.description().features.sampleRate) {}

AnalyzeOptions UtteranceRunner::optionsFor(const ManifestEntry& entry, int threads,
                                           const CancelToken& cancel) {
    AnalyzeOptions options;
    options.channel = entry.channel;
    options.stretch = entry.stretch;
    options.reference = entry.reference;
    options.normalisation = options_.normalisation;
    options.decoding = options_.decodings.front();
    options.run.threads = threads;
    if (entry.stretch) options.sound = sounds_.load(entry.audio, entry.channel, cancel);
    return options;
}

UtteranceOutcome UtteranceRunner::made(const ManifestEntry& entry, std::int64_t position, int threads,
                                       const CancelToken& cancel) {
    const auto begin = std::chrono::steady_clock::now();
    const AnalyzeOptions options = optionsFor(entry, threads, cancel);
    const double loading = secondsSince(begin);
    auto analysis = analyze(recogniser_, entry.audio, options, cancel);
    if (!options_.measures.empty()) analysis = withScores(*analysis, options_.measures);
    UtteranceRecord record = commonRecord(*analysis, entry, position);
    record.decoders.push_back(recordOf(*analysis));
    for (std::size_t other = 1; other < options_.decodings.size(); ++other)
        record.decoders.push_back(
            recordOf(*withDecoding(*analysis, options_.decodings[other], threads, cancel)));
    if (options_.keepTraces) record.traces = tracesOf(*analysis);
    UtteranceOutcome outcome{std::move(record), analysis->warnings, secondsOf(*analysis)};
    outcome.seconds.load += loading;
    return outcome;
}

UtteranceOutcome UtteranceRunner::run(const ManifestEntry& entry, std::int64_t position, int threads,
                                      const CancelToken& cancel) {
    const auto begin = std::chrono::steady_clock::now();
    const auto failed = [&](std::string reason) {
        return UtteranceOutcome{FailureRecord{entry, position, std::move(reason)}, {}, {}};
    };
    UtteranceOutcome outcome = [&] {
        try {
            return made(entry, position, threads, cancel);
        } catch (const Cancelled&) {
            throw;
        } catch (const std::bad_alloc&) {
            return failed(memoryError(entry).what());
        } catch (const Error& error) {
            return failed(error.what());
        } catch (const std::exception& error) { // of a model's own code
            return failed(Error(entry.audio.string(), msg("{0}", error.what())).what());
        }
    }();
    outcome.seconds.total = secondsSince(begin);
    return outcome;
}

} // namespace offramp
