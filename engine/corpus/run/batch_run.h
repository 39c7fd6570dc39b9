// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "corpus/manifest/manifest.h"
#include "corpus/run/batch_control.h"
#include "corpus/run/result_sink.h"
#include "corpus/run/shard.h"
#include "corpus/run/utterance_run.h"
#include "model/open.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What is to be said of one utterance.
struct BatchNote {
    std::size_t position = 0; ///< of its entry in the manifest
    std::string text;         ///< English: "FILE: is cut off …", or why it failed
    bool failed = false;
};

/// How far a batch has come. What it counts as done is written.
struct BatchProgress {
    std::size_t total = 0;             ///< utterances of the manifest (of the shard) that this run is about
    std::size_t done = 0;              ///< with results
    std::size_t failed = 0;            ///< that couldn't be run
    double soundSeconds = 0;           ///< of those done
    double elapsedSeconds = 0;         ///< without pauses
    std::optional<double> secondsLeft; ///< an estimate, from the sound that is left
    std::vector<BatchNote> notes;      ///< since the last report

    [[nodiscard]] std::size_t remaining() const { return total - done - failed; }
    /// Seconds of sound a second; nothing before the first result.
    [[nodiscard]] std::optional<double> timesRealTime() const {
        if (soundSeconds <= 0 || elapsedSeconds <= 0) return std::nullopt;
        return soundSeconds / elapsedSeconds;
    }
};

/// What a batch came to.
struct BatchOutcome {
    BatchProgress progress;  ///< at the end; without notes
    std::size_t skipped = 0; ///< results or failures were there already
    StageSeconds seconds;    ///< of all utterances
    bool cancelled = false;  ///< before everything was run; what was done until then is written
};

struct BatchOptions : UtteranceOptions {
    int threads = 0; ///< utterances that are run at the same time; 0: one for each core
    Shard shard;     ///< only this part of the manifest
};

/// How many threads those options come to, 1 at least.
[[nodiscard]] int threadsOf(const BatchOptions& options);

/// Told after each writing, from a thread of the batch's; must not throw.
using BatchObserver = std::function<void(const BatchProgress&)>;

/// Runs the model over the entries at `positions` of the manifest (ascending) and gives the sink all results
/// and failures, in no particular order. An utterance is run on one thread, so the threads share nothing but
/// the model; a very long one, or one that the others would wait for at the end, on all of them. Sound,
/// features and log-probabilities are held of `threads` utterances at once and of a few that are being
/// written (6 · threads at most, in all). An utterance's numbers don't depend on the threads or the order,
/// but for the seconds. Throws what the sink throws, after the threads have ended.
[[nodiscard]] BatchOutcome runBatch(const Recogniser& recogniser, const Manifest& manifest,
                                    const std::vector<std::size_t>& positions, ResultSink& sink,
                                    const BatchOptions& options, const CancelToken& cancel = {},
                                    const BatchControl& control = {}, const BatchObserver& observer = {});

/// How a results file is begun or gone on with.
struct ResumeOptions {
    bool resume = false;        ///< go on with a file that is there; else it must not be there
    bool retryFailures = false; ///< run once more what failed before
};

/// Runs the model over the manifest (the shard) and writes a results file. With `resume` it adds what isn't
/// there yet to a file that was begun with the same model and options, whether it was cancelled or killed;
/// without a file it begins one. `open`: what the model was opened with. Throws Error: the file is there and
/// shouldn't be, is of another run, or can't be written.
[[nodiscard]] BatchOutcome runCorpus(const Recogniser& recogniser, const OpenOptions& open,
                                     const Manifest& manifest, const std::filesystem::path& out,
                                     const BatchOptions& options, const ResumeOptions& resuming,
                                     const CancelToken& cancel = {}, const BatchControl& control = {},
                                     const BatchObserver& observer = {});

} // namespace offramp
