// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "exits/measure_spec.h"

#include <string>

namespace offramp::cli {

/// A measure in its text form; throws UsageError where it is none.
[[nodiscard]] MeasureSpec measureFrom(const std::string& text);

/// The decoder of that name, or without a name the one that the measure is of. Throws Error that says what
/// there is.
[[nodiscard]] const DecoderResults& decoderFor(const CorpusResults& results, const std::string& name,
                                               const MeasureSpec& spec);

} // namespace offramp::cli
