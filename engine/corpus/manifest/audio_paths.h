// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Puts a relative path below the first of `roots` (one at least) that has it; the first of all if none has.
/// Whether it is there.
[[nodiscard]] bool locateAudio(std::filesystem::path& audio, const std::vector<std::filesystem::path>& roots,
                               FileFinder& files);

/// Folders above each other that are looked into.
inline constexpr int deepest = 32;

/// The files below a folder and its folders, `depth` of them above each other, in the order of their paths;
/// links to folders are followed, once each. Folders that can't be read count as empty. Throws Cancelled.
[[nodiscard]] std::vector<std::filesystem::path>
filesBelow(const std::filesystem::path& folder, int depth = deepest, const CancelToken& cancel = {});

/// Finds recordings by the names that lists of segments give them: without folder, mostly without extension.
class AudioIndex {
public:
    /// Of the sound files among `files`. Of those that differ in their extension alone the first counts.
    explicit AudioIndex(const std::vector<std::filesystem::path>& files);

    /// The recordings of that name; where one of them lies in `near`, that one alone.
    [[nodiscard]] std::vector<std::filesystem::path> find(const std::filesystem::path& name,
                                                          const std::filesystem::path& near) const;

private:
    std::unordered_map<std::string, std::vector<std::filesystem::path>> byStem_;
};

} // namespace offramp
