// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"

#include <cstddef>
#include <string>
#include <vector>

namespace offramp {

/// What hypotheses are made of.
enum class SpanKind { words, tokens };

/// A word or a token in time.
struct TimedSpan {
    double begin = 0; ///< seconds from the file's beginning
    double end = 0;   ///< > begin
    std::string text;
    double probability = 0; ///< 0 … 1: the geometric mean over its frames
};

/// Those of an exit's hypothesis, in time. None overlaps the next: what two words share (a token with a space
/// inside it) is parted in its middle.
[[nodiscard]] std::vector<TimedSpan> timedSpans(const Analysis& analysis, std::size_t exit, SpanKind kind);

} // namespace offramp
