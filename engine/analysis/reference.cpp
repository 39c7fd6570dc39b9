// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/reference.h"

#include "analysis/text_grid.h"
#include "base/text_file.h"

#include <sstream>
#include <vector>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largestText = 64U << 20U;

std::vector<std::string> wordsOf(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(std::move(word));
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text.append(text.empty() ? "" : " ").append(words[i]);
    return text;
}

/// "<s> TEXT </s> (NAME)": the name, or nothing if the line isn't of that form.
std::optional<std::string> sphinxName(const std::vector<std::string>& words) {
    const std::string& last = words.back();
    const bool named = words.size() > 1 && last.size() > 2 && last.front() == '(' && last.back() == ')';
    return named ? std::optional(last.substr(1, last.size() - 2)) : std::nullopt;
}

void addLine(const std::string& line, std::map<std::string, std::string>& transcripts) {
    std::vector<std::string> words = wordsOf(line);
    if (words.empty()) return;
    if (const auto name = sphinxName(words)) {
        words.pop_back();
        std::erase(words, "<s>");
        std::erase(words, "</s>");
        transcripts[*name] = joined(words, 0, words.size());
    } else {
        transcripts[words.front()] = joined(words, 1, words.size());
    }
}

std::optional<std::string> fromTranscripts(const fs::path& audio) {
    const fs::path folder = audio.has_parent_path() ? audio.parent_path() : fs::path(".");
    const std::string name = audio.stem().string();
    // LibriSpeech: 61-70968-0000.flac has its line in 61-70968.trans.txt.
    const std::size_t chapterEnd = name.rfind('-');
    if (chapterEnd == std::string::npos) return std::nullopt;
    const fs::path file = folder / name.substr(0, chapterEnd).append(".trans.txt");
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return std::nullopt;
    const auto transcripts = readTranscripts(file);
    const auto found = transcripts.find(name);
    return found != transcripts.end() ? std::optional(found->second) : std::nullopt;
}

} // namespace

std::string readReference(const fs::path& path) {
    const auto words = wordsOf(readTextFile(path, largestText));
    return joined(words, 0, words.size());
}

std::map<std::string, std::string> readTranscripts(const fs::path& path) {
    std::istringstream stream(readTextFile(path, largestText));
    std::map<std::string, std::string> transcripts;
    for (std::string line; std::getline(stream, line);)
        addLine(line, transcripts);
    return transcripts;
}

std::optional<std::string> findReference(const fs::path& audio) {
    for (const char* extension : {".txt", ".lab"}) {
        const fs::path file = fs::path(audio).replace_extension(extension);
        std::error_code ignored;
        if (file != audio && fs::is_regular_file(file, ignored)) return readReference(file);
    }
    for (const char* extension : {".TextGrid", ".textgrid"}) {
        const fs::path file = fs::path(audio).replace_extension(extension);
        std::error_code ignored;
        if (fs::is_regular_file(file, ignored)) return readTextGrid(file);
    }
    return fromTranscripts(audio);
}

} // namespace offramp
