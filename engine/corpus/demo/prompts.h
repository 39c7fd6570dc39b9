// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Prompts of a telephone exchange in one voice, with their texts, as Debian's packages install them.
struct PromptCollection {
    std::string language; ///< "en"
    std::string speaker;
    std::filesystem::path sounds; ///< the folder of the prompts
    std::filesystem::path texts;  ///< the file of their texts, packed with gzip or not
    std::string soundPackage;     ///< what installs them
    std::string textPackage;
};

/// Those of the packages asterisk-core-sounds-en, -es, -fr, -it and -ru.
[[nodiscard]] const std::vector<PromptCollection>& debianPrompts();

struct PublishedPrompt {
    std::string name; ///< a file below the prompts' folder, without extension: "digits/7"
    std::string text; ///< as published, UTF-8
};

/// A file of lines "NAME: TEXT" (";" begins a comment), in its order; names with two different texts are left
/// out. Throws Error.
[[nodiscard]] std::vector<PublishedPrompt> readPublishedPrompts(const std::filesystem::path& path);

/// What is said in a prompt, by its published text; nothing if it isn't speech or what is said isn't certain.
/// Brackets that hold signs only ("at [@]") are taken out. A text with any other remark in brackets (a
/// description: "[ascending tones]"; a note; a word that may or may not be said), with a sign that is read
/// aloud ("press *"), or without any letter is no transcript.
[[nodiscard]] std::optional<std::string> spokenText(std::string_view published);

/// Whether a prompt of that name is a sound without speech, whatever its text says: the beeps and tones, the
/// silences, the monkeys.
[[nodiscard]] bool isWithoutSpeech(std::string_view name);

} // namespace offramp
