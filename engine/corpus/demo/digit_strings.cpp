// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/reader.h"
#include "base/files.h"
#include "base/random.h"
#include "corpus/demo/makers.h"

#include <nlohmann/json.hpp>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 7;
constexpr std::uint64_t longestGap = 150; // ms

struct DigitString {
    Recipe::Utterance utterance;
    bool forCalibration = false;
};

std::string nameOf(int number) {
    const std::string digits = std::to_string(number);
    return "digits-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::vector<DigitString> drawStrings(const DemoCorpusOptions& options) {
    std::vector<Recipe::Part> prompts;
    for (const auto& [prompt, text] : options.recipe.prompts)
        prompts.push_back({prompt, text});
    std::vector<DigitString> strings;
    SplitMix64 random(options.seed);
    for (int i = 1; i <= options.strings && !prompts.empty(); ++i) {
        DigitString string;
        string.utterance.name = nameOf(i);
        const std::size_t length = shortest + random.below(longest - shortest + 1);
        while (string.utterance.parts.size() < length)
            string.utterance.parts.push_back(prompts[random.below(prompts.size())]);
        string.utterance.gap = static_cast<double>(random.below(longestGap + 1)) / 1000;
        string.forCalibration = random.below(2) == 0;
        strings.push_back(std::move(string));
    }
    return strings;
}

Recipe recipeOf(const std::vector<DigitString>& strings, const Recipe& original) {
    Recipe recipe = original;
    recipe.utterances.clear();
    for (const DigitString& string : strings)
        recipe.utterances.push_back(string.utterance);
    return recipe;
}

std::string textOf(const Recipe::Utterance& utterance) {
    std::string text;
    for (const Recipe::Part& part : utterance.parts)
        text.append(text.empty() ? "" : " ").append(part.text);
    return text;
}

std::string lineOf(const DigitString& string, const fs::path& audio, double seconds,
                   const std::string& speaker) {
    const nlohmann::ordered_json line{{"audio_filepath", audio.string()},
                                      {"duration", seconds},
                                      {"text", textOf(string.utterance)},
                                      {"speaker", speaker},
                                      {"length", string.utterance.parts.size()},
                                      {"gap", string.utterance.gap},
                                      {"split", string.forCalibration ? "calibration" : "test"}};
    return line.dump() + "\n";
}

} // namespace

Recipe digitStrings(const DemoCorpusOptions& options) {
    return recipeOf(drawStrings(options), options.recipe);
}

DemoManifest makeDigitStrings(const fs::path& folder, const DemoCorpusOptions& options,
                              const std::function<void(double)>& progress, const CancelToken& cancel) {
    const std::vector<DigitString> strings = drawStrings(options);
    const auto files = makeRecordings(recipeOf(strings, options.recipe), folder / "digits", progress, cancel);
    DemoManifest manifest{folder / "digits.jsonl", "en", true, strings.size(), 0, 0};
    std::string lines;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const double seconds = AudioReader(files[i]).info().seconds().value_or(0);
        manifest.seconds += seconds;
        lines += lineOf(strings[i], fs::path("digits") / files[i].filename(), seconds, options.speaker);
    }
    writeFile(manifest.file, lines);
    return manifest;
}

} // namespace offramp
