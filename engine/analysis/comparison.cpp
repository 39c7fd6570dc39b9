// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/comparison.h"

#include "scoring/edit_distance.h"

namespace offramp {

namespace {

/// For each normalised word of a hypothesis the word that it is from: a normalisation may part one word in
/// several ("twenty-one") or drop it.
std::vector<std::size_t> origins(const Hypothesis& hypothesis, const Normalisation& normalisation) {
    std::vector<std::size_t> from;
    for (std::size_t word = 0; word < hypothesis.words.size(); ++word) {
        from.insert(from.end(), normalisation.words(hypothesis.words[word].text).size(), word);
    }
    return from;
}

void substitute(WordMark& mark, const std::string& expected) {
    if (mark.type != WordMark::Type::inserted) mark.type = WordMark::Type::substituted;
    if (!mark.expected.empty()) mark.expected += ' ';
    mark.expected += expected;
}

ExitComparison compareExit(const Hypothesis& hypothesis, ErrorRates rates,
                           const Normalisation& normalisation) {
    ExitComparison comparison;
    comparison.words.resize(hypothesis.words.size());
    comparison.missing.resize(hypothesis.words.size() + 1);
    const auto from = origins(hypothesis, normalisation);
    const auto wordOf = [&](std::size_t index) {
        return index < from.size() ? from[index] : hypothesis.words.size();
    };
    for (const Edit& edit : rates.alignment) {
        const std::size_t word = wordOf(edit.hypothesis);
        switch (edit.type) {
        case Edit::Type::match:
            break;
        case Edit::Type::substitution:
            if (word < comparison.words.size())
                substitute(comparison.words[word], rates.referenceWords[edit.reference]);
            break;
        case Edit::Type::insertion:
            if (word < comparison.words.size() && comparison.words[word].type == WordMark::Type::same)
                comparison.words[word].type = WordMark::Type::inserted;
            break;
        case Edit::Type::deletion:
            comparison.missing[word].push_back(rates.referenceWords[edit.reference]);
            break;
        }
    }
    comparison.rates = std::move(rates);
    return comparison;
}

bool isComplete(const Analysis& analysis) {
    return !analysis.macs.empty() && analysis.exits.size() == analysis.macs.size();
}

ErrorRates ratesOf(const Analysis& analysis, std::size_t exit) {
    const ExitResult& result = *analysis.exits[exit];
    if (analysis.reference && result.errors) return *result.errors;
    return scoreText(analysis.reference.value_or(analysis.exits.back()->hypothesis.text),
                     result.hypothesis.text, normalisationOf(analysis.normalisation));
}

/// The exits' words are normalised already.
std::vector<std::int64_t> fromLast(const Comparison& comparison) {
    std::vector<std::int64_t> errors;
    for (const auto& exit : comparison.exits) {
        errors.push_back(
            comparison.with == Comparison::With::lastExit
                ? exit->rates.words.errors()
                : editDistance(comparison.exits.back()->rates.hypothesisWords, exit->rates.hypothesisWords));
    }
    return errors;
}

} // namespace

ExitComparison compareWith(std::string_view text, const Hypothesis& hypothesis,
                           const Normalisation& normalisation) {
    return compareExit(hypothesis, scoreText(text, hypothesis.text, normalisation), normalisation);
}

Comparison compare(const Analysis& analysis, const Comparison* previous) {
    Comparison comparison;
    const Normalisation& normalisation = normalisationOf(analysis.normalisation);
    if (analysis.reference)
        comparison.with = Comparison::With::reference;
    else if (isComplete(analysis))
        comparison.with = Comparison::With::lastExit;
    if (previous != nullptr && previous->with == comparison.with) comparison.exits = previous->exits;
    comparison.exits.resize(analysis.exits.size());
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        if (comparison.exits[exit] || comparison.with == Comparison::With::nothing) continue;
        comparison.exits[exit] = std::make_shared<const ExitComparison>(
            compareExit(analysis.exits[exit]->hypothesis, ratesOf(analysis, exit), normalisation));
    }
    if (isComplete(analysis)) comparison.fromLast = fromLast(comparison);
    return comparison;
}

} // namespace offramp
