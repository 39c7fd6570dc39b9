// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "scoring/error_rates.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace offramp::test {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One utterance of made results: a text and a value of the entropy for each exit.
struct MadeUtterance {
    std::string id;
    std::optional<std::string> reference;
    std::vector<std::string> texts;
    std::vector<double> entropies;
    double duration = 1;
    std::vector<std::string> columns; ///< speaker, split
};

/// Scores the texts against the references, as a run does.
inline void scoreTexts(CorpusResults& results, DecoderResults& decoder) {
    decoder.words.assign(decoder.texts.size(), {});
    decoder.characters.assign(decoder.texts.size(), {});
    for (std::size_t at = 0; at < decoder.texts.size(); ++at) {
        const auto& reference = results.utterances[at / results.exits()].reference;
        if (!reference) continue;
        const ErrorRates rates =
            scoreText(*reference, decoder.texts[at], normalisationOf(results.normalisation));
        decoder.words[at] = rates.words;
        decoder.characters[at] = rates.characters;
    }
}

/// Exits after layers 2, 4, 6 …; exit m (from 1) takes m/10 seconds and m·10⁹ multiply-accumulates for every
/// second of sound. The decoder "greedy" has entropy_normalised as given, max_probability = 1 − entropy, and
/// patience by the texts.
inline CorpusResults madeResults(const std::vector<MadeUtterance>& utterances, std::size_t exits) {
    CorpusResults results;
    results.source = "made.offramp";
    results.model = {"made", "early-conformer", "00ff", {}};
    for (std::size_t exit = 0; exit < exits; ++exit) {
        const int layer = 2 * static_cast<int>(exit + 1);
        results.model.exits.push_back({"layer " + std::to_string(layer), layer});
    }
    results.normalisation = "basic";
    results.columns = {"speaker", "split"};
    DecoderResults greedy;
    greedy.name = "greedy";
    ScoreColumn entropy{specOf("entropy_normalised"), {}};
    ScoreColumn maximum{specOf("max_probability"), {}};
    ScoreColumn patience{specOf("patience"), {}};
    for (const MadeUtterance& made : utterances) {
        CorpusUtterance utterance;
        utterance.key = static_cast<std::int64_t>(results.utterances.size() + 1);
        utterance.id = made.id;
        utterance.audio = made.id + ".wav";
        utterance.duration = made.duration;
        utterance.reference = made.reference;
        utterance.columns = made.columns;
        results.utterances.push_back(utterance);
        double repeats = 0;
        for (std::size_t exit = 0; exit < exits; ++exit) {
            greedy.texts.push_back(made.texts[exit]);
            entropy.values.push_back(made.entropies[exit]);
            maximum.values.push_back(1 - made.entropies[exit]);
            repeats = exit > 0 && made.texts[exit] == made.texts[exit - 1] ? repeats + 1 : 0;
            patience.values.push_back(exit > 0 ? repeats : nan);
            const double steps = static_cast<double>(exit + 1) * made.duration;
            results.seconds.push_back(steps / 10);
            results.macs.push_back(steps * 1e9);
        }
    }
    greedy.scores = {entropy, maximum, patience};
    scoreTexts(results, greedy);
    results.decoders.push_back(std::move(greedy));
    return results;
}

/// Five utterances, three exits; errors in words (reference words):
///
///     id  said                 errors   words  entropies       seconds
///     a   one two three four   2 1 0    4      .30  .10 .02    2
///     b   five six             0 0 1    2      .08  .05 .01    1
///     c   seven eight nine     2 1 1    3      –    .20 .15    1.5
///     d   (not known)                          .50  .40 .30    0.5
///     e   (nothing)            0 1 0    0      .60  .03 .03    not known
inline CorpusResults smallResults() {
    return madeResults(
        {{"a",
          "One two, three four.",
          {"one too three", "one two tree four", "one two three four"},
          {.30, .10, .02},
          2,
          {"ann", "clean"}},
         {"b", "Five six", {"five six", "five six", "five sick"}, {.08, .05, .01}, 1, {"ann", "other"}},
         {"c",
          "seven eight nine",
          {"seven ate night", "seven eight nine ten", "seven eight nine ten"},
          {nan, .20, .15},
          1.5,
          {"bob", "clean"}},
         {"d", std::nullopt, {"", "zero", "zero"}, {.50, .40, .30}, 0.5, {"bob", "other"}},
         {"e", "", {"", "oh", ""}, {.60, .03, .03}, nan, {"", "other"}}},
        3);
}

/// Random results without texts: `utterances` × `exits`, some values undefined and many alike, some
/// references, durations, seconds and costs not known. A second decoder, "beam", has nbest_posterior alone.
inline CorpusResults randomResults(std::size_t utterances, std::size_t exits, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    const auto once = [&](double probability) {
        return uniform(random) < probability;
    };
    CorpusResults results =
        madeResults({}, exits); // the model and the names of the columns, no utterance yet
    results.decoders.clear();
    for (std::size_t u = 0; u < utterances; ++u) {
        CorpusUtterance utterance;
        utterance.key = static_cast<std::int64_t>(u + 1);
        utterance.id = "utterance-" + std::to_string(u);
        utterance.duration = once(0.02) ? nan : 1 + 20 * uniform(random);
        if (!once(0.05)) utterance.reference = "said";
        utterance.columns = {"speaker" + std::to_string(random() % 40), once(0.5) ? "clean" : "other"};
        results.utterances.push_back(utterance);
    }
    for (std::size_t at = 0; at < utterances * exits; ++at) {
        const double steps = static_cast<double>(at % exits + 1);
        results.seconds.push_back(once(0.01) ? nan : steps * uniform(random));
        results.macs.push_back(once(0.01) ? nan : std::round(steps * 1e9 * uniform(random)));
    }
    const auto decoder = [&](std::string name, const std::vector<std::string>& measures) {
        DecoderResults made;
        made.name = std::move(name);
        made.texts.resize(utterances * exits);
        for (std::size_t u = 0; u < utterances; ++u) {
            const bool scored = results.utterances[u].reference.has_value();
            const auto length = static_cast<std::int64_t>(random() % 30);
            for (std::size_t exit = 0; exit < exits; ++exit) {
                ErrorCounts words;
                words.substitutions = length > 0 ? static_cast<std::int64_t>(random() % 4) % length : 0;
                words.hits = length - words.substitutions;
                words.insertions = static_cast<std::int64_t>(random() % 3 / 2);
                ErrorCounts characters = words;
                characters.hits *= 5;
                made.words.push_back(scored ? words : ErrorCounts{});
                made.characters.push_back(scored ? characters : ErrorCounts{});
            }
        }
        for (const std::string& measure : measures) {
            ScoreColumn column{specOf(measure), {}};
            for (std::size_t at = 0; at < utterances * exits; ++at) {
                const double value =
                    measure == "patience" ? static_cast<double>(random() % 4) : uniform(random);
                // a third of them so coarse that many are alike
                const double coarse = once(0.33) ? std::round(value * 8) / 8 : value;
                column.values.push_back(once(0.05) ? nan : coarse);
            }
            made.scores.push_back(std::move(column));
        }
        return made;
    };
    results.decoders.push_back(
        decoder("greedy", {"entropy_normalised", "max_probability", "patience", "entropy_paper"}));
    results.decoders.push_back(decoder("beam", {"nbest_posterior"}));
    return results;
}

} // namespace offramp::test
