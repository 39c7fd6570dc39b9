// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/migration.h"
#include "corpus/results/results.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace offramp::detail {

[[noreturn]] void damaged(const std::filesystem::path& path);

/// What a query gives, row after row, without the checks and the counting of references that SQLiteCpp's
/// columns cost: millions are read. Columns count from 0; NULL reads as 0 or "".
class Rows {
public:
    /// Throws SQLite::Exception.
    Rows(SQLite::Database& database, const std::string& query);

    void bind(int place, std::int64_t value);
    void bind(int place, const std::string& value);
    /// Goes to the next row, at first to the first; false if there is none. Throws SQLite::Exception.
    [[nodiscard]] bool next();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] double realOr(int column, double otherwise) const;
    [[nodiscard]] std::string text(int column) const;
    /// Until the next row.
    [[nodiscard]] std::span<const std::byte> bytes(int column) const;
    /// Four columns from that one.
    [[nodiscard]] ErrorCounts counts(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

/// Finds utterances by their keys.
class KeyIndex {
public:
    KeyIndex() = default;
    explicit KeyIndex(const std::vector<CorpusUtterance>& utterances);

    [[nodiscard]] std::optional<std::size_t> find(std::int64_t key) const;

private:
    std::vector<std::pair<std::int64_t, std::size_t>> sorted_;
    bool dense_ = false; ///< the keys follow each other
};

/// As readResults(path), with these steps from older versions.
[[nodiscard]] std::shared_ptr<const CorpusResults> readResults(const std::filesystem::path& path,
                                                               std::span<const Migration> steps);

} // namespace offramp::detail
