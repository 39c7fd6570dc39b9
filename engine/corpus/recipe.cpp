// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/recipe.h"

#include "audio/join.h"
#include "audio/load.h"
#include "audio/write.h"
#include "base/error.h"
#include "base/files.h"

#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <system_error>

namespace offramp {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

using PromptCache = std::map<fs::path, std::shared_ptr<const Waveform>>;

Recipe recipeFrom(const json& document) {
    Recipe recipe;
    for (const json& folder : document.at("folders"))
        recipe.folders.emplace_back(folder.get<std::string>());
    recipe.package = document.at("package").get<std::string>();
    recipe.sampleRate = document.at("sample_rate").get<int>();
    recipe.margin = document.at("margin").get<double>();
    const auto texts = document.at("prompts").get<std::map<std::string, std::string>>();
    for (const json& entry : document.at("utterances")) {
        Recipe::Utterance utterance;
        utterance.name = entry.at("name").get<std::string>();
        utterance.gap = entry.at("gap").get<double>();
        for (const json& prompt : entry.at("parts")) {
            utterance.parts.push_back({prompt.get<std::string>(), texts.at(prompt.get<std::string>())});
        }
        recipe.utterances.push_back(std::move(utterance));
    }
    return recipe;
}

fs::path promptFolder(const Recipe& recipe) {
    for (const fs::path& folder : recipe.folders) {
        std::error_code ignored;
        if (fs::is_directory(folder, ignored)) return folder;
    }
    throw Error(recipe.folders.empty() ? std::string("prompts") : recipe.folders.front().string(),
                msg("the prompts that the demonstration is made from aren't installed"),
                msg("Install the Debian package {0}", recipe.package));
}

std::shared_ptr<const Waveform> promptOf(const fs::path& path, PromptCache& cache) {
    auto& prompt = cache[path];
    if (!prompt) prompt = std::make_shared<Waveform>(loadWaveform(path));
    return prompt;
}

Waveform soundOf(const Recipe& recipe, const Recipe::Utterance& utterance, const fs::path& prompts,
                 PromptCache& cache) {
    std::vector<JoinPart> parts{{nullptr, recipe.margin}};
    for (std::size_t i = 0; i < utterance.parts.size(); ++i) {
        const bool last = i + 1 == utterance.parts.size();
        parts.push_back({promptOf(prompts / (utterance.parts[i].prompt + ".wav"), cache),
                         last ? recipe.margin : utterance.gap});
    }
    return joinWaveforms(parts, recipe.sampleRate);
}

std::string textOf(const Recipe::Utterance& utterance) {
    std::string text;
    for (const Recipe::Part& part : utterance.parts)
        text.append(text.empty() ? "" : " ").append(part.text);
    return text;
}

} // namespace

Recipe readRecipe(const fs::path& path) {
    try {
        return recipeFrom(json::parse(readFile(path)));
    } catch (const std::exception& problem) {
        if (dynamic_cast<const Error*>(&problem) != nullptr) throw;
        throw Error(path.string(), msg("isn't a recipe for recordings ({0})", problem.what()));
    }
}

std::vector<fs::path> makeRecordings(const Recipe& recipe, const fs::path& folder) {
    const fs::path prompts = promptFolder(recipe);
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("cannot be made ({0})", failure.message()));
    PromptCache cache;
    std::vector<fs::path> files;
    for (const Recipe::Utterance& utterance : recipe.utterances) {
        files.push_back(folder / (utterance.name + ".wav"));
        (void)writeAudio(files.back(), soundOf(recipe, utterance, prompts, cache));
        writeFile(folder / (utterance.name + ".txt"), textOf(utterance) + "\n");
    }
    return files;
}

} // namespace offramp
