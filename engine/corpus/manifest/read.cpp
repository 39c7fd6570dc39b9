// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/read.h"

#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <map>

namespace offramp {

namespace fs = std::filesystem;

namespace {

const Message known =
    msg("Name a LibriSpeech folder, a Kaldi data folder, a NeMo manifest, a table with a header "
        "(CSV, TSV), a folder of recordings, or TextGrid, STM or CTM files");

bool hasExtension(const fs::path& file, std::string_view extension) {
    return inLowerCase(file.extension().native()) == extension;
}

Paths ofExtension(const Paths& files, std::string_view extension) {
    Paths those;
    std::copy_if(files.begin(), files.end(), std::back_inserter(those),
                 [&](const fs::path& file) { return hasExtension(file, extension); });
    return those;
}

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// The recordings that segments may be of: below the root that was named; else in the file's folder and in
/// the folders there.
Paths audioFor(const fs::path& file, const ManifestOptions& options) {
    return options.root.empty() ? filesBelow(folderOf(file), 1) : filesBelow(options.root);
}

/// STM and CTM may look alike, so their extensions go first.
Manifest readText(const fs::path& path, const std::string& text, const ManifestOptions& options) {
    if (looksLikeTextGrid(text)) return readTextGridManifest(path, {path}, audioFor(path, options), options);
    if (looksLikeNemo(text, options)) return readNemo(path, text, options);
    if (const auto delimiter = tableDelimiter(text, options))
        return readTable(path, text, *delimiter, options);
    const bool ctmFirst = hasExtension(path, ".ctm");
    if (!ctmFirst && looksLikeStm(text)) return readStm(path, {path}, audioFor(path, options), options);
    if (looksLikeCtm(text)) return readCtm(path, {path}, audioFor(path, options), options);
    throw Error(path.string(), msg("is no list of recordings that Offramp knows"), known);
}

Manifest readFile(const fs::path& path, const ManifestOptions& options) {
    if (isLibriSpeechTranscript(path))
        return readLibriSpeech(folderOf(path), filesBelow(folderOf(path), 0), options);
    if (path.filename() == "wav.scp") return readKaldi(folderOf(path), options);
    if (looksLikeAudio(path))
        throw Error(path.string(), msg("is a single recording"),
                    msg("Name its folder, or a list of recordings"));
    const std::string text = readTextFile(path, largestManifest);
    if (trimmed(text).empty()) throw Error(path.string(), msg("is empty"), known);
    return readText(path, text, options);
}

bool isList(const fs::path& file, const ManifestOptions& options) {
    try {
        const std::string text = readTextFile(file, largestManifest);
        return looksLikeNemo(text, options) || tableDelimiter(text, options).has_value();
    } catch (const Error&) { // nobody named it
        return false;
    }
}

/// Lists of recordings that lie in the folder itself.
Paths listsIn(const fs::path& folder, const Paths& files, const ManifestOptions& options) {
    Paths lists;
    for (const char* extension : {".jsonl", ".json", ".tsv", ".csv"}) {
        for (const fs::path& file : ofExtension(files, extension)) {
            if (file.parent_path() == folder && isList(file, options)) lists.push_back(file);
        }
    }
    return lists;
}

/// "3 .pdf, 1 .txt".
std::string contentsOf(const Paths& files) {
    std::map<std::string, int> counts;
    for (const fs::path& file : files)
        ++counts[file.has_extension() ? file.extension().native() : file.filename().native()];
    std::vector<std::pair<int, std::string>> kinds;
    kinds.reserve(counts.size());
    for (const auto& [name, count] : counts)
        kinds.emplace_back(-count, name);
    std::sort(kinds.begin(), kinds.end());
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(kinds.size(), shown); ++i)
        text.append(text.empty() ? "" : ", ")
            .append(std::to_string(-kinds[i].first))
            .append(" ")
            .append(kinds[i].second);
    return kinds.size() > shown ? text + " …" : text;
}

[[noreturn]] void refuseFolder(const fs::path& folder, const Paths& files) {
    if (files.empty()) throw Error(folder.string(), msg("is an empty folder"), known);
    throw Error(folder.string(), msg("holds no recordings and no list of them ({0})", contentsOf(files)),
                known);
}

/// The only list in a folder; nothing if there is none. Throws Error if there are several.
std::optional<fs::path> onlyList(const fs::path& folder, const Paths& files, const ManifestOptions& options) {
    const Paths lists = listsIn(folder, files, options);
    if (lists.size() > 1)
        throw Error(folder.string(),
                    msg("holds several lists of recordings, {0} and {1} among them",
                        lists[0].filename().native(), lists[1].filename().native()),
                    msg("Name one of them"));
    return lists.empty() ? std::nullopt : std::optional(lists.front());
}

Manifest readDirectory(const fs::path& folder, const ManifestOptions& options, const CancelToken& cancel) {
    std::error_code ignored;
    if (fs::is_regular_file(folder / "wav.scp", ignored)) return readKaldi(folder, options);
    const Paths files = filesBelow(folder, deepest, cancel);
    cancel.check();
    if (std::any_of(files.begin(), files.end(), isLibriSpeechTranscript))
        return readLibriSpeech(folder, files, options);
    if (const auto list = onlyList(folder, files, options)) return readFile(*list, options);
    const Paths audio = options.root.empty() ? files : filesBelow(options.root);
    const Paths grids = ofExtension(files, ".textgrid");
    if (!grids.empty() && !options.tier.empty()) return readTextGridManifest(folder, grids, audio, options);
    if (hasTextsBeside(files)) return readFolder(folder, files, options);
    if (const Paths stm = ofExtension(files, ".stm"); !stm.empty())
        return readStm(folder, stm, audio, options);
    if (const Paths ctm = ofExtension(files, ".ctm"); !ctm.empty())
        return readCtm(folder, ctm, audio, options);
    if (!grids.empty()) return readTextGridManifest(folder, grids, audio, options);
    if (std::any_of(files.begin(), files.end(), looksLikeAudio)) return readFolder(folder, files, options);
    refuseFolder(folder, files);
}

} // namespace

Manifest readManifest(const fs::path& path, const ManifestOptions& options, const CancelToken& cancel) {
    // "corpus/" is "corpus": what lies in it has that for a parent.
    const fs::path source = path.has_filename() || !path.has_parent_path() ? path : path.parent_path();
    std::error_code failure;
    if (fs::is_directory(source, failure)) return readDirectory(source, options, cancel);
    if (!fs::exists(source, failure))
        throw Error(path.string(), msg("there is no such file or folder"), msg("Check the name"));
    return readFile(source, options);
}

} // namespace offramp
