// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>
#include <vector>

// The tables of a results file; docs/results-file.md says what they hold.

namespace offramp::detail {

/// Columns of `result` that hold no measure.
inline constexpr const char* countColumns =
    "hits, substitutions, insertions, deletions, character_hits, character_substitutions, "
    "character_insertions, character_deletions";
inline constexpr int counts = 8;

/// SQLite's limit is 2000 in a table; some are the schema's own.
inline constexpr std::size_t mostColumns = 1900;

/// Makes the tables in an empty database and writes the identity. `folder` is where the file will lie. Throws
/// Error about `path`.
void createTables(SQLite::Database& database, const RunIdentity& identity, const std::filesystem::path& path);

[[nodiscard]] RunIdentity readIdentity(SQLite::Database& database);
/// Where the file lay when it was made: recordings' paths are relative to that folder.
[[nodiscard]] std::filesystem::path readFolder(SQLite::Database& database);

/// The fields of `utterance_columns`, one for each of RunIdentity::columns, in their order.
[[nodiscard]] std::vector<std::string> readFields(SQLite::Database& database);

/// A column of `result` that holds a measure's values.
struct MeasureColumn {
    std::string name; ///< textOf(spec)
    MeasureSpec spec;
};
/// Those of one of the database's schemas ("main", or that of an attached file); columns that are no measure
/// this program knows are left out.
[[nodiscard]] std::vector<MeasureColumn> measureColumns(SQLite::Database& database,
                                                        const std::string& schema = "main");
void addMeasureColumn(SQLite::Database& database, const std::string& name);

/// "?, ?, ?"
[[nodiscard]] std::string places(std::size_t count);

} // namespace offramp::detail
