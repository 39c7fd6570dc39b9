// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "corpus/results/store.h"
#include "corpus/run/sound_cache.h"
#include "exits/measure_spec.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace offramp {

/// Where the time of utterances went, seconds of wall time, added up over the threads.
struct StageSeconds {
    double load = 0;     ///< reading and resampling
    double features = 0; ///< of sound
    double model = 0;    ///< its encoder and its exits' heads
    double total = 0;    ///< all of it: decoding, measures and errors are the rest

    StageSeconds& operator+=(const StageSeconds& other);
};

/// What is made of every utterance.
struct UtteranceOptions {
    const Normalisation* normalisation = &defaultNormalisation();
    std::vector<Decoding> decodings{
        Decoding{}};                   ///< one at least, each of another kind; greedy alone by default
    std::vector<MeasureSpec> measures; ///< beside every measure with its default parameters
    bool keepTraces = false;
};

/// What became of an utterance.
struct UtteranceOutcome {
    std::variant<UtteranceRecord, FailureRecord> result;
    std::vector<Message> warnings; ///< about its sound; each reads after "FILE: "
    StageSeconds seconds;
};

/// Makes records of a manifest's utterances. Threads may share one.
class UtteranceRunner {
public:
    /// Both must outlive it.
    UtteranceRunner(const Recogniser& recogniser, const UtteranceOptions& options);

    /// Whatever goes wrong becomes a FailureRecord; only Cancelled is thrown. The numbers are the same
    /// whatever `threads` is, but for the seconds.
    [[nodiscard]] UtteranceOutcome run(const ManifestEntry& entry, std::int64_t position, int threads,
                                       const CancelToken& cancel);

private:
    [[nodiscard]] AnalyzeOptions optionsFor(const ManifestEntry& entry, int threads,
                                            const CancelToken& cancel);
    [[nodiscard]] UtteranceOutcome made(const ManifestEntry& entry, std::int64_t position, int threads,
                                        const CancelToken& cancel);

    const Recogniser& recogniser_;
    const UtteranceOptions& options_;
    SoundCache sounds_;
};

} // namespace offramp
