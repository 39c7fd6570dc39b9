// SPDX-License-Identifier: GPL-3.0-or-later
#include "misheard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <unordered_map>

namespace offramp::bench {

namespace {

constexpr int utterances = 5559;
constexpr double meanWords = 18.9;
constexpr std::array<int, 6> percents{45, 25, 15, 11, 9, 8}; ///< of the words, misheard at each exit

class Speaker {
public:
    Speaker() {
        std::vector<double> frequencies;
        std::geometric_distribution<std::size_t> more(0.25);
        for (int rank = 0; rank < 10000; ++rank) {
            vocabulary_.push_back(lettersOf(std::min<std::size_t>(1 + more(random_), 14)));
            frequencies.push_back(1.0 / (rank + 2.7)); // Zipf and Mandelbrot
        }
        word_ = std::discrete_distribution<std::size_t>(frequencies.begin(), frequencies.end());
    }

    std::vector<std::u32string> say(std::size_t words) {
        std::vector<std::u32string> said;
        while (said.size() < words)
            said.push_back(vocabulary_[word_(random_)]);
        return said;
    }
    std::size_t length() {
        std::lognormal_distribution<double> words(std::log(meanWords) - 0.7 * 0.7 / 2, 0.7);
        return static_cast<std::size_t>(std::clamp(std::round(words(random_)), 1.0, 80.0));
    }
    std::vector<std::u32string> mishear(const std::vector<std::u32string>& said, int percent) {
        std::vector<std::u32string> heard;
        for (const std::u32string& word : said) {
            const int fate = below(100) < percent ? below(10) : -1;
            if (fate < 0 || fate == 9) heard.push_back(word);
            if (fate >= 1 && fate < 8) heard.push_back(alike(word));
            if (fate >= 8) heard.push_back(say(1).front());
        }
        return heard;
    }

private:
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }
    std::u32string lettersOf(std::size_t count) {
        std::u32string letters;
        while (letters.size() < count)
            letters += U"etaoinshrdlcumwfgypbvkjxqz"[std::min(below(26), below(26))];
        return letters;
    }
    std::u32string alike(std::u32string word) {
        const auto at = static_cast<std::size_t>(below(static_cast<int>(word.size())));
        const int fate = below(4);
        if (fate == 0 && word.size() > 1) return word.erase(at, 1);
        if (fate == 1) return word.insert(at, lettersOf(1));
        return word.replace(at, 1, lettersOf(fate == 2 ? 1 : 2));
    }

    std::mt19937 random_{20};
    std::vector<std::u32string> vocabulary_;
    std::discrete_distribution<std::size_t> word_;
};

using Numbers = std::unordered_map<std::u32string, std::uint32_t>;

Heard::Text textOf(std::vector<std::u32string> words, Numbers& numbers) {
    Heard::Text text;
    for (const std::u32string& word : words) {
        text.numbers.push_back(
            numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
        text.letters.append(text.letters.empty() ? U"" : U" ").append(word);
    }
    text.utf8.assign(text.letters.begin(), text.letters.end()); // ASCII
    text.words = std::move(words);
    return text;
}

std::vector<Heard> makeCorpus() {
    Speaker speaker;
    Numbers numbers;
    std::vector<Heard> pairs;
    for (int utterance = 0; utterance < utterances; ++utterance) {
        const auto said = speaker.say(speaker.length());
        for (const int percent : percents)
            pairs.push_back({textOf(said, numbers), textOf(speaker.mishear(said, percent), numbers)});
    }
    return pairs;
}

} // namespace

const std::vector<Heard>& corpus() {
    static const std::vector<Heard> pairs = makeCorpus();
    return pairs;
}

Heard hourHeard(int percent) {
    Speaker speaker;
    Numbers numbers;
    const auto said = speaker.say(9000);
    return {textOf(said, numbers), textOf(speaker.mishear(said, percent), numbers)};
}

void writePairs(const std::filesystem::path& file, const std::vector<Heard>& pairs) {
    std::ofstream stream(file);
    for (const Heard& pair : pairs)
        stream << pair.said.utf8 << '\t' << pair.heard.utf8 << '\n';
}

} // namespace offramp::bench
