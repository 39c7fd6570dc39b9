// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "decode/decoder_options.h"
#include "model/open.h"
#include "policy_options.h"
#include "recording_options.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace offramp::cli {

/// What `analyze` was asked for.
struct AnalyzeRequest {
    std::filesystem::path model;
    OpenOptions open;
    std::vector<std::filesystem::path> audio;
    RecordingRequest recordings;
    PolicyRequest policy;
    DecoderOptions decoder;
    std::string json; ///< a file's name, "-" for standard output
    std::filesystem::path dump;
};

/// Throws UsageError for what can be seen to be wrong before anything is read or made.
void checkUsage(const AnalyzeRequest& request);

/// Analyses every recording, prints tables or JSON, and returns the program's status.
[[nodiscard]] int runAnalyze(const AnalyzeRequest& request);

} // namespace offramp::cli
