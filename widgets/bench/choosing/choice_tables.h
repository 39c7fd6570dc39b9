// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/choose/choice.h"
#include "table/cell_model.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace offramp {

/// What a choice comes to on the calibration and the test part, with the measure without the fit and the last
/// exit beside it. Where nothing was chosen the last exit alone.
[[nodiscard]] CellTable figuresTable(const MadeChoice& made);

/// What was fitted, exit by exit, with what it changes on the test part. Empty where nothing was.
[[nodiscard]] CellTable fitTable(const MadeChoice& made);

/// "Stops where entropy, normalised < 0.0312": what was chosen; empty: nothing was.
[[nodiscard]] QString chosenText(const MadeChoice& made);
/// What was chosen and what it guarantees, as sentences, or why nothing was.
[[nodiscard]] QStringList choiceSentences(const MadeChoice& made);
/// What the figures of the test part are worth, as a sentence.
[[nodiscard]] QString provenanceText(const MadeChoice& made);
/// True where the test part was also tuned on, or shares its speakers.
[[nodiscard]] bool isOptimistic(const MadeChoice& made);
/// What the fit was made on, and what its table says; empty where nothing was fitted.
[[nodiscard]] QString fitText(const MadeChoice& made);

} // namespace offramp
