// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/builder.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace offramp {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view transcriptEnd = ".trans.txt";

/// Absolute and without an empty name at its end, so that a folder's name is the path's last.
fs::path namedPath(const fs::path& path) {
    std::error_code ignored;
    const fs::path whole = fs::absolute(path, ignored).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

bool isSplitName(std::string_view name) {
    return name.starts_with("train") || name.starts_with("dev") || name.starts_with("test");
}

class LibriSpeechReader {
public:
    LibriSpeechReader(const fs::path& folder, const Paths& files, const ManifestOptions& options)
        : files_(files), root_(namedPath(folder)), builder_(folder, "LibriSpeech", fs::path(), options),
          speaker_(builder_.column("speaker")), chapter_(builder_.column("chapter")) {
        for (const fs::path& file : files)
            if (looksLikeAudio(file)) sounds_.emplace(fs::path(file).replace_extension().native(), file);
    }

    void read(const fs::path& file) {
        const std::size_t number = builder_.file(file);
        try {
            const std::string text = readTextFile(file, largestManifest);
            const Chapter chapter = chapterOf(file);
            LineReader lines(text);
            while (const auto line = lines.next())
                read(*line, file.parent_path(), chapter, {number, line->number});
        } catch (const Error& error) {
            builder_.problem({number, 0}, error.reason());
        }
    }

    /// Recordings without a line are utterances without a reference.
    Manifest finish() {
        for (const fs::path& file : files_) {
            if (!looksLikeAudio(file) || used_.contains(file.native())) continue;
            ManifestEntry entry = entryOf(file.stem().native(), chapterOf(file));
            entry.audio = file;
            builder_.addFound(std::move(entry), {builder_.file(file), 0});
        }
        return builder_.finish();
    }

private:
    struct Chapter {
        std::string speaker;
        std::string chapter;
        std::string split; ///< "" where none is seen
    };

    /// By the names of its file and of the folders around it: SPLIT/SPEAKER/CHAPTER/SPEAKER-CHAPTER….
    [[nodiscard]] Chapter chapterOf(const fs::path& file) const {
        const std::string name = file.filename().native();
        const std::size_t dash = name.find('-');
        if (dash == std::string::npos) return {};
        const std::size_t end = std::min(name.find_first_of("-.", dash + 1), name.size());
        Chapter chapter{name.substr(0, dash), name.substr(dash + 1, end - dash - 1), {}};
        const fs::path folder = namedPath(file.parent_path());
        const fs::path above = folder.parent_path();
        if (folder.filename() == chapter.chapter && above.filename() == chapter.speaker)
            chapter.split = splitOf(above.parent_path());
        return chapter;
    }

    /// A folder below the one that was opened, or one that is called as LibriSpeech's splits are.
    [[nodiscard]] std::string splitOf(const fs::path& folder) const {
        const std::string name = folder.filename().native();
        const std::string below = folder.lexically_relative(root_).native();
        const bool isBelow = !below.empty() && below != "." && !below.starts_with("..");
        return isBelow || isSplitName(name) ? name : std::string();
    }

    void read(const Line& line, const fs::path& folder, const Chapter& chapter, ManifestPlace place) {
        if (auto reason = unreadable(line.text)) return builder_.problem(place, std::move(*reason));
        const auto fields = fieldsOf(line.text, 2);
        ManifestEntry entry = entryOf(fields[0], chapter);
        entry.reference = fields.size() > 1 ? fields[1] : std::string_view();
        const auto sound = sounds_.find((folder / fields[0]).native());
        if (sound == sounds_.end()) {
            entry.audio = (folder / fields[0]).native() + ".flac";
            return builder_.add(std::move(entry), place);
        }
        entry.audio = sound->second;
        used_.insert(sound->second.native());
        builder_.addFound(std::move(entry), place);
    }

    [[nodiscard]] ManifestEntry entryOf(std::string_view id, const Chapter& chapter) {
        ManifestEntry entry;
        entry.id = id;
        setColumn(entry, speaker_, chapter.speaker);
        setColumn(entry, chapter_, chapter.chapter);
        if (!chapter.split.empty()) setColumn(entry, builder_.column("split"), chapter.split);
        return entry;
    }

    const Paths& files_;
    fs::path root_;
    ManifestBuilder builder_;
    std::size_t speaker_;
    std::size_t chapter_;
    std::unordered_map<std::string, fs::path> sounds_; ///< by path without extension
    std::unordered_set<std::string> used_;             ///< those that have a line
};

} // namespace

bool isLibriSpeechTranscript(const fs::path& file) {
    return file.native().ends_with(transcriptEnd);
}

Manifest readLibriSpeech(const fs::path& folder, const Paths& files, const ManifestOptions& options) {
    LibriSpeechReader reader(folder, files, options);
    for (const fs::path& file : files)
        if (isLibriSpeechTranscript(file)) reader.read(file);
    return reader.finish();
}

} // namespace offramp
