// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/manifest.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace offramp {

/// Whether the name is that of a sound file, by its extension: one that AudioReader may know.
[[nodiscard]] bool looksLikeAudio(const std::filesystem::path& path);

/// Answers whether files are there. A folder that is asked about often is listed once, instead of asking the
/// system for each file.
class FileFinder {
public:
    FileFinder();
    ~FileFinder();
    FileFinder(const FileFinder&) = delete;
    FileFinder& operator=(const FileFinder&) = delete;

    [[nodiscard]] bool has(const std::filesystem::path& file);

private:
    struct Folder;
    [[nodiscard]] Folder& folder(std::string_view name);

    struct Private;
    std::unique_ptr<Private> d_;
};

/// Puts each entry's audio, where it is relative, below the first of `roots` (one at least) that has it; the
/// first of all if none has. Returns the entries whose audio isn't there, ascending.
[[nodiscard]] std::vector<std::size_t> locateAudio(std::vector<ManifestEntry>& entries,
                                                   const std::vector<std::filesystem::path>& roots);

/// The files below a folder, in the order of their paths; links to folders are followed, once each. Folders
/// that can't be read count as empty.
[[nodiscard]] std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder);

} // namespace offramp
