// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"

#include "base/error.h"
#include "base/text_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string_view>
#include <vector>

namespace offramp {

namespace {

constexpr std::uintmax_t largest = 64U << 20U;

/// Praat's text files hold free-standing numbers, strings and flags; all else between them is for the
/// reader's eye ("Write to text file…" in Praat's manual).
class Values {
public:
    Values(std::string text, const std::filesystem::path& path) : text_(std::move(text)), path_(path) {}

    std::string string() {
        const Value value = next();
        if (!value.quoted) fail();
        return value.text;
    }
    double number() {
        const Value value = next();
        if (value.quoted) fail();
        return std::strtod(value.text.c_str(), nullptr);
    }
    std::size_t count() {
        const double value = number();
        if (!(value >= 0) || value != std::floor(value) || value > static_cast<double>(text_.size())) fail();
        return static_cast<std::size_t>(value);
    }
    /// "<exists>" or "<absent>".
    bool flag() {
        const std::size_t open = text_.find('<', at_);
        const std::size_t close = text_.find('>', at_);
        if (open == std::string::npos || close == std::string::npos || close < open) fail();
        at_ = close + 1;
        return text_.substr(open, close - open + 1) == "<exists>";
    }
    [[noreturn]] void fail() const {
        throw Error(path_.string(), msg("it is no TextGrid in a text format"),
                    msg("Save it in Praat with \"Save as text file\", or remove it"));
    }

private:
    struct Value {
        bool quoted = false;
        std::string text;
    };

    Value next() {
        while (at_ < text_.size()) {
            if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
                ++at_;
            } else if (text_[at_] == '"') {
                return {true, quoted()};
            } else {
                const std::string word = freeWord();
                if (isNumber(word)) return {false, word};
            }
        }
        fail();
    }

    /// A quotation mark inside is written twice.
    std::string quoted() {
        std::string value;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                    ++at_;
                    return value;
                }
                ++at_;
            }
            value += text_[at_];
        }
        fail();
    }

    std::string freeWord() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) == 0)
            ++at_;
        if (text_[begin] == '!') at_ = std::min(text_.find('\n', begin), text_.size()); // a comment
        return text_.substr(begin, at_ - begin);
    }

    static bool isNumber(const std::string& word) {
        char* end = nullptr;
        (void)std::strtod(word.c_str(), &end);
        const char first = word.front();
        return end == word.c_str() + word.size() &&
               (std::isdigit(static_cast<unsigned char>(first)) != 0 || first == '-' || first == '+');
    }

    std::string text_;
    const std::filesystem::path& path_;
    std::size_t at_ = 0;
};

/// Nothing for a tier of points.
std::optional<TextGridTier> readTier(Values& values) {
    const bool intervals = values.string() == "IntervalTier";
    TextGridTier tier;
    tier.name = values.string();
    (void)values.number();
    (void)values.number();
    const std::size_t count = values.count();
    for (std::size_t i = 0; i < count; ++i) {
        TextGridTier::Interval interval;
        interval.begin = values.number();
        interval.end = intervals ? values.number() : interval.begin;
        interval.label = values.string();
        tier.intervals.push_back(std::move(interval));
    }
    return intervals ? std::optional(std::move(tier)) : std::nullopt;
}

bool isSilence(std::string_view label) {
    constexpr std::array<std::string_view, 4> silences{"sil", "sp", "<eps>", "#"};
    return std::find(silences.begin(), silences.end(), label) != silences.end();
}

constexpr std::string_view betweenSpeakerAndKind = " - ";

} // namespace

std::string TextGridTier::kind() const {
    std::string kind = name.substr(name.rfind(' ') + 1); // npos + 1 is 0
    std::transform(kind.begin(), kind.end(), kind.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return kind;
}

std::string TextGridTier::speaker() const {
    const std::size_t end = name.rfind(betweenSpeakerAndKind);
    return end == std::string::npos ? std::string() : name.substr(0, end);
}

std::vector<TextGridTier> readTextGridTiers(const std::filesystem::path& path) {
    Values values(readTextFile(path, largest), path);
    if (values.string() != "ooTextFile" || values.string() != "TextGrid") values.fail();
    (void)values.number();
    (void)values.number();
    std::vector<TextGridTier> tiers;
    const std::size_t count = values.flag() ? values.count() : 0;
    for (std::size_t i = 0; i < count; ++i)
        if (auto tier = readTier(values)) tiers.push_back(std::move(*tier));
    if (tiers.empty())
        throw Error(path.string(), msg("it has no tier of intervals"), msg("Add a tier \"words\" in Praat"));
    return tiers;
}

bool isTierOfWords(std::string_view kind) {
    constexpr std::array<std::string_view, 5> kinds{"words", "word", "ort", "text", "transcript"};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::string wordsOfLabel(const std::string& label) {
    std::istringstream stream(label);
    std::string text;
    for (std::string word; stream >> word;)
        if (!isSilence(word)) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

std::string wordsOfTier(const TextGridTier& tier) {
    std::string text;
    for (const TextGridTier::Interval& interval : tier.intervals) {
        const std::string words = wordsOfLabel(interval.label);
        if (!words.empty()) text.append(text.empty() ? "" : " ").append(words);
    }
    return text;
}

std::string readTextGrid(const std::filesystem::path& path) {
    const std::vector<TextGridTier> tiers = readTextGridTiers(path);
    const auto words = std::find_if(tiers.begin(), tiers.end(),
                                    [](const TextGridTier& tier) { return isTierOfWords(tier.kind()); });
    return wordsOfTier(words == tiers.end() ? tiers.front() : *words);
}

} // namespace offramp
