// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <span>

namespace offramp::detail {

/// One step from a version of the schema to the next.
struct Migration {
    int from = 0; ///< to from + 1
    void (*apply)(SQLite::Database& database) = nullptr;
};

/// All that there are, ascending. None yet: version 1 is the first that was published.
[[nodiscard]] std::span<const Migration> migrations();

/// Writes what `source` holds into the new file `to`. Throws SQLite::Exception.
void copyDatabase(SQLite::Database& source, const std::filesystem::path& to);

/// Brings the database at `copy` to this program's version, one transaction a step. Throws Error about
/// `path`, the file as the user knows it, if there is no way from its version.
void migrateCopy(const std::filesystem::path& copy, const std::filesystem::path& path,
                 std::span<const Migration> steps);

/// If the results file is older than this program's version: migrates a copy, which takes its name; the old
/// one is kept as NAME.version-N. Throws Error, also as checkedVersion() does, and leaves all as it was.
void migrateInPlace(const std::filesystem::path& path, std::span<const Migration> steps);

} // namespace offramp::detail
