// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace offramp::cli {

/// Where to stop, as the command line says it.
struct PolicyRequest {
    std::string measure; ///< in its text form (parseMeasureSpec); empty: the default's
    std::optional<double> threshold;
    std::filesystem::path file; ///< a policy; instead of the two above
    bool stopEarly = false;
};

/// Declares --measure, --threshold, --policy and --stop-early.
void addPolicyOptions(CLI::App& command, PolicyRequest& request);

/// Throws UsageError for what can be seen to be wrong before a file is read.
void checkPolicyUsage(const PolicyRequest& request);

/// Reads the file, if one is named; its warnings go to standard error. Throws Error about it, and for what
/// checkPolicyUsage() refuses.
[[nodiscard]] Policy policyOf(const PolicyRequest& request);

} // namespace offramp::cli
