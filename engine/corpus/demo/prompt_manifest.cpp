// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/reader.h"
#include "base/files.h"
#include "corpus/demo/makers.h"
#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/lines.h"

#include <nlohmann/json.hpp>

#include <set>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// Names of the prompts that are installed.
std::set<std::string> soundsOf(const PromptCollection& collection) {
    std::set<std::string> names;
    for (const fs::path& file : filesBelow(collection.sounds))
        if (file.extension() == ".wav")
            names.insert(file.lexically_relative(collection.sounds).replace_extension().string());
    return names;
}

/// Packed or not; empty if neither is there.
fs::path textsOf(const PromptCollection& collection) {
    for (const fs::path& file : {collection.texts, fs::path(collection.texts).replace_extension()}) {
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored)) return file;
    }
    return {};
}

std::string lineOf(const PromptCollection& collection, const std::string& name, const std::string& text,
                   double seconds) {
    const std::string group = fs::path(name).parent_path().string();
    const bool numerals = text.find_first_of("0123456789") != std::string::npos;
    const nlohmann::ordered_json line{{"id", name},
                                      {"audio_filepath", (collection.sounds / (name + ".wav")).string()},
                                      {"duration", seconds},
                                      {"text", text},
                                      {"speaker", collection.speaker},
                                      {"language", collection.language},
                                      {"group", group.empty() ? "main" : group},
                                      {"words", fieldsOf(text).size()},
                                      {"numerals", numerals ? "yes" : "no"}};
    return line.dump() + "\n";
}

} // namespace

void checkInstalled(const PromptCollection& collection) {
    if (soundsOf(collection).empty()) // the folder alone says nothing: other packages have their sounds there
        throw Error(collection.sounds.string(), msg("the prompts aren't installed"),
                    msg("Install the Debian package {0}", collection.soundPackage));
    if (textsOf(collection).empty())
        throw Error(collection.texts.string(), msg("the prompts' texts aren't installed"),
                    msg("Install the Debian package {0}, with its documentation", collection.textPackage));
}

DemoManifest makePromptManifest(const fs::path& folder, const PromptCollection& collection,
                                const CancelToken& cancel) {
    const std::set<std::string> sounds = soundsOf(collection);
    DemoManifest manifest{
        folder / ("prompts-" + collection.language + ".jsonl"), collection.language, false, 0, 0, 0};
    std::string lines;
    for (const PublishedPrompt& prompt : readPublishedPrompts(textsOf(collection))) {
        cancel.check();
        const auto text = spokenText(prompt.text);
        if (!text || isWithoutSpeech(prompt.name) || !sounds.contains(prompt.name)) continue;
        const auto info = AudioReader(collection.sounds / (prompt.name + ".wav")).info();
        const double seconds = info.seconds().value_or(0);
        lines += lineOf(collection, prompt.name, *text, seconds);
        manifest.seconds += seconds;
        ++manifest.utterances;
    }
    manifest.leftOut = sounds.size() - manifest.utterances;
    writeFile(manifest.file, lines);
    return manifest;
}

} // namespace offramp
