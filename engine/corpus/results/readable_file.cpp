// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/readable_file.h"

#include "corpus/results/database.h"

#include <cstdlib>
#include <sqlite3.h>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

namespace {

/// A path within an SQLite URI.
std::string escaped(const fs::path& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : fs::absolute(path).string()) {
        if (c == '%' || c == '?' || c == '#') {
            const auto byte = static_cast<unsigned char>(c);
            text.append({'%', digits[byte / 16], digits[byte % 16]});
        } else {
            text += c;
        }
    }
    return text;
}

bool hasWal(const fs::path& path) {
    std::error_code failure;
    const auto size = fs::file_size(fs::path(path) += "-wal", failure);
    return !failure && size > 0;
}

bool cannotOpen(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode() & 0xff;
    return code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM;
}

} // namespace

ReadableFile::ReadableFile(const fs::path& path, std::span<const Migration> steps) : path_(path) {
    checkIsFile(path);
    try {
        aboutFile(path_, [&] { open(steps); });
    } catch (...) {
        removeCopies();
        throw;
    }
}

ReadableFile::~ReadableFile() {
    removeCopies();
}

void ReadableFile::open(std::span<const Migration> steps) {
    locate();
    int version = 0;
    try {
        SQLite::Database database = connect();
        version = checkedVersion(path_, database);
    } catch (const SQLite::Exception& exception) {
        if (tidies_ || !cannotOpen(exception) || !hasWal(path_)) throw;
        readCopyOfFiles();
        SQLite::Database database = connect();
        version = checkedVersion(path_, database);
    }
    if (version < resultsVersion) readMigratedCopy(steps);
}

void ReadableFile::locate() {
    tidies_ = isWritable(path_) && isWritable(folderOf(path_));
    const char* mode = tidies_ ? "?mode=rw" : hasWal(path_) ? "?mode=ro" : "?mode=ro&immutable=1";
    uri_ = "file:" + escaped(path_) + mode;
}

/// The two files as they are: SQLite puts them together where it may write.
void ReadableFile::readCopyOfFiles() {
    const fs::path copy = newCopy();
    std::error_code failure;
    fs::copy_file(path_, copy, failure);
    if (!failure) fs::copy_file(fs::path(path_) += "-wal", fs::path(copy) += "-wal", failure);
    if (!failure) fs::permissions(copy, fs::perms::owner_write, fs::perm_options::add, failure);
    if (failure) throw Error(path_.string(), msg("cannot be copied to be read ({0})", failure.message()));
    uri_ = "file:" + escaped(copy) + "?mode=rw";
    tidies_ = true;
}

void ReadableFile::readMigratedCopy(std::span<const Migration> steps) {
    SQLite::Database old = connect();
    const fs::path copy = newCopy();
    copyDatabase(old, copy);
    migrateCopy(copy, path_, steps);
    uri_ = "file:" + escaped(copy) + "?mode=rw";
    tidies_ = true;
}

SQLite::Database ReadableFile::connect() const {
    const int access = tidies_ ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    SQLite::Database database(uri_, access | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, busyTimeout);
    database.exec("PRAGMA query_only = ON");
    return database;
}

fs::path ReadableFile::newCopy() {
    if (copies_.empty()) {
        std::error_code failure;
        std::string pattern = (fs::temp_directory_path(failure) / "offramp-XXXXXX").string();
        if (failure || ::mkdtemp(pattern.data()) == nullptr) {
            throw Error(path_.string(),
                        msg("has to be copied to be read, and no temporary folder can be made"),
                        msg("Set TMPDIR to a folder that you may write to"));
        }
        copies_ = pattern;
    }
    std::error_code ignored;
    fs::path copy = copies_ / "results.offramp";
    if (fs::exists(copy, ignored)) copy = copies_ / "migrated.offramp";
    return copy;
}

void ReadableFile::removeCopies() {
    std::error_code ignored;
    if (!copies_.empty()) fs::remove_all(copies_, ignored);
}

} // namespace offramp::detail
