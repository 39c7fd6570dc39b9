// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace offramp::detail {

/// Written into the files' headers (PRAGMA application_id): "Offr".
inline constexpr std::int32_t resultsApplicationId = 0x4F666672;
/// Of the schema (PRAGMA user_version).
inline constexpr int resultsVersion = 1;

/// What SQLite threw, as a sentence about the file.
[[noreturn]] void throwAsError(const std::filesystem::path& path, const SQLite::Exception& exception);

/// Calls `work`; what SQLite throws there becomes an Error about the file.
template <typename Work>
decltype(auto) aboutFile(const std::filesystem::path& path, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& exception) {
        throwAsError(path, exception);
    }
}

/// Throws Error if the path leads to nothing, or to what is no regular file.
void checkIsFile(const std::filesystem::path& path);
/// The schema's version. Throws Error if it isn't a results file, or of a version after this program's.
[[nodiscard]] int checkedVersion(const std::filesystem::path& path, SQLite::Database& database);

/// "name" for SQL, quoted.
[[nodiscard]] std::string quotedName(std::string_view name);

/// True if the process may write there.
[[nodiscard]] bool isWritable(const std::filesystem::path& path);
/// The folder that a file lies in, absolute.
[[nodiscard]] std::filesystem::path folderOf(const std::filesystem::path& path);

/// Milliseconds that are waited for another program that has the file locked.
inline constexpr int busyTimeout = 5000;

/// Opens for reading and writing; the file is there.
[[nodiscard]] SQLite::Database openToWrite(const std::filesystem::path& path);

} // namespace offramp::detail
