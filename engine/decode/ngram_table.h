// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Stands for a word or an n-gram that isn't there.
constexpr std::uint32_t noNgram = 0xFFFFFFFF;

/// The words of a language model, numbered from 0 in the order of their adding: a hash table over one string.
class NgramVocabulary {
public:
    /// Makes room for `words` words.
    explicit NgramVocabulary(std::size_t words);

    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
    /// noNgram if there is no such word.
    [[nodiscard]] std::uint32_t find(std::string_view word) const;
    /// False if the word was there. There must be room.
    bool add(std::string_view word);

private:
    [[nodiscard]] std::size_t slotOf(std::string_view sought) const;
    [[nodiscard]] std::string_view word(std::uint32_t id) const;

    std::string letters_;
    std::vector<std::size_t> begins_{0};
    std::vector<std::uint32_t> slots_;
};

/// The n-grams of one order ≥ 2: a hash table by the number of the context (an n-gram of the order below, or
/// a word) and the last word. The pair is the key itself, so nothing is found by mistake. An n-gram's number
/// is its slot.
class NgramTable {
public:
    NgramTable() = default;
    /// Makes room for `count` n-grams, fewer than 2³¹; only those with `backoffs` keep back-off weights.
    NgramTable(std::size_t count, bool backoffs);

    /// noNgram if there is none.
    [[nodiscard]] std::uint32_t find(std::uint32_t context, std::uint32_t word) const;
    /// False if it was there. There must be room.
    bool add(std::uint32_t context, std::uint32_t word, float probability, float backoff);

    // Logarithms to the base 10, as files have them.
    [[nodiscard]] float probability(std::uint32_t ngram) const { return probabilities_[ngram]; }
    [[nodiscard]] float backoff(std::uint32_t ngram) const { return backoffs_[ngram]; }

private:
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const;

    std::vector<std::uint64_t> keys_;
    std::vector<float> probabilities_;
    std::vector<float> backoffs_;
};

} // namespace offramp
