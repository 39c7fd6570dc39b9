// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/info.h"
#include "audio/waveform.h"
#include "base/matrix.h"
#include "base/message.h"
#include "decode/decoder_options.h"
#include "decode/hypothesis.h"
#include "decode/nbest.h"
#include "decode/tokenizer.h"
#include "exits/evidence.h"
#include "exits/frame_traces.h"
#include "exits/scores.h"
#include "model/description.h"
#include "model/model.h"
#include "scoring/error_rates.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What one exit gave and what was made of it.
struct ExitResult {
    ExitOutput output;
    Hypothesis hypothesis;              ///< greedy, or the best of nBest
    std::shared_ptr<const NBest> nBest; ///< what the beam search found; null: decoded greedily
    FrameTraces traces;
    /// What measures look at beside the above (evidenceOf). About the exit before: as ExitEvidence says.
    std::vector<std::int64_t> emissions;         ///< frames where a token of the hypothesis begins, ascending
    std::vector<RankedHypothesis> ranked;        ///< of nBest; empty: there was no such search
    std::optional<double> pathLogProbability;    ///< of the hypothesis's best path
    std::optional<double> forwardLogProbability; ///< of the hypothesis, over all its paths
    int timesUnchanged = 0;                      ///< in a row the text equalled the exit before's
    std::optional<double> textDistance;          ///< to the exit before's text; nothing at the first
    std::vector<float> hiddenCosines;            ///< with the exit before's, [T]; empty: the model gives none
    Scores scores;                    ///< every measure with its default parameters, then those asked for
    double decodeSeconds = 0;         ///< for the hypothesis and the scores
    std::optional<ErrorRates> errors; ///< against the reference, if there is one
};

/// A part of a recording, seconds, begin < end.
struct Stretch {
    double begin = 0;
    double end = 0;

    bool operator==(const Stretch&) const = default;
};

/// One recording through one model. Never changes; another run or another reference makes another Analysis,
/// which shares with this one what stays the same.
struct Analysis {
    std::filesystem::path audio;
    AudioInfo info;                           ///< the file as it is: its own rate and channels
    std::optional<Stretch> stretch;           ///< what was taken of it; nothing: all
    std::shared_ptr<const Waveform> waveform; ///< one channel at the model's rate
    std::shared_ptr<const Matrix> features;   ///< the model's input
    std::optional<std::string> reference;     ///< what was said, if it is known
    std::string normalisation;                ///< the Normalisation that texts are compared by
    std::shared_ptr<const ModelDescription> model;
    std::shared_ptr<const Tokenizer> tokenizer; ///< what the model's classes mean
    DecoderOptions decoder;                     ///< what the hypotheses were found by
    /// Multiply-accumulates to each of the model's exits, also those that weren't run; nothing where unknown.
    std::vector<std::optional<std::int64_t>> macs;
    double loadSeconds = 0; ///< reading and resampling the file
    double featureSeconds = 0;
    std::vector<std::shared_ptr<const ExitResult>> exits; ///< those that are computed, in order
    bool finished = false;                                ///< no further exit will come
    std::vector<Message> warnings;                        ///< about the audio; each reads after "FILE: "

    /// Seconds of sound.
    [[nodiscard]] double duration() const { return waveform ? waveform->seconds() : 0.0; }
    /// Seconds of computation to exit `exit`, features included, without reading the file.
    [[nodiscard]] double secondsTo(std::size_t exit) const {
        return featureSeconds + exits[exit]->output.seconds;
    }
};

} // namespace offramp
