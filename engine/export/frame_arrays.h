// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/npz.h"
#include "export/subject.h"

#include <cstddef>
#include <vector>

namespace offramp {

// What an NPZ file of a recording holds; exits count from 1. `time_s` (64-bit floats) is where each frame
// begins, of the exit with the most of them; `metadata` is JSON, a text without a dimension. Of each exit
// chosen:

/// exitN_entropy_nats, exitN_max_probability, exitN_margin and, of a model with a blank,
/// exitN_blank_probability, 32-bit floats [T]; exitN_class [T], 32-bit integers.
[[nodiscard]] std::vector<NpyArray> traceArrays(const ExportSubject& subject, const ExitChoice& exits = {});

/// exitN_log_probs [T × V], 32-bit floats, natural logarithms; `tokens` [V], the classes' names.
[[nodiscard]] std::vector<NpyArray> logProbArrays(const ExportSubject& subject, const ExitChoice& exits = {});

} // namespace offramp
