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
// of the file `path`, as readTextFile() gives it.

/// JSON lines as NVIDIA NeMo writes them.
[[nodiscard]] Manifest readNemo(const std::filesystem::path& path, std::string_view text,
                                const ManifestOptions& options);

/// The delimiter (tab, comma, semicolon) with which the text's first line names a column of recordings;
/// nothing if there is none.
[[nodiscard]] std::optional<char> tableDelimiter(std::string_view text, const ManifestOptions& options);
[[nodiscard]] Manifest readTable(const std::filesystem::path& path, std::string_view text, char delimiter,
                                 const ManifestOptions& options);

/// `files`: what filesBelow(folder) gives.
[[nodiscard]] Manifest readFolder(const std::filesystem::path& folder,
                                  const std::vector<std::filesystem::path>& files,
                                  const ManifestOptions& options);

} // namespace offramp
