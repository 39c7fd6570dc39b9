// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/migration.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <span>
#include <string>

namespace offramp::detail {

/// A results file of this program's version that is only read: the file itself, or a copy where it is older
/// or can't be read in its place.
///
/// SQLite wants to write beside a file in WAL mode. Where it may, it does, and tidies up what a killed writer
/// left. In a folder that can't be written a file without a WAL is read as one that nobody changes; one with
/// a WAL is copied.
class ReadableFile {
public:
    /// Throws Error: not there, not a results file, damaged, from a newer version, locked.
    explicit ReadableFile(const std::filesystem::path& path, std::span<const Migration> steps = migrations());
    ~ReadableFile();
    ReadableFile(const ReadableFile&) = delete;
    ReadableFile& operator=(const ReadableFile&) = delete;

    /// A connection of one's own; several threads may ask for one. Throws SQLite::Exception.
    [[nodiscard]] SQLite::Database connect() const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// For ATTACH, in a database that was opened with OPEN_URI.
    [[nodiscard]] const std::string& uri() const { return uri_; }

private:
    void open(std::span<const Migration> steps);
    void locate();
    void readCopyOfFiles();
    void readMigratedCopy(std::span<const Migration> steps);
    [[nodiscard]] std::filesystem::path newCopy();
    void removeCopies();

    std::filesystem::path path_;
    std::string uri_;
    bool tidies_ = false;          ///< the connection may write, though no tables
    std::filesystem::path copies_; ///< a folder that is removed in the end; empty: none
};

} // namespace offramp::detail
