// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/read_rows.h"
#include "corpus/results/store.h"

#include <filesystem>

namespace offramp::detail {

/// A trace from a row whose columns 1 to 5 are frames, classes, log_probs, hidden_cosines and model_score.
/// Throws Error about the file `path` if they don't fit one another.
[[nodiscard]] TraceRecord traceOf(const Rows& rows, const std::filesystem::path& path);

} // namespace offramp::detail
