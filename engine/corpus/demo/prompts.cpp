// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/demo/prompts.h"

#include "base/error.h"
#include "base/utf8.h"
#include "corpus/demo/gzip_file.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largestTexts = std::size_t{16} << 20U;

PromptCollection debianCollection(const std::string& language, const std::string& speaker,
                                  const std::string& folder) {
    const std::string package = "asterisk-core-sounds-" + language;
    return {language,
            speaker,
            fs::path("/usr/share/asterisk/sounds") / folder,
            fs::path("/usr/share/doc") / package / ("core-sounds-" + language + ".txt.gz"),
            package + "-wav",
            package};
}

/// A letter or a digit; every letter beyond ASCII counts.
bool isSpoken(char sign) {
    const auto byte = static_cast<unsigned char>(sign);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

bool holdsWords(std::string_view text) {
    return std::any_of(text.begin(), text.end(), isSpoken);
}

/// Without its brackets; nothing if one holds words or isn't closed.
std::optional<std::string> withoutBrackets(std::string_view text) {
    constexpr std::string_view opening = "[(<{";
    constexpr std::string_view closing = "])>}";
    std::string kept;
    while (true) {
        const std::size_t open = std::min(text.find_first_of("[(<{])>}"), text.size());
        kept += text.substr(0, open);
        if (open == text.size()) return kept;
        const std::size_t kind = opening.find(text[open]);
        const std::size_t close = kind == std::string_view::npos ? kind : text.find(closing[kind], open + 1);
        if (close == std::string_view::npos || holdsWords(text.substr(open, close - open)))
            return std::nullopt;
        text.remove_prefix(close + 1);
    }
}

} // namespace

const std::vector<PromptCollection>& debianPrompts() {
    static const std::vector<PromptCollection> collections{
        debianCollection("en", "Allison", "en_US_f_Allison"),
        debianCollection("es", "Allison", "es_MX_f_Allison"),
        debianCollection("fr", "June", "fr_CA_f_June"),
        debianCollection("it", "Carlo", "it_IT_m_Carlo"),
        debianCollection("ru", "IvrvoiceRU", "ru_RU_f_IvrvoiceRU"),
    };
    return collections;
}

std::vector<PublishedPrompt> readPublishedPrompts(const fs::path& path) {
    std::string text = readGzipFile(path, largestTexts);
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    LineReader lines(text);
    std::vector<PublishedPrompt> prompts;
    std::map<std::string, std::string> texts;
    std::set<std::string> unclear;
    while (const auto line = lines.next()) {
        const std::size_t colon = line->text.find(':');
        if (line->text.starts_with(';') || colon == std::string_view::npos || !isUtf8(line->text)) continue;
        PublishedPrompt prompt{std::string(trimmed(line->text.substr(0, colon))),
                               std::string(trimmed(line->text.substr(colon + 1)))};
        const auto [known, isNew] = texts.emplace(prompt.name, prompt.text);
        if (isNew)
            prompts.push_back(std::move(prompt));
        else if (known->second != prompt.text)
            unclear.insert(prompt.name);
    }
    std::erase_if(prompts, [&](const PublishedPrompt& prompt) { return unclear.contains(prompt.name); });
    return prompts;
}

std::optional<std::string> spokenText(std::string_view published) {
    const auto text = withoutBrackets(published);
    if (!text || text->find_first_of("*#@$%&+=") != std::string::npos || !holdsWords(*text))
        return std::nullopt;
    std::string spoken;
    for (const std::string_view word : fieldsOf(*text))
        spoken.append(spoken.empty() ? "" : " ").append(word);
    return spoken;
}

bool isWithoutSpeech(std::string_view name) {
    constexpr std::array<std::string_view, 7> sounds{"beep",
                                                     "beeperr",
                                                     "ascending-2tone",
                                                     "tt-monkeys",
                                                     "descending-2tone",
                                                     "confbridge-join",
                                                     "confbridge-leave"};
    return name.starts_with("silence/") || std::find(sounds.begin(), sounds.end(), name) != sounds.end();
}

} // namespace offramp
