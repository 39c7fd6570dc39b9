// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/manifest.h"
#include "corpus/manifest/read.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offramp {

/// Where in a manifest's files something stands.
struct ManifestPlace {
    std::size_t file = 0; ///< as ManifestBuilder::file() numbered it
    std::size_t line = 0; ///< from 1; 0: the file as a whole
};

/// Puts a manifest together, for the formats' readers: names columns and utterances, refuses what can't be,
/// finds the audio.
class ManifestBuilder {
public:
    /// `folder`: what relative paths are relative to where the options say nothing.
    ManifestBuilder(std::filesystem::path source, std::string format, std::filesystem::path folder,
                    ManifestOptions options);

    [[nodiscard]] const ManifestOptions& options() const { return options_; }
    /// A number for a file that lines come from.
    [[nodiscard]] std::size_t file(const std::filesystem::path& path);
    [[nodiscard]] const std::filesystem::path& path(std::size_t file) const { return files_.at(file); }
    /// The place of the column of that name, made if it is new.
    [[nodiscard]] std::size_t column(std::string_view name);
    /// Further folders that may have the audio, after the manifest's own.
    void alsoLookIn(const std::filesystem::path& folder) { folders_.push_back(folder); }

    void problem(ManifestPlace place, Message reason);
    /// An entry with a relative or absolute audio path and values for the columns so far; its id may be
    /// empty. Becomes a problem if its times are impossible.
    void add(ManifestEntry entry, ManifestPlace place) { addDraft({std::move(entry), place, false}); }
    /// The same, with audio that is there and is opened by that path.
    void addFound(ManifestEntry entry, ManifestPlace place) { addDraft({std::move(entry), place, true}); }

    [[nodiscard]] Manifest finish();

private:
    struct Draft {
        ManifestEntry entry;
        ManifestPlace place;
        bool found = false;
    };

    void addDraft(Draft draft);
    [[nodiscard]] std::string proposedName(const Draft& draft, int fullness) const;
    void nameEntries();
    void refuseDuplicates();
    void locateEntries();
    [[nodiscard]] Message alreadyThere(const std::string& id, ManifestPlace here, ManifestPlace first) const;
    [[nodiscard]] std::vector<std::filesystem::path> roots() const;

    Manifest manifest_;
    std::vector<std::filesystem::path> folders_;
    ManifestOptions options_;
    std::vector<std::filesystem::path> files_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<Draft> drafts_;
    std::vector<std::pair<ManifestPlace, Message>> problems_;
};

/// Sets one of an entry's values.
void setColumn(ManifestEntry& entry, std::size_t column, std::string value);

} // namespace offramp
