// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/cancel.h"
#include "decode/beam_decoder.h"
#include "decode/decoder_options.h"
#include "scoring/normalise.h"

#include <memory>

namespace offramp {

/// How log-probabilities become hypotheses, with what that needs opened: once for many recordings. Threads
/// may share one.
struct Decoding {
    DecoderOptions options;
    std::shared_ptr<const BeamDecoder> beam; ///< null: greedy
};

/// Reads the lexicon and the language model that the options name. Throws Error about the file or the option.
[[nodiscard]] Decoding openDecoding(std::shared_ptr<const Tokenizer> tokenizer,
                                    const DecoderOptions& options);

/// Fills in an exit's hypothesis (and N best) from its log-probabilities, and what measures look at of them.
/// `previous`: the exit before, null at the first. Throws Error and Cancelled.
void decodeExit(ExitResult& result, const ExitResult* previous, const Decoding& decoding,
                const Tokenizer& tokenizer, const CancelToken& cancel);

/// The same analysis decoded in another way, its exits in parallel on `threads` threads (0: one for each
/// core): hypotheses, scores and errors are new. Runs no model. Throws Error and Cancelled.
[[nodiscard]] std::shared_ptr<const Analysis> withDecoding(const Analysis& analysis, const Decoding& decoding,
                                                           int threads, const CancelToken& cancel = {});

} // namespace offramp
