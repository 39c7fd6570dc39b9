// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "corpus/import/import.h"
#include "corpus/results/store.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace offramp::detail {

/// A run as files of others describe it, before it is written.
struct ImportedRun {
    RunIdentity identity;
    std::vector<UtteranceRecord> utterances;
    std::vector<Message> notes;
};

/// A folder of the authors' form (published_run.cpp).
[[nodiscard]] ImportedRun readPublishedRun(const std::filesystem::path& folder, const ImportOptions& options);
/// A table with a row for each utterance and exit (score_table.cpp).
[[nodiscard]] ImportedRun readScoreTable(const std::filesystem::path& file, const ImportOptions& options);

/// Every exit's scores of the measures that texts alone tell, patience and soft_patience; `texts` by exit.
[[nodiscard]] std::vector<Scores> textScores(const std::vector<std::string>& texts);

/// "PATH, line N": what an error in a line is about.
[[nodiscard]] inline std::string inLine(const std::filesystem::path& path, std::size_t line) {
    return path.string().append(", line ").append(std::to_string(line));
}

/// A line as an error quotes it: without white space at its ends, and not longer than it can be read.
[[nodiscard]] std::string excerpt(std::string_view line);

/// Bytes that a file to import may have at most.
inline constexpr std::uintmax_t largestImport = std::uintmax_t{2} << 30U;

} // namespace offramp::detail
