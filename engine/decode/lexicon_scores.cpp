// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/lexicon_scores.h"

#include <algorithm>
#include <limits>

namespace offramp {

LexiconScores::LexiconScores(const Lexicon& lexicon, const WordScores& scores)
    : ngrams_(static_cast<std::size_t>(lexicon.words()), noNgram) {
    const LanguageModel* model = scores.model();
    if (!model) return;
    for (int word = 0; word < lexicon.words(); ++word)
        ngrams_[static_cast<std::size_t>(word)] = model->find(lexicon.word(word));
    best_.assign(static_cast<std::size_t>(lexicon.nodes()), -std::numeric_limits<double>::infinity());
    for (int node = lexicon.nodes() - 1; node >= 0; --node) { // children have higher numbers
        double& best = best_[static_cast<std::size_t>(node)];
        LanguageModel::History after;
        for (const int word : lexicon.wordsAt(node))
            best = std::max(best, scores.weighted({}, ngram(word), after));
        for (int child = lexicon.firstChild(node); child < lexicon.firstChild(node + 1); ++child)
            best = std::max(best, best_[static_cast<std::size_t>(child)]);
    }
    best_[Lexicon::root] = 0;
}

} // namespace offramp
