// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/hypothesis.h"

#include <cstdint>
#include <vector>

namespace offramp {

/// One of the hypotheses of a beam search.
struct NBestEntry {
    Hypothesis hypothesis; ///< its logProbability is `acoustic`
    double score = 0;      ///< what it is ranked by: acoustic + language
    /// ln P of its tokens by CTC: the sum over their alignments (BeamOptions::logAdd), or the best one's.
    double acoustic = 0;
    double language = 0; ///< the weighted language model's ln P, and the scores for words and spaces
};

/// What a beam search found. Equal scores are in the order of the tokens' classes, then of the lexicon's
/// words. Hypotheses differ in their tokens (with a lexicon, in tokens or words); their texts may be the
/// same.
struct NBest {
    std::vector<NBestEntry> entries; ///< best first; fewer than asked if no more are possible or survived
    int asked = 0;
    std::int64_t frames = 0; ///< T
};

} // namespace offramp
