// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <set>
#include <string>

namespace offramp {

/// The same run's file, as it was or with more utterances in it.
[[nodiscard]] bool isSameRun(const CorpusResults& before, const CorpusResults& now);

/// The same utterances where others have come between them.
[[nodiscard]] Selection inGrown(const Selection& selected, const CorpusResults& before,
                                const CorpusResults& now);

/// The parts that a corpus falls into by its column "split": their names; empty where there is no such
/// column, or it has one value, or so many that they are no parts.
[[nodiscard]] std::set<std::string> partsOf(const CorpusResults& results);

/// The utterances of a part that partsOf() has named.
[[nodiscard]] Selection partOf(const CorpusResults& results, const std::string& part);

} // namespace offramp
