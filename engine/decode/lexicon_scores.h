// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/lexicon.h"
#include "decode/word_scores.h"

#include <cstdint>
#include <vector>

namespace offramp {

/// What a language model says of a lexicon's words, by itself.
class LexiconScores {
public:
    LexiconScores(const Lexicon& lexicon, const WordScores& scores);

    /// A word's number in the language model.
    [[nodiscard]] std::uint32_t ngram(int word) const { return ngrams_[static_cast<std::size_t>(word)]; }
    /// The largest weighted ln P, without a history, of the words whose spellings begin as the way to `node`
    /// goes; 0 for the root, and without a language model.
    [[nodiscard]] double best(int node) const {
        return best_.empty() ? 0 : best_[static_cast<std::size_t>(node)];
    }

private:
    std::vector<std::uint32_t> ngrams_;
    std::vector<double> best_;
};

} // namespace offramp
