// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <limits>

namespace offramp {

/// Settings of the beam search. Names and defaults are those of torchaudio.models.decoder.ctc_decoder; where
/// the meaning differs, the field says so.
struct BeamOptions {
    int nbest = 1;     ///< hypotheses wanted, 1 … beamSize
    int beamSize = 50; ///< prefixes kept after a frame, 1 … largestBeam
    /// Only a frame's most probable so many classes may lengthen a prefix; 0: all. Blank, ignored classes and
    /// the repetition of a prefix's last token are always allowed.
    int beamSizeToken = 0;
    /// Prefixes whose score lies more than this below the frame's best are dropped, ≥ 0; infinity: none.
    double beamThreshold = 50;
    double lmWeight = 2;  ///< factor of the language model's ln P, ≥ 0
    double wordScore = 0; ///< added for each word
    /// Added for each unknown word. With a lexicon, −∞ allows no words but its own; without one, words that
    /// the language model lacks can't be told from others while they are spelled, so −∞ adds nothing.
    double unkScore = -std::numeric_limits<double>::infinity();
    double silScore = 0; ///< added for each space token, once (torchaudio adds it for each of its frames)
    /// A prefix's score is the sum over its alignments; false: that of its best one.
    bool logAdd = false;

    static constexpr int largestBeam = 65536;

    [[nodiscard]] bool operator==(const BeamOptions& other) const = default;
};

/// Throws Error about the first value that is out of its range.
void checkBeamOptions(const BeamOptions& options);

/// How log-probabilities become hypotheses.
struct DecoderOptions {
    enum class Kind { greedy, beam };

    Kind kind = Kind::greedy;
    BeamOptions beam;                    ///< Kind::beam
    std::filesystem::path lexicon;       ///< Kind::beam: a lexicon file; empty for none
    std::filesystem::path languageModel; ///< Kind::beam: an ARPA file; empty for none

    [[nodiscard]] bool operator==(const DecoderOptions& other) const = default;
};

} // namespace offramp
