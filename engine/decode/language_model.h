// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/ngram_table.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace offramp {

/// An n-gram language model with back-off (Katz 1987): the probability of a word after others is that of the
/// longest n-gram that the model has, times the back-off weights of the longer contexts that it has.
/// Immutable: threads may share one.
class LanguageModel {
public:
    static constexpr int largestOrder = 5;

    /// What came before: the n-grams that the last words make, by length; noNgram where the model has none.
    struct History {
        std::array<std::uint32_t, largestOrder - 1> ngrams{noNgram, noNgram, noNgram, noNgram};
        [[nodiscard]] bool operator==(const History& other) const = default;
    };

    [[nodiscard]] int order() const { return static_cast<int>(tables_.size()) + 1; }
    [[nodiscard]] std::size_t words() const { return vocabulary_.size(); }
    [[nodiscard]] bool knows(std::string_view word) const { return vocabulary_.find(word) != noNgram; }
    /// The number of a word; that of <unk> if the model hasn't it, noNgram if it hasn't that either.
    [[nodiscard]] std::uint32_t find(std::string_view word) const;
    [[nodiscard]] std::uint32_t unknown() const { return unknown_; }

    /// What comes before the first word: <s>.
    [[nodiscard]] History begin() const;
    /// ln P(word | history), ≤ 0 unless the file's back-off weights are off; −∞ for a probability of 0.
    /// `after` becomes the history with the word. The word noNgram has 10⁻¹⁰⁰, and no history after it.
    [[nodiscard]] double score(const History& history, std::uint32_t word, History& after) const;
    /// ln P(</s> | history); 0 if the model has no </s>.
    [[nodiscard]] double end(const History& history) const;

private:
    friend class ArpaReader;
    explicit LanguageModel(std::size_t words) : vocabulary_(words) {}
    [[nodiscard]] double backoff(int length, std::uint32_t ngram) const;

    NgramVocabulary vocabulary_;
    std::vector<float> probabilities_; ///< of single words, as NgramTable has them
    std::vector<float> backoffs_;
    std::vector<NgramTable> tables_; ///< orders 2, 3, …
    std::uint32_t begin_ = noNgram;
    std::uint32_t end_ = noNgram;
    std::uint32_t unknown_ = noNgram;
};

/// Reads an ARPA file (Doug Paul's format, as SRILM and KenLM write it), order 1 to 5. Throws Error, with the
/// number of the line, if it isn't one: a missing or cut off section, other counts than it says, an n-gram
/// whose context or word isn't listed before it or that is there twice, what is no number or no probability.
[[nodiscard]] std::shared_ptr<const LanguageModel> readArpa(const std::filesystem::path& path);

} // namespace offramp
