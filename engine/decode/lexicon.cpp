// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/lexicon.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <unordered_map>

namespace offramp {

namespace {

/// Entries [begin, end), in the order of their spellings, share their first `depth` tokens: a node of the
/// trie.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t depth = 0;
};

} // namespace

Lexicon::Lexicon(const std::vector<Entry>& entries) {
    std::vector<int> ids;
    number(entries, ids);
    grow(entries, ids);
}

/// Gives each entry the number of its word.
void Lexicon::number(const std::vector<Entry>& entries, std::vector<int>& ids) {
    std::unordered_map<std::string, int> known;
    ids.reserve(entries.size());
    for (const Entry& entry : entries) {
        const auto [at, isNew] = known.emplace(entry.word, words());
        if (isNew) words_.push_back(entry.word);
        ids.push_back(at->second);
    }
}

/// The entries in the order of their spellings, then of their words.
std::vector<std::size_t> Lexicon::sorted(const std::vector<Entry>& entries, const std::vector<int>& ids) {
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto way = entries[a].spelling <=> entries[b].spelling;
        return std::is_neq(way) ? std::is_lt(way) : ids[a] < ids[b];
    });
    return order;
}

/// The trie, a node for each range of sorted entries with a common beginning, breadth first.
void Lexicon::grow(const std::vector<Entry>& entries, const std::vector<int>& ids) {
    const std::vector<std::size_t> order = sorted(entries, ids);
    const auto spelling = [&](std::size_t at) -> const std::vector<int>& {
        return entries[order[at]].spelling;
    };
    std::vector<Range> ranges{{0, entries.size(), 0}};
    tokens_.push_back(-1);
    for (std::size_t node = 0; node < ranges.size(); ++node) {
        auto [at, end, depth] = ranges[node];
        firstWord_.push_back(static_cast<int>(wordIds_.size()));
        for (; at < end && spelling(at).size() == depth; ++at)
            addWord(ids[order[at]]);
        children_.push_back(static_cast<int>(ranges.size()));
        while (at < end) {
            const int token = spelling(at)[depth];
            const std::size_t begin = at;
            while (at < end && spelling(at)[depth] == token)
                ++at;
            ranges.push_back({begin, at, depth + 1});
            tokens_.push_back(token);
        }
    }
    children_.push_back(static_cast<int>(ranges.size()));
    firstWord_.push_back(static_cast<int>(wordIds_.size()));
}

/// To the node that is being made; once, though several entries may say it.
void Lexicon::addWord(int word) {
    const bool isFirst = static_cast<int>(wordIds_.size()) == firstWord_.back();
    if (isFirst || wordIds_.back() != word) wordIds_.push_back(word);
}

int Lexicon::child(int node, int token) const {
    const auto begin = tokens_.begin() + firstChild(node);
    const auto end = tokens_.begin() + firstChild(node + 1);
    const auto at = std::lower_bound(begin, end, token);
    return at != end && *at == token ? static_cast<int>(at - tokens_.begin()) : -1;
}

std::span<const int> Lexicon::wordsAt(int node) const {
    const auto at = static_cast<std::size_t>(node);
    const auto first = static_cast<std::size_t>(firstWord_[at]);
    return {wordIds_.data() + first, static_cast<std::size_t>(firstWord_[at + 1]) - first};
}

} // namespace offramp
