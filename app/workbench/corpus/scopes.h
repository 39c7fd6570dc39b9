// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"

#include <QVariant>

#include <string>
#include <vector>

namespace offramp {

/// The parts that a corpus has names for: values of its column "split", in order. Empty if there is no such
/// column, or too many values to be parts, or one alone.
[[nodiscard]] std::vector<std::string> scopesOf(const CorpusResults& results);

/// The utterances of that part; of none, an invalid value, all.
[[nodiscard]] Selection scopeOf(const CorpusResults& results, const QVariant& part);

} // namespace offramp
