// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/manifest.h"
#include "corpus/manifest/read.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

// The readers of the formats, private to this folder; readManifest() chooses among them. `text` is the text
// of the file `path`, as readTextFile() gives it; `files` is what filesBelow() gives of a folder.

using Paths = std::vector<std::filesystem::path>;

/// Whether one of the first lines is a JSON object that names a recording.
[[nodiscard]] bool looksLikeNemo(std::string_view text, const ManifestOptions& options);
/// JSON lines as NVIDIA NeMo writes them.
[[nodiscard]] Manifest readNemo(const std::filesystem::path& path, std::string_view text,
                                const ManifestOptions& options);

/// The delimiter (tab, comma, semicolon) with which the text's first line names a column of recordings and
/// another; nothing if there is none.
[[nodiscard]] std::optional<char> tableDelimiter(std::string_view text, const ManifestOptions& options);
[[nodiscard]] Manifest readTable(const std::filesystem::path& path, std::string_view text, char delimiter,
                                 const ManifestOptions& options);

/// "61-70968.trans.txt".
[[nodiscard]] bool isLibriSpeechTranscript(const std::filesystem::path& file);
/// `folder` is the one that was opened.
[[nodiscard]] Manifest readLibriSpeech(const std::filesystem::path& folder, const Paths& files,
                                       const ManifestOptions& options);

/// A folder with a file wav.scp.
[[nodiscard]] Manifest readKaldi(const std::filesystem::path& folder, const ManifestOptions& options);

/// Whether a text lies beside a recording.
[[nodiscard]] bool hasTextsBeside(const Paths& files);
[[nodiscard]] Manifest readFolder(const std::filesystem::path& folder, const Paths& files,
                                  const ManifestOptions& options);

// Segments of recordings: `source` is the file or folder that was opened, `files` those of them that are of
// the format, `audio` the recordings that they may be of.

[[nodiscard]] bool looksLikeTextGrid(std::string_view text);
[[nodiscard]] Manifest readTextGridManifest(const std::filesystem::path& source, const Paths& files,
                                            const Paths& audio, const ManifestOptions& options);

[[nodiscard]] bool looksLikeStm(std::string_view text);
[[nodiscard]] Manifest readStm(const std::filesystem::path& source, const Paths& files, const Paths& audio,
                               const ManifestOptions& options);

[[nodiscard]] bool looksLikeCtm(std::string_view text);
[[nodiscard]] Manifest readCtm(const std::filesystem::path& source, const Paths& files, const Paths& audio,
                               const ManifestOptions& options);

} // namespace offramp
