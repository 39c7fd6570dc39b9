// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/write.h"
#include "base/files.h"
#include "corpus/manifest/manifest.h"

#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <string_view>

namespace offramp::test {

/// A folder of its own for files that a test makes; gone with it.
class MadeFiles {
public:
    [[nodiscard]] std::filesystem::path path(const std::filesystem::path& name = {}) const {
        return name.empty() ? std::filesystem::path(dir_.path().toStdString())
                            : dir_.path().toStdString() / name;
    }
    /// Writes a file, its folders too, and returns its path.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view text = {}) const {
        std::filesystem::create_directories(path(name).parent_path());
        writeFile(path(name), text);
        return path(name);
    }

private:
    QTemporaryDir dir_;
};

/// "FILE:LINE: reason" of each problem, the file without its folder.
inline std::string problemsOf(const Manifest& manifest) {
    std::string text;
    for (const ManifestProblem& problem : manifest.problems)
        text += problem.file.filename().string() + ":" + std::to_string(problem.line) + ": " +
                problem.reason.text() + "\n";
    return text;
}

/// The ids, a space between two.
inline std::string idsOf(const Manifest& manifest) {
    std::string text;
    for (const ManifestEntry& entry : manifest.entries)
        text += (text.empty() ? "" : " ") + entry.id;
    return text;
}

/// An entry's value in the column of that name; "?" if there is no such column.
inline std::string valueOf(const Manifest& manifest, std::size_t entry, std::string_view column) {
    for (std::size_t i = 0; i < manifest.columns.size(); ++i)
        if (manifest.columns[i] == column) return manifest.entries.at(entry).columns.at(i);
    return "?";
}

} // namespace offramp::test
