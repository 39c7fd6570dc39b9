// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/matrix.h"
#include "decode/decoder_options.h"
#include "decode/nbest.h"

#include <memory>
#include <span>
#include <vector>

namespace offramp {

class LanguageModel;
class Lexicon;
class LexiconScores;
class Tokenizer;
class Workers;
class WordScores;

/// CTC prefix beam search with N-best, optionally within a lexicon and with a language model;
/// docs/decoding.md says how it works and what it promises. Immutable: threads may share one. The same input
/// gives the same result, digit for digit.
///
/// A class that the tokenizer ignores is a further blank: it is dropped from hypotheses and parts repeats, as
/// in greedyDecode().
class BeamDecoder {
public:
    /// `lexicon` and `model` may be null. Throws Error as checkBeamOptions() does, and if the lexicon has
    /// classes that the tokenizer hasn't.
    BeamDecoder(std::shared_ptr<const Tokenizer> tokenizer, std::shared_ptr<const Lexicon> lexicon,
                std::shared_ptr<const LanguageModel> model, const BeamOptions& options);
    ~BeamDecoder();
    BeamDecoder(const BeamDecoder&) = delete;
    BeamDecoder& operator=(const BeamDecoder&) = delete;

    [[nodiscard]] const BeamOptions& options() const { return options_; }

    /// `logProbs` is [T × V]; −∞ is a probability of 0. No frames give the empty hypothesis (unless the
    /// language model forbids it); frames that leave nothing possible give no hypothesis. Throws Error if V
    /// isn't the tokenizer's or a value is NaN or +∞, and Cancelled.
    [[nodiscard]] NBest decode(const Matrix& logProbs, const CancelToken& cancel) const;

private:
    BeamOptions options_;
    std::shared_ptr<const Tokenizer> tokenizer_;
    std::shared_ptr<const Lexicon> lexicon_;
    std::unique_ptr<const WordScores> scores_;
    std::unique_ptr<const LexiconScores> words_; ///< with a lexicon
    int space_ = -1;
};

/// Reads the lexicon and the language model that `options` names, and makes the decoder of them.
[[nodiscard]] std::shared_ptr<const BeamDecoder> openBeamDecoder(std::shared_ptr<const Tokenizer> tokenizer,
                                                                 const DecoderOptions& options);

/// decode() of each matrix (the exits of a model, say), shared out among the workers; in their order. What
/// one throws is thrown here, once all have ended: of several the first's.
[[nodiscard]] std::vector<NBest> decodeAll(const BeamDecoder& decoder,
                                           std::span<const Matrix* const> logProbs, Workers& workers,
                                           const CancelToken& cancel);

} // namespace offramp
