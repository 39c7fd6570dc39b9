// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/free_expansion.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace offramp {

namespace {

/// Sorts as the most probable first, the lower class of equals.
std::uint64_t sortKey(float logProb, int token) {
    const auto bits = std::bit_cast<std::uint32_t>(logProb + 0.0F); // −0 is 0
    const std::uint32_t ascending = bits >> 31U != 0 ? ~bits : bits | 0x80000000U;
    return std::uint64_t{~ascending} << 32U | static_cast<std::uint32_t>(token);
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = text.find_first_not_of(' '); begin != std::string::npos;) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(' ', end);
    }
    return words;
}

bool endsWithSpace(const std::string& surface) {
    return !surface.empty() && surface.back() == ' ';
}

} // namespace

TokenShape shapeOf(const std::string& surface) {
    const std::size_t letter = surface.find_first_not_of(' ');
    if (letter != std::string::npos && surface.find(' ', letter) != std::string::npos)
        return TokenShape::mixed;
    return surface.starts_with(' ') ? TokenShape::opening : TokenShape::plain;
}

FreeExpansion::FreeExpansion(const Tokenizer& tokenizer, const WordScores& scores)
    : tokenizer_(tokenizer), scores_(scores) {
    const double word = std::max(0.0, scores.word() + std::max(0.0, scores.unknown()));
    for (int token = 0; token < tokenizer.classes(); ++token) {
        const std::string& surface = tokenizer.surface(token);
        const bool isSpace = !surface.empty() && surface.find_first_not_of(' ') == std::string::npos;
        shapes_.push_back(scores.areAllZero() ? TokenShape::plain : shapeOf(surface));
        spaces_.push_back(isSpace ? 1 : 0);
        most_.push_back(static_cast<double>(1 + split(surface).size()) * word +
                        (isSpace ? scores.space() : 0));
        if (shapes_.back() == TokenShape::plain) most_.back() = 0;
    }
}

void FreeExpansion::propose(const Frame& frame, const Beam& beam, PrefixTree& tree, Candidates& candidates) {
    sortTokens(frame, beam, candidates);
    for (const std::uint64_t key : sorted_) {
        const int token = static_cast<int>(key & 0xFFFFFFFFU);
        if (shape(token) == TokenShape::plain) {
            proposePlain(token, frame[token], beam, candidates);
        } else {
            proposeEnding(token, frame[token], beam, tree, candidates);
        }
    }
}

/// Those that the best prefix at least may take, most probable first.
void FreeExpansion::sortTokens(const Frame& frame, const Beam& beam, const Candidates& candidates) {
    sorted_.clear();
    for (const int token : frame.tokens) {
        const double most = most_[static_cast<std::size_t>(token)];
        if (!candidates.wants(beam.scores.front() + frame[token] + most)) continue;
        sorted_.push_back(sortKey(frame.logProbs[static_cast<std::size_t>(token)], token));
    }
    std::sort(sorted_.begin(), sorted_.end());
}

void FreeExpansion::proposePlain(int token, double logProb, const Beam& beam, Candidates& candidates) const {
    for (std::size_t entry = 0; entry < beam.size(); ++entry) {
        double score = beam.scores[entry] + logProb;
        if (!candidates.wants(score)) return; // nor those behind it
        if (beam.tokens[entry] == token) {
            score = scoreBefore(token, beam, entry) + logProb;
            if (!candidates.wants(score)) continue;
        }
        const int at = static_cast<int>(entry);
        if (!beam.grown.has(at, token)) candidates.add({score, at, token});
    }
}

void FreeExpansion::proposeEnding(int token, double logProb, const Beam& beam, PrefixTree& tree,
                                  Candidates& candidates) {
    const double most = most_[static_cast<std::size_t>(token)];
    for (std::size_t entry = 0; entry < beam.size(); ++entry) {
        if (!candidates.wants(beam.scores[entry] + logProb + most)) return;
        const int at = static_cast<int>(entry);
        const double before = scoreBefore(token, beam, entry) + logProb;
        if (beam.grown.has(at, token) || !candidates.wants(before + most)) continue;
        const double score = before + stepTo(tree, beam.entries[entry].prefix, token).language;
        if (candidates.wants(score)) candidates.add({score, at, token});
    }
}

void FreeExpansion::fill(PrefixTree& tree, int prefix, const Candidate& candidate) {
    const int parent = tree[prefix].parent;
    Step step{0, tree.words(parent).history};
    if (shape(candidate.token) != TokenShape::plain) step = stepTo(tree, parent, candidate.token);
    const std::string& surface = tokenizer_.surface(candidate.token);
    const bool goesOn = shape(candidate.token) == TokenShape::plain;
    PrefixWords& filled = tree.words(prefix);
    filled.history = step.history;
    filled.language = tree.words(parent).language + step.language;
    filled.wordTokens = endsWithSpace(surface) ? 0 : goesOn ? tree.words(parent).wordTokens + 1 : 1;
}

/// By a token that is not plain.
FreeExpansion::Step FreeExpansion::stepTo(PrefixTree& tree, int prefix, int token) {
    end(tree, prefix);
    Step step{tree.words(prefix).ending, tree.words(prefix).ended};
    if (spaces_[static_cast<std::size_t>(token)] != 0) step.language += scores_.space();
    if (shape(token) == TokenShape::opening) return step;
    // Its own words, of which the first may go on with the prefix's last.
    step = {0, tree.words(prefix).history};
    const std::size_t before = wordsOf(tree, prefix, -1).size();
    std::vector<std::string> words = wordsOf(tree, prefix, token);
    if (!endsWithSpace(tokenizer_.surface(token))) words.pop_back();
    for (std::size_t at = before > 0 ? before - 1 : 0; at < words.size(); ++at)
        addWord(words[at], step);
    return step;
}

/// Finds what ending the unfinished word of a prefix adds, once.
void FreeExpansion::end(PrefixTree& tree, int prefix) {
    if (!std::isnan(tree.words(prefix).ending)) return;
    Step step{0, tree.words(prefix).history};
    const std::vector<std::string> words = wordsOf(tree, prefix, -1);
    if (!words.empty()) addWord(words.back(), step);
    tree.words(prefix).ending = step.language;
    tree.words(prefix).ended = step.history;
}

/// The words of the text that a prefix's unfinished word and then `token` (unless −1) make. Words that ended
/// within the token that the unfinished one begins in come first.
std::vector<std::string> FreeExpansion::wordsOf(const PrefixTree& tree, int prefix, int token) {
    ids_.clear();
    if (token >= 0) ids_.push_back(token);
    int at = prefix;
    for (int left = tree.words(prefix).wordTokens; left > 0; --left) {
        ids_.push_back(tree[at].token);
        at = tree[at].parent;
    }
    std::reverse(ids_.begin(), ids_.end());
    return split(tokenizer_.text(ids_));
}

void FreeExpansion::addWord(const std::string& word, Step& step) const {
    step.language += scores_.word();
    const LanguageModel* model = scores_.model();
    if (!model) return;
    LanguageModel::History after;
    step.language += scores_.weighted(step.history, model->find(word), after);
    if (!model->knows(word) && std::isfinite(scores_.unknown())) step.language += scores_.unknown();
    step.history = after;
}

std::vector<Ending> FreeExpansion::endings(PrefixTree& tree, int prefix) {
    if (scores_.areAllZero()) return {{noWord, tree.words(prefix).language}};
    end(tree, prefix);
    return {{noWord, tree.words(prefix).language + tree.words(prefix).ending +
                         scores_.end(tree.words(prefix).ended)}};
}

Ending FreeExpansion::unfinished(const PrefixTree& tree, int prefix) {
    return {noWord, tree.words(prefix).language};
}

} // namespace offramp
