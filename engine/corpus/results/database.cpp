// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void notResults(const fs::path& path) {
    throw Error(path.string(), msg("is not a results file of Offramp"),
                msg("Name a file that \"offramp-cli corpus run\" or \"corpus import\" wrote"));
}

} // namespace

void throwAsError(const fs::path& path, const SQLite::Exception& exception) {
    const std::string subject = path.string();
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_NOTADB:
        notResults(path);
    case SQLITE_CORRUPT:
        throw Error(subject, msg("is damaged ({0})", exception.what()),
                    msg("Take a copy of it that is whole, or run the corpus again"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(subject, msg("is locked by another program"), msg("Try again when that has ended"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        throw Error(subject, msg("cannot be opened or written ({0})", exception.what()),
                    msg("Check that you may write to the file and to its folder"));
    case SQLITE_FULL:
        throw Error(subject, msg("cannot be written: the disk is full"), msg("Make room and go on"));
    default:
        throw Error(subject, msg("cannot be used ({0})", exception.what()));
    }
}

void checkIsFile(const fs::path& path) {
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (!fs::exists(status)) throw Error(path.string(), msg("isn't there"), msg("Check the name"));
    if (!fs::is_regular_file(status)) notResults(path);
}

int checkedVersion(const fs::path& path, SQLite::Database& database) {
    if (database.execAndGet("PRAGMA application_id").getInt() != resultsApplicationId) notResults(path);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > resultsVersion) {
        throw Error(
            path.string(),
            msg("is a results file of version {0}; this Offramp reads up to {1}", version, resultsVersion),
            msg("Use a newer Offramp"));
    }
    return version;
}

std::string quotedName(std::string_view name) {
    std::string text("\"");
    for (const char c : name)
        text.append(c == '"' ? 2 : 1, c);
    return text.append("\"");
}

bool isWritable(const fs::path& path) {
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

fs::path folderOf(const fs::path& path) {
    return fs::absolute(path).lexically_normal().parent_path();
}

SQLite::Database openToWrite(const fs::path& path) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busyTimeout);
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = NORMAL");
    return database;
}

} // namespace offramp::detail
