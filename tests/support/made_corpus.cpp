// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/made_corpus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>

namespace offramp::test {

namespace {

constexpr std::array vocabulary{
    "the",     "and",    "of",       "to",      "a",       "in",       "he",       "was",      "that",
    "it",      "his",    "her",      "had",     "with",    "as",       "for",      "she",      "not",
    "but",     "at",     "is",       "on",      "be",      "him",      "they",     "have",     "by",
    "my",      "which",  "all",      "from",    "this",    "were",     "so",       "said",     "one",
    "there",   "no",     "when",     "would",   "or",      "their",    "an",       "if",       "who",
    "what",    "been",   "them",     "we",      "more",    "up",       "out",      "will",     "some",
    "into",    "man",    "time",     "now",     "could",   "like",     "very",     "then",     "upon",
    "little",  "about",  "has",      "before",  "than",    "only",     "great",    "down",     "after",
    "old",     "see",    "made",     "house",   "long",    "hand",     "river",    "light",    "window",
    "voice",   "mother", "garden",   "summer",  "winter",  "captain",  "letter",   "evening",  "forest",
    "stone",   "silver", "morning",  "shadow",  "answer",  "carriage", "mountain", "thousand", "children",
    "silence", "moment", "together", "another", "himself", "nothing",  "through",  "against"};

constexpr std::size_t exitCount = 6;
/// Share of words that an exit gets wrong, of a speaker of middling difficulty.
constexpr std::array<double, exitCount> wrong{0.30, 0.16, 0.095, 0.06, 0.048, 0.046};

enum class Fate { right, substituted, deleted, doubled };

class Maker {
public:
    Maker(std::size_t utterances, std::uint32_t seed, int words)
        : random_(seed), results_(std::make_shared<CorpusResults>()), utterances_(utterances), words_(words) {
    }

    std::shared_ptr<const CorpusResults> make() {
        describe();
        for (std::size_t i = 0; i < utterances_; ++i)
            addUtterance(i);
        return results_;
    }

private:
    double uniform() { return static_cast<double>(random_() % 1000003U) / 1000003.0; }
    /// About normal: the sum of uniform numbers.
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }

    void describe() {
        results_->source = "made.offramp";
        results_->model.name = "Made Conformer";
        results_->model.architecture = "early-conformer";
        for (std::size_t exit = 0; exit < exitCount; ++exit) {
            const int layer = static_cast<int>(exit + 1) * 2;
            results_->model.exits.push_back({"layer " + std::to_string(layer), layer});
        }
        results_->normalisation = "basic";
        results_->columns = {"split", "speaker", "chapter"};
        results_->decoders.resize(2);
        results_->decoders[0].name = "greedy";
        results_->decoders[0].scores = {{specOf("entropy_normalised"), {}}, {specOf("max_probability"), {}}};
        results_->decoders[1].name = "beam";
        results_->decoders[1].scores = {{specOf("nbest_posterior"), {}}};
    }

    const char* word() {
        const double u = uniform();
        const auto rank = static_cast<std::size_t>(u * u * static_cast<double>(vocabulary.size()));
        return vocabulary[std::min(rank, vocabulary.size() - 1)];
    }

    void addUtterance(std::size_t number) {
        const bool clean = number < utterances_ * 47 / 100;
        const std::size_t speaker = number * 80 / utterances_;
        const double difficulty =
            (clean ? 0.6 : 1.5) *
            std::exp(0.25 * std::sin(static_cast<double>(speaker) * 2.4) + 0.5 * normal());
        const int count = std::max(2, static_cast<int>(words_ * std::exp(0.5 * normal())));
        std::vector<std::string> reference;
        for (int i = 0; i < count; ++i)
            reference.emplace_back(word());
        CorpusUtterance utterance;
        utterance.key = static_cast<std::int64_t>(number) + 1;
        const std::size_t chapter = 100000 + speaker * 17 + number % 3;
        std::array<char, 40> id{};
        std::snprintf(id.data(), id.size(), "%zu-%zu-%04zu", 61 + speaker * 97, chapter, number % 9973);
        utterance.id = id.data();
        utterance.duration = count * (0.33 + 0.03 * normal()) + 0.4;
        utterance.reference = joined(reference);
        utterance.columns = {clean ? "test.clean" : "test.other", std::to_string(61 + speaker * 97),
                             std::to_string(chapter)};
        for (std::size_t decoder = 0; decoder < 2; ++decoder)
            addDecoder(results_->decoders[decoder], reference, difficulty * (decoder == 0 ? 1.0 : 0.85));
        addCosts(utterance.duration);
        results_->utterances.push_back(std::move(utterance));
    }

    static std::string joined(const std::vector<std::string>& words) {
        std::string text;
        for (const std::string& each : words)
            text += (text.empty() ? "" : " ") + each;
        return text;
    }

    /// Each word has a hardness: an exit that isn't good enough for it gets it wrong, and so do most before.
    void addDecoder(DecoderResults& decoder, const std::vector<std::string>& reference, double difficulty) {
        std::vector<double> hardness;
        std::vector<const char*> others;
        for (std::size_t i = 0; i < reference.size(); ++i) {
            hardness.push_back(uniform());
            others.push_back(word());
        }
        for (std::size_t exit = 0; exit < exitCount; ++exit) {
            const double limit = std::min(0.95, wrong[exit] * difficulty);
            ErrorCounts counts;
            std::string text;
            for (std::size_t i = 0; i < reference.size(); ++i) {
                const bool isWrong = hardness[i] * (0.9 + 0.2 * uniform()) < limit;
                append(text, counts, reference[i], others[i], isWrong ? fateOf(i) : Fate::right);
            }
            decoder.texts.push_back(text);
            decoder.words.push_back(counts);
            decoder.characters.push_back(
                {counts.hits * 5, counts.substitutions * 3, counts.insertions * 5, counts.deletions * 5});
            addScores(decoder, limit, counts);
        }
    }

    static Fate fateOf(std::size_t i) {
        return i % 7 == 3 ? Fate::deleted : i % 11 == 5 ? Fate::doubled : Fate::substituted;
    }

    static void append(std::string& text, ErrorCounts& counts, const std::string& right,
                       const std::string& other, Fate fate) {
        const auto add = [&text](const std::string& word) {
            text += (text.empty() ? "" : " ") + word;
        };
        if (fate == Fate::deleted) {
            ++counts.deletions;
        } else if (fate == Fate::substituted && other != right) {
            ++counts.substitutions;
            add(other);
        } else {
            ++counts.hits;
            add(right);
            if (fate != Fate::doubled) return;
            ++counts.insertions;
            add(right);
        }
    }

    void addScores(DecoderResults& decoder, double limit, const ErrorCounts& counts) {
        const double seen = 0.6 * limit + 0.4 * std::min(1.0, counts.rate().value_or(0));
        const double entropy = 0.12 * seen * std::exp(0.35 * normal()) + 0.003;
        const double confidence = std::clamp(1 - 0.5 * seen * std::exp(0.3 * normal()), 0.02, 0.9999);
        if (decoder.scores.size() == 2) {
            decoder.scores[0].values.push_back(std::min(entropy, 0.9));
            decoder.scores[1].values.push_back(confidence);
        } else {
            const double posterior = std::clamp(1.05 - 1.8 * seen * std::exp(0.4 * normal()), 0.01, 1.0);
            decoder.scores[0].values.push_back(counts.hypothesisLength() == 0 ? std::nan("") : posterior);
        }
    }

    void addCosts(double duration) {
        const double frames = duration * 25;
        for (std::size_t exit = 0; exit < exitCount; ++exit) {
            const double layers = static_cast<double>(exit + 1) * 2;
            const double macs = layers * (2563840 * frames + 512 * frames * frames) + 319488 * frames;
            results_->macs.push_back(macs);
            results_->seconds.push_back(0.004 + macs / 4e10);
        }
    }

    std::minstd_rand random_;
    std::shared_ptr<CorpusResults> results_;
    std::size_t utterances_;
    int words_;
};

} // namespace

std::shared_ptr<const CorpusResults> madeCorpus(std::size_t utterances, std::uint32_t seed, int words) {
    return Maker(utterances, seed, words).make();
}

} // namespace offramp::test
