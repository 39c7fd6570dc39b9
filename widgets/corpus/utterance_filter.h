// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/corpus_subject.h"

#include <QString>
#include <QStringList>

namespace offramp {

/// What a filter leaves.
struct Filtered {
    Selection shown;        ///< everything where the filter can't be read
    QString error;          ///< a sentence; empty: none
    bool readsStep = false; ///< it may leave others after a step of the threshold
};

/// Applies what a person wrote: a text that is looked for in identifiers, references, the exit's texts and
/// the manifest's columns whatever its case, or an expression over columns, "wer_12 > 0.2 and exit == 4".
/// `step` may be null: nothing is known of the exit taken.
[[nodiscard]] Filtered applyFilter(const QString& filter, const CorpusSubject& subject,
                                   const CorpusStep* step);

/// The names that an expression may use, in order.
[[nodiscard]] QStringList filterNames(const CorpusSubject& subject);

} // namespace offramp
