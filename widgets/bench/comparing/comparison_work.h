// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "bench/corpus_subject.h"
#include "corpus/choose/compare.h"
#include "table/cell_model.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// Results side by side.
struct ComparisonRequest {
    CorpusSubject subject; ///< the first side; its scope is what is compared
    std::vector<std::shared_ptr<const CorpusResults>> files; ///< the others
    /// Where each side stops, as far as it can be decided there; elsewhere, and without one, the last exit.
    std::optional<Policy> policy;
    std::string group; ///< BootstrapOptions::group
};

/// A comparison, ready to be shown.
struct MadeComparison {
    std::vector<std::shared_ptr<const CorpusResults>> results; ///< of each side
    std::vector<QString> names;                                ///< of each side
    ResultsComparison comparison;
    QStringList notes;     ///< what it is over, and what to know of it: sentences
    CellTable exits;       ///< word error rate by layer, a column for each side
    CellTable differences; ///< of each pair
    CellTable utterances;  ///< a row for each of ResultsComparison::utterances, all that differ
};

/// Takes a while: for a thread in the background. Throws Error as compareResults(), and Cancelled.
[[nodiscard]] MadeComparison makeComparison(const ComparisonRequest& request, const CancelToken& cancel = {});

} // namespace offramp
