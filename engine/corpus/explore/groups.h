// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "exits/measure.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Utterances that have something in common.
struct CorpusGroup {
    std::string name;              ///< a column's value; empty: it has none there, or isn't by a column
    std::optional<Range> duration; ///< of groups by length: the shortest and the longest, seconds
    Selection utterances;
};

/// By the values of a column (an index of CorpusResults::columns), in the order of their bytes, numbers by
/// size, those without a value last.
[[nodiscard]] std::vector<CorpusGroup> groupsByColumn(const CorpusResults& results, std::size_t column,
                                                      std::span<const std::uint32_t> selection);

/// The utterances whose column "split" has that value. Throws Error, naming those that there are, if there is
/// none.
[[nodiscard]] Selection ofSplit(const CorpusResults& results, std::string_view split);

/// By length, short ones first: `count` ≥ 1 groups of as many utterances each, as near as can be. Equal
/// lengths stay together, so there may be fewer. Utterances whose length isn't known are a group of their
/// own, the last, without a duration.
[[nodiscard]] std::vector<CorpusGroup> groupsByDuration(const CorpusResults& results, std::size_t count,
                                                        std::span<const std::uint32_t> selection);

/// What exits taken come to in each group, its histogram too.
[[nodiscard]] std::vector<OperatingPoint> operatingPoints(const CorpusResults& results,
                                                          const DecoderResults& decoder,
                                                          std::span<const std::int16_t> exitsTaken,
                                                          std::span<const CorpusGroup> groups);

} // namespace offramp
