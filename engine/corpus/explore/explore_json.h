// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/summary.h"
#include "corpus/explore/sweep.h"

#include <string>
#include <vector>

namespace offramp {

/// What a file that is written tells of where its figures come from.
struct ExploredPart {
    std::string split; ///< empty: all
    std::string where; ///< a filter's expression; empty: all
};

struct DecoderSummary {
    const DecoderResults* decoder = nullptr;
    CorpusSummary summary;
};

// As text, in the C locale: numbers read back to the digit, what isn't known is null. docs/exploring.md says
// what every key means. `version` is 1.

[[nodiscard]] std::string summaryJson(const CorpusResults& results, const ExploredPart& part,
                                      const std::vector<DecoderSummary>& summaries);

[[nodiscard]] std::string sweepJson(const CorpusResults& results, const ExploredPart& part,
                                    const DecoderResults& decoder, const MeasureSpec& spec,
                                    const std::vector<SweepPoint>& points);

} // namespace offramp
