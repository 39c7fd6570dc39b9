// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/read.h"

#include "base/error.h"
#include "base/text_file.h"
#include "corpus/manifest/audio_paths.h"
#include "corpus/manifest/formats.h"
#include "corpus/manifest/lines.h"

#include <algorithm>

namespace offramp {

namespace fs = std::filesystem;

namespace {

Manifest readFile(const fs::path& path, const ManifestOptions& options) {
    const std::string text = readTextFile(path, largestManifest);
    const std::string_view start = trimmed(std::string_view(text).substr(0, 4096));
    if (start.starts_with('{')) return readNemo(path, text, options);
    if (const auto delimiter = tableDelimiter(text, options))
        return readTable(path, text, *delimiter, options);
    throw Error(path.string(), msg("is no list of recordings that Offramp knows"));
}

Manifest readDirectory(const fs::path& folder, const ManifestOptions& options) {
    const std::vector<fs::path> files = filesBelow(folder);
    return readFolder(folder, files, options);
}

} // namespace

Manifest readManifest(const fs::path& path, const ManifestOptions& options) {
    std::error_code failure;
    const bool isFolder = fs::is_directory(path, failure);
    if (!isFolder && !fs::exists(path, failure))
        throw Error(path.string(), msg("there is no such file or folder"), msg("Check the name"));
    return isFolder ? readDirectory(path, options) : readFile(path, options);
}

} // namespace offramp
