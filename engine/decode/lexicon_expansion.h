// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/expansion.h"
#include "decode/lexicon.h"
#include "decode/lexicon_scores.h"
#include "decode/word_scores.h"

#include <vector>

namespace offramp {

/// With a lexicon: a prefix is a sequence of its words and the beginning of another. Between two words, and
/// before the first, there may be one space, if the tokenizer has a space token and no word begins with it.
/// At the end of the text a word may lack the space that its spelling ends in. While a word is spelled, the
/// best word that it can become counts as if it were said (LexiconScores::best); its own score takes that
/// place when it is complete.
class LexiconExpansion : public Expansion {
public:
    /// `space`: the tokenizer's space class, −1 for none.
    LexiconExpansion(const Lexicon& lexicon, const LexiconScores& words, const WordScores& scores, int space);

    void fillRoot(PrefixWords& root) override { root.history = scores_.begin(); }
    void propose(const Frame& frame, const Beam& beam, PrefixTree& tree, Candidates& candidates) override;
    void fill(PrefixTree& tree, int prefix, const Candidate& candidate) override;
    [[nodiscard]] std::vector<Ending> endings(PrefixTree& tree, int prefix) override;
    [[nodiscard]] Ending unfinished(const PrefixTree& tree, int prefix) override;

private:
    struct Cached {
        LanguageModel::History history;
        std::uint32_t word = noNgram;
        double score = 0;
    };
    /// An entry of the beam and what it may propose.
    struct Source {
        const Beam& beam;
        const PrefixTree& tree;
        int entry;
        int prefix;
    };

    void proposeFrom(const Source& source, const Frame& frame, Candidates& candidates);
    void proposeNode(const Source& source, double before, int node, Candidates& candidates);
    void proposeSpace(const Source& source, const Frame& frame, Candidates& candidates) const;
    void offer(const Source& source, const Candidate& candidate, Candidates& candidates) const;
    [[nodiscard]] double spaceScore(int token) const { return token == space_ ? scores_.space() : 0; }
    [[nodiscard]] double wordScore(const PrefixWords& from, int word);
    [[nodiscard]] double wordScore(const PrefixWords& from, int word, LanguageModel::History& after) const;
    [[nodiscard]] double weighted(const LanguageModel::History& history, std::uint32_t word);

    const Lexicon& lexicon_;
    const LexiconScores& words_;
    const WordScores& scores_;
    int space_;
    bool mayUnknown_;
    double most_; ///< no word adds more
    bool maySpace_;
    std::vector<Cached> cache_; ///< by a hash of history and word
};

} // namespace offramp
