// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <span>

namespace offramp {

class Tokenizer;

/// ln P(tokens | logProbs) by CTC: the sum over all alignments (the forward algorithm, Graves et al. 2006,
/// equations 5 to 8). `logProbs` is [T × V], −∞ is a probability of 0; `tokens` are classes,
/// collapsed, without blanks. The tokenizer's ignored classes count as blanks, as in BeamDecoder. −∞ if there
/// is no alignment: with fewer frames than tokens and repetitions, say. Throws Error if V isn't the
/// tokenizer's, a value is NaN or +∞, or a token is no class, the blank or an ignored one.
[[nodiscard]] double ctcForward(const Matrix& logProbs, std::span<const int> tokens,
                                const Tokenizer& tokenizer);

/// Of the same alignments the best one's log-probability (Viterbi), ≤ ctcForward().
[[nodiscard]] double ctcBestPath(const Matrix& logProbs, std::span<const int> tokens,
                                 const Tokenizer& tokenizer);

} // namespace offramp
