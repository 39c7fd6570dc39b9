// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/error_rates.h"

#include "base/utf8.h"
#include "scoring/edit_distance.h"

namespace offramp {

namespace {

using Words = std::vector<std::u32string>;

std::u32string joined(const Words& words) {
    std::u32string text;
    for (const std::u32string& word : words) {
        if (!text.empty()) text += U' ';
        text += word;
    }
    return text;
}

std::vector<std::string> encoded(const Words& words) {
    std::vector<std::string> texts;
    texts.reserve(words.size());
    for (const std::u32string& word : words)
        texts.push_back(encodeUtf8(word));
    return texts;
}

} // namespace

ReferenceText::ReferenceText(std::string_view reference, const Normalisation& normalisation)
    : normalisation_(&normalisation), words_(normalisation.words(reference)), encoded_(encoded(words_)),
      joined_(joined(words_)) {}

ErrorRates ReferenceText::score(std::string_view hypothesis) const {
    const Words heard = normalisation_->words(hypothesis);
    ErrorRates rates;
    rates.referenceWords = encoded_;
    rates.hypothesisWords = encoded(heard);
    rates.alignment = align(words_, heard);
    rates.words = countErrors(rates.alignment);
    rates.characters = countErrors(joined_, joined(heard));
    return rates;
}

ErrorRates scoreText(std::string_view reference, std::string_view hypothesis,
                     const Normalisation& normalisation) {
    return ReferenceText(reference, normalisation).score(hypothesis);
}

std::int64_t differentWords(std::string_view one, std::string_view other,
                            const Normalisation& normalisation) {
    return editDistance(normalisation.words(one), normalisation.words(other));
}

} // namespace offramp
