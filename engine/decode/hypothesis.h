// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace offramp {

/// One emitted token: a run of frames on one class. Log-probabilities are natural logarithms, ≤ 0.
struct Token {
    int id = 0;                ///< its class
    std::string text;          ///< its name in the vocabulary: "a", " ", "▁the", "<0xE2>" (Tokenizer::name)
    std::int64_t start = 0;    ///< its first frame
    std::int64_t end = 0;      ///< the frame behind its last: it lasts end − start ≥ 1 frames
    double logProbability = 0; ///< the mean, over its frames, of its class's log-probability
};

/// One word: what stands between spaces.
struct Word {
    std::string text;
    std::int64_t start = 0;     ///< its first token's first frame
    std::int64_t end = 0;       ///< the frame behind its last token's last
    double logProbability = 0;  ///< the mean, over its tokens' frames, of the tokens' log-probabilities
    std::size_t firstToken = 0; ///< its tokens are [firstToken, endToken) of the hypothesis
    std::size_t endToken = 0;
};

/// The word that tokens [first, end) make, at least one.
[[nodiscard]] Word wordOf(const std::vector<Token>& tokens, std::size_t first, std::size_t end,
                          std::string text);

/// What a decoder heard.
struct Hypothesis {
    std::vector<Token> tokens; ///< in time; spaces are tokens, blanks and ignored classes are not
    std::vector<Word> words;   ///< in time; two neighbours share a token if that token has a space inside it
    std::string text;          ///< the tokens' text as emitted, spaces at the ends removed, those within kept
    /// The decoder's score, ln P. Greedy: that of its path, the sum over all frames, blank ones included, of
    /// the best class's log-probability; 0 without frames. Beam search: NBestEntry::acoustic.
    double logProbability = 0;
};

} // namespace offramp
