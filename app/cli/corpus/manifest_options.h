// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/manifest/read.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace offramp::cli {

/// A corpus, as the command line names it.
struct ManifestRequest {
    std::filesystem::path path;
    ManifestOptions options;          ///< without the fields
    std::vector<std::string> columns; ///< FIELD=NAME
};

/// Adds --manifest and what says how to read it; the result is filled when the command is parsed.
[[nodiscard]] std::shared_ptr<ManifestRequest> addManifestOptions(CLI::App& command);

/// Reads it. Throws UsageError for a column that isn't one, and Error.
[[nodiscard]] Manifest readRequested(const ManifestRequest& request);

/// readRequested(); what was skipped is said on standard error.
[[nodiscard]] Manifest manifestOf(const ManifestRequest& request);

} // namespace offramp::cli
