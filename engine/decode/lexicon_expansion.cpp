// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/lexicon_expansion.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

constexpr std::size_t cachePlaces = 4096;

std::size_t placeOf(const LanguageModel::History& history, std::uint32_t word) {
    std::uint64_t hash = word;
    for (const std::uint32_t ngram : history.ngrams)
        hash = (hash ^ ngram) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(hash >> 32U) % cachePlaces;
}

} // namespace

LexiconExpansion::LexiconExpansion(const Lexicon& lexicon, const LexiconScores& words,
                                   const WordScores& scores, int space)
    : lexicon_(lexicon), words_(words), scores_(scores), space_(space),
      mayUnknown_(std::isfinite(scores.unknown())), most_(std::max(scores.word(), scores.unknown())),
      maySpace_(space >= 0 && lexicon.child(Lexicon::root, space) < 0),
      cache_(scores.model() ? cachePlaces : 0) {}

void LexiconExpansion::propose(const Frame& frame, const Beam& beam, PrefixTree& tree,
                               Candidates& candidates) {
    for (std::size_t at = 0; at < beam.size(); ++at) {
        const Source source{beam, tree, static_cast<int>(at), beam.entries[at].prefix};
        proposeFrom(source, frame, candidates);
        proposeSpace(source, frame, candidates);
    }
}

void LexiconExpansion::proposeFrom(const Source& source, const Frame& frame, Candidates& candidates) {
    const int place = source.tree.words(source.prefix).place;
    const int end = lexicon_.firstChild(place + 1);
    // A word's own score takes the place of the best that could become of it.
    const double gain = std::max(0.0, most_ - words_.best(place)) + std::max(0.0, scores_.space());
    const double most = source.beam.scores[static_cast<std::size_t>(source.entry)] + gain;
    for (int node = lexicon_.firstChild(place); node < end; ++node) {
        const int token = lexicon_.token(node);
        if (!frame.allows(token) || !candidates.wants(most + frame[token])) continue;
        const double score = scoreBefore(token, source.beam, static_cast<std::size_t>(source.entry));
        proposeNode(source, score + frame[token] + spaceScore(token) - words_.best(place), node, candidates);
    }
}

/// The words that end at `node`, and that which goes on. `before` counts no unfinished word.
void LexiconExpansion::proposeNode(const Source& source, double before, int node, Candidates& candidates) {
    const int token = lexicon_.token(node);
    Candidate candidate{before + words_.best(node), source.entry, token, noWord, node};
    if (lexicon_.hasChildren(node)) offer(source, candidate, candidates);
    const auto words = lexicon_.wordsAt(node);
    candidate.place = Lexicon::root;
    const PrefixWords& from = source.tree.words(source.prefix);
    if (!words.empty() && !candidates.wants(before + scores_.word())) return; // whatever their probability
    for (const int word : words) {
        candidate.word = word;
        candidate.score = before + wordScore(from, word);
        offer(source, candidate, candidates);
    }
    if (words.empty() && mayUnknown_) {
        candidate.word = unknownWord;
        candidate.score = before + wordScore(from, unknownWord);
        offer(source, candidate, candidates);
    }
}

void LexiconExpansion::proposeSpace(const Source& source, const Frame& frame, Candidates& candidates) const {
    if (!maySpace_ || !frame.allows(space_) || source.tree.words(source.prefix).place != Lexicon::root)
        return;
    if (source.tree[source.prefix].token == space_) return;
    const double score = source.beam.scores[static_cast<std::size_t>(source.entry)];
    offer(source, {score + frame[space_] + scores_.space(), source.entry, space_}, candidates);
}

void LexiconExpansion::offer(const Source& source, const Candidate& candidate, Candidates& candidates) const {
    if (!candidates.wants(candidate.score)) return;
    if (source.beam.grown.has(source.entry, candidate.token)) {
        const int child = source.tree.find(source.prefix, candidate.token, candidate.word);
        if (child >= 0 && source.tree[child].entry >= 0) return; // it is in the beam itself
    }
    candidates.add(candidate);
}

void LexiconExpansion::fill(PrefixTree& tree, int prefix, const Candidate& candidate) {
    const PrefixWords& from = tree.words(tree[prefix].parent);
    PrefixWords& filled = tree.words(prefix);
    filled.place = candidate.place;
    filled.history = from.history;
    filled.language = from.language - words_.best(from.place) + spaceScore(candidate.token);
    if (candidate.word == noWord) {
        filled.language += words_.best(candidate.place);
    } else {
        filled.language += wordScore(from, candidate.word, filled.history);
    }
}

/// What a word adds behind `from`, and the history with it.
double LexiconExpansion::wordScore(const PrefixWords& from, int word, LanguageModel::History& after) const {
    const LanguageModel* model = scores_.model();
    const bool isUnknown = word == unknownWord;
    const double added = isUnknown ? scores_.unknown() : scores_.word();
    if (!model) return added;
    const LanguageModel::History history = from.history;
    return added + scores_.weighted(history, isUnknown ? model->unknown() : words_.ngram(word), after);
}

double LexiconExpansion::wordScore(const PrefixWords& from, int word) {
    const LanguageModel* model = scores_.model();
    const bool isUnknown = word == unknownWord;
    const double added = isUnknown ? scores_.unknown() : scores_.word();
    return model ? added + weighted(from.history, isUnknown ? model->unknown() : words_.ngram(word)) : added;
}

double LexiconExpansion::weighted(const LanguageModel::History& history, std::uint32_t word) {
    LanguageModel::History after;
    if (word == noNgram) return scores_.weighted(history, word, after);
    Cached& cached = cache_[placeOf(history, word)];
    if (cached.word != word || !(cached.history == history))
        cached = {history, word, scores_.weighted(history, word, after)};
    return cached.score;
}

std::vector<Ending> LexiconExpansion::endings(PrefixTree& tree, int prefix) {
    const PrefixWords& from = tree.words(prefix);
    if (from.place == Lexicon::root) return {{noWord, from.language + scores_.end(from.history)}};
    std::vector<Ending> endings;
    const int node = space_ >= 0 ? lexicon_.child(from.place, space_) : -1;
    if (node < 0) return endings;
    for (const int word : lexicon_.wordsAt(node)) {
        LanguageModel::History after;
        const double language = from.language - words_.best(from.place) + wordScore(from, word, after);
        endings.push_back({word, language + scores_.end(after)});
    }
    return endings;
}

Ending LexiconExpansion::unfinished(const PrefixTree& tree, int prefix) {
    const PrefixWords& from = tree.words(prefix);
    return {noWord, from.language - words_.best(from.place) + scores_.end(from.history)};
}

} // namespace offramp
