// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/corpus_subject.h"

#include <QString>

namespace offramp {

/// What a filter leaves.
struct Filtered {
    Selection shown;        ///< everything where the filter can't be read
    QString error;          ///< a sentence; empty: none
    bool readsStep = false; ///< it may leave others after a step of the threshold
};

/// Applies what a person wrote: an expression over columns, "wer_12 > 0.2 and exit == 4" (Filter), or else a
/// text that is looked for in identifiers, references, the exit's texts and the manifest's columns whatever
/// its case. `step` may be null: nothing is known of the exit taken.
[[nodiscard]] Filtered applyFilter(const QString& filter, const CorpusSubject& subject,
                                   const CorpusStep* step);

/// Whether it is meant as an expression: it compares, or has parentheses.
[[nodiscard]] bool isExpression(const QString& filter);

} // namespace offramp
