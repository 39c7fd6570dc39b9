// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "exits/frame_traces.h"

#include <cstdint>
#include <optional>
#include <span>

namespace offramp {

/// One hypothesis of a search's N best, as far as measures look at it.
struct RankedHypothesis {
    double score = 0;           ///< its log-probability, natural; −∞: it is none
    std::int64_t words = 0;     ///< how many it has
    std::int64_t wordEdits = 0; ///< word edit distance to the best (the first of the list)

    bool operator==(const RankedHypothesis&) const = default;
};

/// What is known of an exit when its measures are taken. Plain values that others own and keep while measures
/// are taken. A measure that needs what isn't given is undefined.
struct ExitEvidence {
    const Matrix* logProbs = nullptr;    ///< [T × V], natural logarithms, each row's probabilities sum to 1
    const FrameTraces* traces = nullptr; ///< of logProbs
    /// ln Σ p^α of each frame at the default order and temperature 1, where measures that share it are taken
    /// together; empty: each takes its own.
    std::span<const double> logPowerSums;
    int blank = -1; ///< the blank's class; −1: the model has none
    /// The frames where a token of the hypothesis begins, ascending, each once, 0 … T − 1; for
    /// FrameMask::emitting.
    std::span<const std::int64_t> emissions;
    std::optional<std::int64_t> tokens;          ///< of the hypothesis
    std::optional<double> pathLogProbability;    ///< of the hypothesis's best path over all frames, ≤ 0
    std::optional<double> forwardLogProbability; ///< ln P(ŷ|x) of the hypothesis over all its paths, ≤ 0
    std::span<const RankedHypothesis> nBest;     ///< best first; empty: there was no such search
    /// How often in a row, up to this exit, the text equalled that of the exit before; 0 at the first.
    std::optional<int> timesUnchanged;
    /// Edit distance of the text to the exit before's, in characters, by the longer's length, 0 … 1; 0 where
    /// both are empty.
    std::optional<double> textDistance;
    const ExitEvidence* previous = nullptr; ///< the exit before; null at the first
    /// Each frame's cosine of the hidden state with that of the exit before [T], −1 … 1; empty: not kept.
    std::span<const float> hiddenCosines;
    std::optional<double> modelScore; ///< that the model brings itself; low is good
};

} // namespace offramp
