// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace offramp::cli {

/// How recordings are read and scored, as the command line says it.
struct RecordingRequest {
    std::string reference; ///< a text, or a file's name; empty: what lies beside the audio
    std::string normalisation;
    std::optional<int> channel; ///< from 1
    int threads = 0;
};

/// Declares --reference, --normalisation, --channel and --threads.
void addRecordingOptions(CLI::App& command, RecordingRequest& request);

/// Without the references, which differ from recording to recording. Throws Error for an unknown
/// normalisation.
[[nodiscard]] AnalyzeOptions analyzeOptionsOf(const RecordingRequest& request);

/// Where a request's references come from.
class References {
public:
    /// `given`: RecordingRequest::reference. Throws UsageError for a text that goes with several recordings,
    /// Error about the file.
    References(const std::string& given, std::size_t recordings);

    [[nodiscard]] std::optional<std::string> of(const std::filesystem::path& audio) const;

private:
    bool given_ = false;
    std::optional<std::string> text_;
    std::map<std::string, std::string> transcripts_;
};

} // namespace offramp::cli
