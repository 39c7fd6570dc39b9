// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "analysis/judge.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// One recording's part of a report: what came of it, or why nothing did.
struct ReportEntry {
    std::filesystem::path audio;
    std::shared_ptr<const Analysis> analysis;
    std::optional<Judgement> judgement;
    std::string error;
};

/// The report as JSON text, version 1; docs/json.md says what every key means. Numbers are written so that
/// they are read back to the digit; what is undefined is null.
[[nodiscard]] std::string reportJson(const ModelDescription& model, const std::vector<ReportEntry>& entries);

} // namespace offramp
