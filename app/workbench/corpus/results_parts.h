// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <set>
#include <string>

namespace offramp {

/// The parts that a corpus falls into by its column "split": their names; empty where there is no such
/// column, or it has one value, or so many that they are no parts.
[[nodiscard]] std::set<std::string> partsOf(const CorpusResults& results);

/// The utterances of a part that partsOf() has named.
[[nodiscard]] Selection partOf(const CorpusResults& results, const std::string& part);

} // namespace offramp
