// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/explore/sweep.h"

#include <cstddef>
#include <span>
#include <vector>

namespace offramp {

/// The curve of any policy with one threshold for all exits (scaleOf()), a gate's and a measure's at
/// temperatures of its own among them: about `points` ≥ 2 thresholds from careful to bold, even in the
/// decisions that they change, the most careful and the boldest among them, with what each comes to. Time:
/// points × utterances. Throws Error as scaleOf(), and Cancelled.
[[nodiscard]] std::vector<SweepPoint> sweepFamily(const CorpusResults& results, const DecoderResults& decoder,
                                                  const Policy& family, std::size_t points,
                                                  std::span<const std::uint32_t> selection,
                                                  const CancelToken& cancel = {});

} // namespace offramp
