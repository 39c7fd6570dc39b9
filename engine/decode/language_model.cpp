// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/language_model.h"

#include <numbers>

namespace offramp {

namespace {

/// What a word has that the model knows neither as itself nor as <unk>, log10.
constexpr double noProbability = -100;

} // namespace

std::uint32_t LanguageModel::find(std::string_view word) const {
    const std::uint32_t id = vocabulary_.find(word);
    return id != noNgram ? id : unknown_;
}

LanguageModel::History LanguageModel::begin() const {
    History history;
    if (order() > 1) history.ngrams[0] = begin_;
    return history;
}

/// Of a context of `length` words, log10.
double LanguageModel::backoff(int length, std::uint32_t ngram) const {
    return length == 1 ? backoffs_[ngram] : tables_[static_cast<std::size_t>(length) - 2].backoff(ngram);
}

double LanguageModel::score(const History& history, std::uint32_t word, History& after) const {
    History next;
    double probability = word == noNgram ? noProbability : probabilities_[word];
    double backoffs = 0;
    if (word != noNgram && order() > 1) next.ngrams[0] = word;
    for (int length = 1; length < order(); ++length) {
        const std::uint32_t context = history.ngrams[static_cast<std::size_t>(length) - 1];
        if (context == noNgram) continue;
        const NgramTable& table = tables_[static_cast<std::size_t>(length) - 1];
        const std::uint32_t ngram = word == noNgram ? noNgram : table.find(context, word);
        if (ngram == noNgram) {
            backoffs += backoff(length, context);
            continue;
        }
        probability = table.probability(ngram);
        backoffs = 0;
        if (length + 1 < order()) next.ngrams[static_cast<std::size_t>(length)] = ngram;
    }
    after = next;
    return (probability + backoffs) * std::numbers::ln10;
}

double LanguageModel::end(const History& history) const {
    History after;
    return end_ == noNgram ? 0 : score(history, end_, after);
}

} // namespace offramp
