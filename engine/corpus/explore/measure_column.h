// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <span>

namespace offramp {

/// The decoder's values of the measure, [utterances × exits]. Throws Error, naming the file, the decoder, the
/// measure and those that there are, if it has none. Nothing is converted: one entropy's scale follows from
/// another's only where the number of classes is known, and a results file needn't state it.
[[nodiscard]] std::span<const double> valuesOf(const CorpusResults& results, const DecoderResults& decoder,
                                               const MeasureSpec& spec);

} // namespace offramp
