// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/comparing/comparison_work.h"

#include <span>

namespace offramp {

/// What a comparison is made from, for its tables.
struct ComparedSides {
    std::span<const ComparedResults> sides;
    const std::vector<QString>& names;
};

[[nodiscard]] CellTable exitsTable(const ComparedSides& sides, const ResultsComparison& comparison);
[[nodiscard]] CellTable differencesTable(const ComparedSides& sides, const ResultsComparison& comparison);
[[nodiscard]] CellTable utterancesTable(const ComparedSides& sides, const ResultsComparison& comparison);
[[nodiscard]] QStringList comparisonNotes(const ResultsComparison& comparison,
                                          const BootstrapOptions& bootstrap);

} // namespace offramp
