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

/// A recipe's object, whose keys are named where they are missing or wrong.
class Keys {
public:
    Keys(const json& object, std::string subject, std::string path = {})
        : object_(object), subject_(std::move(subject)), path_(std::move(path)) {}

    template <typename T>
    [[nodiscard]] T get(const char* key) const {
        try {
            return object_.at(key).get<T>();
        } catch (const json::exception&) {
            refuse(key, "is missing or of the wrong type");
        }
    }
    [[noreturn]] void refuse(const char* key, const char* reason) const {
        throw Error(subject_, msg("isn't a recipe for recordings: \"{0}\" {1}", path_ + key, reason),
                    msg("Compare it with the recipe that comes with Offramp, demo/digits.json"));
    }

private:
    const json& object_;
    std::string subject_;
    std::string path_;
};

Recipe::Utterance utteranceFrom(const Keys& keys, const std::map<std::string, std::string>& texts) {
    Recipe::Utterance utterance;
    utterance.name = keys.get<std::string>("name");
    if (utterance.name.empty() || fs::path(utterance.name).filename() != utterance.name)
        keys.refuse("name", "isn't a plain file name");
    utterance.gap = keys.get<double>("gap");
    if (!(utterance.gap >= 0)) keys.refuse("gap", "is below 0");
    for (const auto& prompt : keys.get<std::vector<std::string>>("parts")) {
        const auto text = texts.find(prompt);
        if (text == texts.end()) keys.refuse("parts", "names a prompt that \"prompts\" has no text for");
        utterance.parts.push_back({prompt, text->second});
    }
    return utterance;
}

Recipe recipeFrom(const json& document, const std::string& subject) {
    const Keys keys(document, subject);
    Recipe recipe;
    for (auto& folder : keys.get<std::vector<std::string>>("folders"))
        recipe.folders.emplace_back(std::move(folder));
    recipe.package = keys.get<std::string>("package");
    recipe.sampleRate = keys.get<int>("sample_rate");
    if (recipe.sampleRate < 1) keys.refuse("sample_rate", "is below 1");
    recipe.margin = keys.get<double>("margin");
    if (!(recipe.margin >= 0)) keys.refuse("margin", "is below 0");
    recipe.prompts = keys.get<std::map<std::string, std::string>>("prompts");
    const auto utterances = keys.get<std::vector<json>>("utterances");
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        const std::string path = std::string("utterances[").append(std::to_string(i)).append("].");
        recipe.utterances.push_back(utteranceFrom(Keys(utterances[i], subject, path), recipe.prompts));
    }
    return recipe;
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
    json document;
    try {
        document = json::parse(readFile(path));
    } catch (const json::exception& problem) {
        throw Error(path.string(), msg("isn't valid JSON ({0})", problem.what()));
    }
    return recipeFrom(document, path.string());
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

std::vector<fs::path> makeRecordings(const Recipe& recipe, const fs::path& folder,
                                     const std::function<void(double)>& progress, const CancelToken& cancel) {
    const fs::path prompts = promptFolder(recipe);
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) throw Error(folder.string(), msg("cannot be made ({0})", failure.message()));
    PromptCache cache;
    std::vector<fs::path> files;
    for (const Recipe::Utterance& utterance : recipe.utterances) {
        cancel.check();
        files.push_back(folder / (utterance.name + ".wav"));
        (void)writeAudio(files.back(), soundOf(recipe, utterance, prompts, cache));
        writeFile(folder / (utterance.name + ".txt"), textOf(utterance) + "\n");
        if (progress)
            progress(static_cast<double>(files.size()) / static_cast<double>(recipe.utterances.size()));
    }
    return files;
}

} // namespace offramp
