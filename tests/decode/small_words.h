// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/decoder_options.h"
#include "decode/lexicon.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace offramp::test {

using Words = std::vector<std::string>;

/// A bigram model over a few words, and what it should say.
class SmallModel {
public:
    explicit SmallModel(const Words& words, std::mt19937& random, bool hasUnknown = true) {
        Words all{"<s>", "</s>"};
        if (hasUnknown) all.emplace_back("<unk>");
        all.insert(all.end(), words.begin(), words.end());
        std::string bigrams;
        int count = 0;
        std::string unigrams;
        for (const std::string& word : all) {
            unigrams_[word] = {-0.001 * static_cast<double>(random() % 2500),
                               -0.001 * static_cast<double>(random() % 900)};
            unigrams += std::to_string(unigrams_[word].first) + "\t" + word + "\t" +
                        std::to_string(unigrams_[word].second) + "\n";
            for (const std::string& next : all) {
                if (random() % 2 == 0) continue;
                bigrams_[{word, next}] = -0.001 * static_cast<double>(random() % 2500);
                bigrams += std::to_string(bigrams_[{word, next}]) + "\t" + word + " " + next + "\n";
                ++count;
            }
        }
        text_ = "\\data\\\nngram 1=" + std::to_string(all.size()) + "\nngram 2=" + std::to_string(count) +
                "\n\n\\1-grams:\n" + unigrams + "\n\\2-grams:\n" + bigrams + "\n\\end\\\n";
    }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool knows(const std::string& word) const { return unigrams_.count(word) > 0; }

    /// ln P(word | before), and of an unknown word that of <unk>.
    [[nodiscard]] double score(std::string before, std::string word) const {
        if (!knows(before)) before = "<unk>";
        if (!knows(word)) word = "<unk>";
        const auto unigram = unigrams_.find(word);
        const auto bigram = bigrams_.find({before, word});
        const auto context = unigrams_.find(before);
        if (bigram != bigrams_.end()) return bigram->second * std::numbers::ln10;
        return (context != unigrams_.end() ? context->second.second : 0) * std::numbers::ln10 +
               (unigram != unigrams_.end() ? unigram->second.first : -100) * std::numbers::ln10;
    }

private:
    std::map<std::string, std::pair<double, double>> unigrams_;
    std::map<std::pair<std::string, std::string>, double> bigrams_;
    std::string text_;
};

/// All the ways to read tokens as words of a lexicon.
class Parser {
public:
    Parser(const std::vector<Lexicon::Entry>& entries, const BeamOptions& options, int space)
        : options_(options), space_(space) {
        for (const Lexicon::Entry& entry : entries) {
            spellings_[entry.spelling].insert(entry.word);
            if (entry.spelling.front() == space) spaceBegins_ = true;
        }
    }

    struct Reading {
        Words words; ///< unknown ones as "<unk>"
        int unknowns = 0;
    };

    [[nodiscard]] std::vector<Reading> readings(const std::vector<int>& tokens) const {
        std::vector<Reading> found;
        read(tokens, 0, {}, found);
        return found;
    }

private:
    void read(const std::vector<int>& tokens, std::size_t at, const Reading& so,
              std::vector<Reading>& found) const {
        if (at == tokens.size()) found.push_back(so);
        const bool afterSpace = at > 0 && at <= tokens.size() && tokens[at - 1] == space_;
        if (at < tokens.size() && tokens[at] == space_ && !spaceBegins_ && !afterSpace)
            read(tokens, at + 1, so, found);
        for (std::size_t end = at + 1; end <= tokens.size(); ++end) {
            std::vector<int> part(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(end));
            readWord(tokens, end, part, so, found);
            if (end < tokens.size()) continue;
            part.push_back(space_); // which the last word may lack
            if (const auto words = spellings_.find(part); words != spellings_.end()) {
                for (const std::string& word : words->second) {
                    Reading more = so;
                    more.words.push_back(word);
                    found.push_back(more);
                }
            }
        }
    }

    void readWord(const std::vector<int>& tokens, std::size_t end, const std::vector<int>& part,
                  const Reading& so, std::vector<Reading>& found) const {
        const auto words = spellings_.find(part);
        if (words != spellings_.end()) {
            for (const std::string& word : words->second) {
                Reading more = so;
                more.words.push_back(word);
                read(tokens, end, more, found);
            }
        } else if (std::isfinite(options_.unkScore) && begins(part)) {
            Reading more = so;
            more.words.emplace_back("<unk>");
            ++more.unknowns;
            read(tokens, end, more, found);
        }
    }

    [[nodiscard]] bool begins(const std::vector<int>& part) const {
        return std::any_of(spellings_.begin(), spellings_.end(), [&](const auto& entry) {
            return entry.first.size() > part.size() &&
                   std::equal(part.begin(), part.end(), entry.first.begin());
        });
    }

    const BeamOptions& options_;
    int space_;
    bool spaceBegins_ = false;
    std::map<std::vector<int>, std::set<std::string>> spellings_;
};

} // namespace offramp::test
