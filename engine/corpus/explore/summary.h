// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "corpus/explore/overthinking.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// A measure's mean at an exit, over the utterances where it is defined and finite.
struct MeasureMean {
    MeasureSpec spec;
    std::optional<double> mean; ///< nothing where there is none
    std::size_t utterances = 0; ///< that it is the mean of
};

/// One exit over a corpus, as if all utterances took it.
struct ExitSummary {
    ExitDescription exit;
    OperatingPoint point;              ///< errors and costs
    std::vector<MeasureMean> measures; ///< in the decoder's order
};

/// What is to be said of a corpus before any threshold.
struct CorpusSummary {
    std::size_t utterances = 0;
    std::size_t withReference = 0;
    std::int64_t referenceWords = 0;
    double duration = 0; ///< seconds, of the utterances whose duration is known
    std::vector<ExitSummary> exits;
    OperatingPoint fewestErrors; ///< the oracles, over the utterances with a reference
    OperatingPoint noWorseThanLast;
    Overthinking overthinking;
};

[[nodiscard]] CorpusSummary summarise(const CorpusResults& results, const DecoderResults& decoder,
                                      std::span<const std::uint32_t> selection);

} // namespace offramp
