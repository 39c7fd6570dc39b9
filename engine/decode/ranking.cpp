// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/ranking.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace offramp {

Ranking::Ranking(BeamSearch& search, Expansion& expansion, const Tokenizer& tokenizer, const Lexicon* lexicon)
    : search_(search), expansion_(expansion), tokenizer_(tokenizer), lexicon_(lexicon) {}

NBest Ranking::best(int asked, const Matrix& logProbs) const {
    NBest nbest{{}, asked, logProbs.rows()};
    std::vector<Final> all = finals();
    keepBest(all, static_cast<std::size_t>(asked));
    for (Final& final : all)
        spell(final);
    std::sort(all.begin(), all.end(), [](const Final& a, const Final& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.tokens != b.tokens ? a.tokens < b.tokens : a.words < b.words;
    });
    if (all.size() > static_cast<std::size_t>(asked)) all.resize(static_cast<std::size_t>(asked));
    for (const Final& final : all)
        nbest.entries.push_back(entryOf(final, logProbs));
    return nbest;
}

/// The best `count`, and those that equal the last of them in score.
void Ranking::keepBest(std::vector<Final>& all, std::size_t count) {
    if (all.size() <= count) return;
    const auto last = all.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::nth_element(all.begin(), last, all.end(),
                     [](const Final& a, const Final& b) { return a.score > b.score; });
    const double least = last->score;
    std::erase_if(all, [least](const Final& final) { return final.score < least; });
}

/// All that are possible: those that are complete or, if none is, those that aren't.
std::vector<Ranking::Final> Ranking::finals() const {
    std::vector<Final> all;
    const auto add = [&](std::size_t at, const Ending& ending) {
        const double score = search_.entries()[at].acoustic + ending.language;
        if (!std::isinf(score)) all.push_back({at, score, ending, {}, {}});
    };
    for (std::size_t at = 0; at < search_.entries().size(); ++at) {
        for (const Ending& ending : expansion_.endings(search_.tree(), search_.entries()[at].prefix))
            add(at, ending);
    }
    for (std::size_t at = 0; all.empty() && at < search_.entries().size(); ++at)
        add(at, expansion_.unfinished(search_.tree(), search_.entries()[at].prefix));
    return all;
}

void Ranking::spell(Final& final) const {
    const PrefixTree& tree = search_.tree();
    for (int at = search_.entries()[final.entry].prefix; at > 0; at = tree[at].parent) {
        final.tokens.push_back(tree[at].token);
        final.words.push_back(tree[at].word);
    }
    std::reverse(final.tokens.begin(), final.tokens.end());
    std::reverse(final.words.begin(), final.words.end());
    final.words.push_back(final.ending.word);
}

NBestEntry Ranking::entryOf(const Final& final, const Matrix& logProbs) const {
    NBestEntry entry;
    entry.score = final.score;
    entry.acoustic = search_.entries()[final.entry].acoustic;
    entry.language = final.ending.language;
    std::vector<Token> tokens = tokensOf(final, logProbs);
    entry.hypothesis = lexicon_ ? withLexicon(final, std::move(tokens))
                                : tokenizer_.assemble(std::move(tokens), entry.acoustic);
    entry.hypothesis.logProbability = entry.acoustic;
    return entry;
}

/// With the frames of the best alignment, of equals that which ends with a blank.
std::vector<Token> Ranking::tokensOf(const Final& final, const Matrix& logProbs) const {
    const BeamEntry& entry = search_.entries()[final.entry];
    const bool endsInBlank = entry.bestAfterBlank >= entry.bestAfterToken;
    int at = endsInBlank ? entry.blankRuns : entry.tokenRuns;
    std::int64_t end = endsInBlank ? entry.blankRunsEnd : logProbs.rows();
    std::vector<Token> tokens(final.tokens.size());
    for (std::size_t left = tokens.size(); left-- > 0;) {
        const TokenRuns::Run& run = search_.runs()[at];
        Token& token = tokens[left];
        token = {final.tokens[left], tokenizer_.name(final.tokens[left]), run.start, end, 0};
        for (std::int64_t t = token.start; t < token.end; ++t)
            token.logProbability += static_cast<double>(logProbs(t, token.id));
        token.logProbability /= static_cast<double>(token.end - token.start);
        end = run.previousEnd;
        at = run.previous;
    }
    return tokens;
}

const std::string& Ranking::nameOf(int word) const {
    static const std::string unknown = "<unk>";
    return word == unknownWord ? unknown : lexicon_->word(word);
}

/// The lexicon's words; spaces at their ends are not theirs.
Hypothesis Ranking::withLexicon(const Final& final, std::vector<Token> tokens) const {
    Hypothesis hypothesis;
    const auto isSpace = [&](std::size_t at) {
        return tokenizer_.surface(tokens[at].id) == " ";
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < final.words.size(); ++at) {
        if (final.words[at] == noWord) continue;
        std::size_t end = std::min(at + 1, tokens.size());
        while (begin + 1 < end && isSpace(begin))
            ++begin;
        while (end > begin + 1 && isSpace(end - 1))
            --end;
        const std::string& name = nameOf(final.words[at]);
        hypothesis.words.push_back(wordOf(tokens, begin, end, name));
        hypothesis.text += (hypothesis.text.empty() ? "" : " ") + name;
        begin = std::min(at + 1, tokens.size());
    }
    hypothesis.tokens = std::move(tokens);
    return hypothesis;
}

} // namespace offramp
