// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace offramp::detail {

/// Writes records into an open results file.
class RecordWriter {
public:
    /// All must outlive it.
    RecordWriter(SQLite::Database& database, const RunIdentity& identity, const std::filesystem::path& path);

    /// In one transaction. Throws Error and SQLite::Exception.
    void write(const std::vector<UtteranceRecord>& utterances, const std::vector<FailureRecord>& failures);

private:
    void check(const UtteranceRecord& record) const;
    [[noreturn]] void refuse(const UtteranceRecord& record, const char* what) const;
    void findColumns();
    void addColumnsFor(const std::vector<UtteranceRecord>& utterances);
    void prepareResult();

    void writeUtterance(const UtteranceRecord& record);
    [[nodiscard]] std::int64_t writeEntry(const UtteranceRecord& record);
    void writeColumns(std::int64_t key, const ManifestEntry& entry);
    void writeCosts(std::int64_t key, const UtteranceRecord& record);
    void writeResult(std::int64_t key, std::size_t decoder, std::size_t exit, const ExitRecord& record);
    void writeTraces(std::int64_t key, const std::vector<TraceRecord>& traces);
    void writeFailure(const FailureRecord& record);
    [[nodiscard]] std::size_t decoderIndex(const std::string& name) const;

    SQLite::Database& database_;
    const RunIdentity& identity_;
    const std::filesystem::path& path_;
    std::filesystem::path folder_; ///< that stored paths are relative to

    std::vector<MeasureSpec> measures_; ///< of the last columns of `result`, in their order
    SQLite::Statement entry_;
    SQLite::Statement forget_;
    SQLite::Statement columns_;
    SQLite::Statement cost_;
    std::array<SQLite::Statement, 3> clear_; ///< of what an utterance had before
    SQLite::Statement trace_;
    SQLite::Statement failure_;
    std::unique_ptr<SQLite::Statement> result_; ///< as many places as there are measures
};

} // namespace offramp::detail
