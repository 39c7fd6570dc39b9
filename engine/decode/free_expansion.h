// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/expansion.h"
#include "decode/tokenizer.h"
#include "decode/word_scores.h"

#include <cstdint>
#include <string>
#include <vector>

namespace offramp {

/// What spaces a token has: where words end.
enum class TokenShape : std::uint8_t {
    plain,   ///< none: it goes on with a word
    opening, ///< at its beginning: it ends the word before it
    mixed    ///< elsewhere too: it may end words within itself
};

[[nodiscard]] TokenShape shapeOf(const std::string& surface);

/// Without a lexicon: any token may follow. A word is what stands between spaces; it scores once it is ended,
/// by a space, by a token that begins with one, or by the end of the text.
class FreeExpansion : public Expansion {
public:
    FreeExpansion(const Tokenizer& tokenizer, const WordScores& scores);

    void fillRoot(PrefixWords& root) override { root.history = scores_.begin(); }
    void propose(const Frame& frame, const Beam& beam, PrefixTree& tree, Candidates& candidates) override;
    void fill(PrefixTree& tree, int prefix, const Candidate& candidate) override;
    [[nodiscard]] std::vector<Ending> endings(PrefixTree& tree, int prefix) override;
    [[nodiscard]] Ending unfinished(const PrefixTree& tree, int prefix) override;

private:
    /// What a step adds to a prefix's language score, and the history behind it.
    struct Step {
        double language = 0;
        LanguageModel::History history;
    };

    void sortTokens(const Frame& frame, const Beam& beam, const Candidates& candidates);
    void proposePlain(int token, double logProb, const Beam& beam, Candidates& candidates) const;
    void proposeEnding(int token, double logProb, const Beam& beam, PrefixTree& tree, Candidates& candidates);
    [[nodiscard]] TokenShape shape(int token) const { return shapes_[static_cast<std::size_t>(token)]; }
    [[nodiscard]] Step stepTo(PrefixTree& tree, int prefix, int token);
    void end(PrefixTree& tree, int prefix);
    [[nodiscard]] std::vector<std::string> wordsOf(const PrefixTree& tree, int prefix, int token);
    void addWord(const std::string& word, Step& step) const;

    const Tokenizer& tokenizer_;
    const WordScores& scores_;
    std::vector<TokenShape> shapes_;
    std::vector<std::uint8_t> spaces_; ///< by class: it is nothing but spaces
    std::vector<double> most_;         ///< by class: no step with it adds more
    std::vector<std::uint64_t> sorted_;
    std::vector<int> ids_;
};

} // namespace offramp
