// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "decode/hypothesis.h"

#include <QString>
#include <Qt>

namespace offramp {

/// What a model tells MarkedTextDelegate.
enum MarkRole {
    markedTextRole = Qt::UserRole, ///< a cell's text as HTML with its differences marked
    takenRole                      ///< whether the row is the one that counts: the exit taken, say
};

/// A hypothesis as HTML: a substituted word is underlined with what was expected behind it, an inserted one
/// has a plus, a missing one is struck through in brackets: readable without colours. Null: nothing to
/// compare with, no marks.
[[nodiscard]] QString markedText(const Hypothesis& hypothesis, const ExitComparison* comparison);

} // namespace offramp
