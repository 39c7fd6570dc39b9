// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <vector>

namespace offramp {

/// A budget's threshold, found on a corpus.
struct CorpusBudget {
    BudgetRule budget;    ///< with its threshold
    double meanLayer = 0; ///< that it reaches
    int utterances = 0;   ///< that it was fitted to
};

/// Fits the budget to the subject's scope, exactly: the most careful threshold whose mean layer is no more
/// than the budget's; if none gets there, the boldest. `temperatures`: a Policy's, or none. The decoder is
/// the subject's, or the first that has values of the measure. Throws Error: the file has no values of it, or
/// no utterance is in scope.
[[nodiscard]] CorpusBudget fitToCorpus(const CorpusSubject& subject, const BudgetRule& budget,
                                       const std::vector<double>& temperatures);

} // namespace offramp
