// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/reference.h"
#include "analysis/text_grid.h"
#include "base/error.h"
#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/builder.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace offramp {

namespace fs = std::filesystem;

namespace {

/// "transcription", "cards.transcription", "transcripts.txt": texts of several recordings, a line each.
bool holdsTranscripts(const fs::path& file) {
    const std::string name = inLowerCase(file.filename().native());
    return name.ends_with("transcription") || name == "transcripts.txt" || name == "transcripts";
}

class FolderReader {
public:
    FolderReader(const fs::path& folder, const Paths& files, const ManifestOptions& options)
        : folder_(folder), files_(files), builder_(folder, "folder", folder, options) {}

    Manifest read() {
        for (const fs::path& file : files_) {
            names_.insert(file.native());
            if (holdsTranscripts(file)) readAll(file);
        }
        for (const fs::path& file : files_)
            if (looksLikeAudio(file)) add(file);
        return builder_.finish();
    }

private:
    void readAll(const fs::path& file) {
        try {
            for (auto& [name, text] : readTranscripts(file)) {
                if (auto reason = unreadable(text))
                    builder_.problem({builder_.file(file), 0}, std::move(*reason));
                else
                    transcripts_.emplace((file.parent_path() / name).native(), std::move(text));
            }
        } catch (const Error& error) {
            builder_.problem({builder_.file(file), 0}, error.reason());
        }
    }

    void add(const fs::path& audio) {
        ManifestEntry entry;
        entry.audio = audio;
        const fs::path below = audio.lexically_relative(folder_).parent_path();
        if (!below.empty()) setColumn(entry, builder_.column("folder"), below.native());
        try {
            entry.reference = textOf(audio);
        } catch (const Error& error) {
            builder_.problem({builder_.file(error.subject()), 0}, error.reason());
        }
        builder_.addFound(std::move(entry), {builder_.file(audio), 0});
    }

    [[nodiscard]] std::optional<std::string> textOf(const fs::path& audio) const {
        for (const char* extension : {".txt", ".lab", ".TextGrid", ".textgrid"}) {
            const fs::path file = fs::path(audio).replace_extension(extension);
            if (!names_.contains(file.native())) continue;
            const bool isGrid = inLowerCase(extension) == ".textgrid";
            std::string text = isGrid ? readTextGrid(file) : readReference(file);
            if (auto reason = unreadable(text)) throw Error(file.string(), *reason);
            return text;
        }
        const auto found = transcripts_.find(fs::path(audio).replace_extension().native());
        return found != transcripts_.end() ? std::optional(found->second) : std::nullopt;
    }

    const fs::path& folder_;
    const Paths& files_;
    ManifestBuilder builder_;
    std::unordered_set<std::string> names_;          ///< of files_
    std::map<std::string, std::string> transcripts_; ///< by audio path without extension
};

} // namespace

bool hasTextsBeside(const Paths& files) {
    std::unordered_set<std::string> names;
    for (const fs::path& file : files) {
        if (holdsTranscripts(file)) return true;
        names.insert(file.native());
    }
    const auto hasBeside = [&](const fs::path& audio, const char* extension) {
        return names.contains(fs::path(audio).replace_extension(extension).native());
    };
    return std::any_of(files.begin(), files.end(), [&](const fs::path& file) {
        return looksLikeAudio(file) && (hasBeside(file, ".txt") || hasBeside(file, ".lab"));
    });
}

Manifest readFolder(const fs::path& folder, const Paths& files, const ManifestOptions& options) {
    return FolderReader(folder, files, options).read();
}

} // namespace offramp
