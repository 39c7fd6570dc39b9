// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "exits/measure_spec.h"

namespace offramp {

/// True if the measure has a stored value at none of the exits that are computed, of which there is one at
/// least. A measure whose scores aren't stored isn't undefined, it is unknown.
[[nodiscard]] bool isUndefined(const MeasureSpec& spec, const Analysis& analysis);

/// Why a measure that is undefined at every exit of the analysis is so, to stand after a colon: "it needs the
/// N best of a beam search".
[[nodiscard]] Message whyUndefined(const MeasureSpec& spec, const Analysis& analysis);

} // namespace offramp
