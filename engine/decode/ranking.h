// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "decode/beam_search.h"
#include "decode/lexicon.h"
#include "decode/nbest.h"

#include <string>
#include <vector>

namespace offramp {

/// Makes the N-best of a search that has seen its last frame.
class Ranking {
public:
    /// `lexicon` may be null.
    Ranking(BeamSearch& search, Expansion& expansion, const Tokenizer& tokenizer, const Lexicon* lexicon);

    /// The best `asked`.
    [[nodiscard]] NBest best(int asked, const Matrix& logProbs) const;

private:
    /// A prefix and one of its endings.
    struct Final {
        std::size_t entry = 0;
        double score = 0;
        Ending ending;
        std::vector<int> tokens; ///< its prefix's
        std::vector<int> words;  ///< Prefix::word of each, and the ending's
    };

    [[nodiscard]] std::vector<Final> finals() const;
    static void keepBest(std::vector<Final>& all, std::size_t count);
    void spell(Final& final) const;
    [[nodiscard]] NBestEntry entryOf(const Final& final, const Matrix& logProbs) const;
    [[nodiscard]] std::vector<Token> tokensOf(const Final& final, const Matrix& logProbs) const;
    [[nodiscard]] Hypothesis withLexicon(const Final& final, std::vector<Token> tokens) const;
    [[nodiscard]] const std::string& nameOf(int word) const;

    BeamSearch& search_;
    Expansion& expansion_;
    const Tokenizer& tokenizer_;
    const Lexicon* lexicon_;
};

} // namespace offramp
