// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"

#include <cstddef>
#include <span>
#include <vector>

namespace offramp {

struct SweepPoint {
    double threshold = 0;
    OperatingPoint point;
};

/// What a common threshold on the measure comes to, for each of `thresholds`, in their order. Throws Error if
/// the decoder has no values of the measure.
[[nodiscard]] std::vector<SweepPoint> sweep(const CorpusResults& results, const DecoderResults& decoder,
                                            const MeasureSpec& spec, std::span<const double> thresholds,
                                            std::span<const std::uint32_t> selection);

/// About `points` ≥ 2 thresholds, from careful to bold, that spread evenly over what they do: quantiles of
/// the values at which a decision changes (at an exit before the last, surer than all before it), so that a
/// curve through them has no gaps; the first lets no exit pass, the last every defined one. Each is the
/// shortest decimal number that decides the same.
[[nodiscard]] std::vector<double> sweepThresholds(const CorpusResults& results, const DecoderResults& decoder,
                                                  const MeasureSpec& spec, std::size_t points,
                                                  std::span<const std::uint32_t> selection);

} // namespace offramp
