// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"

#include <filesystem>

namespace offramp {

/// Writes the numbers of an analysis as safetensors, all F32: "features" [N × mels] and for every exit that
/// was run "exit.0.log_probs" … [T × V]. Throws Error.
void dumpAnalysis(const Analysis& analysis, const std::filesystem::path& path);

} // namespace offramp
