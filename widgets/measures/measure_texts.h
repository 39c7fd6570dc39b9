// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"

#include <QString>

#include <optional>

namespace offramp {

struct Analysis;

/// "Entropy", "Between exits": what a list of measures is grouped by.
[[nodiscard]] QString groupText(MeasureGroup group);

/// A measure's name with the parameters that differ from the defaults: "Entropy, normalised (without blanks,
/// temperature 1.5)".
[[nodiscard]] QString nameOf(const MeasureSpec& spec);
/// The same with the measure's brief name, where there is little room.
[[nodiscard]] QString briefNameOf(const MeasureSpec& spec);
/// As nameOf() amid a sentence: "entropy, normalised …".
[[nodiscard]] QString nameAmid(const MeasureSpec& spec);

/// Why it has no value at any exit of the analysis, and what would help: "Undefined here: it needs the N best
/// of a beam search. Choose beam search in N-best." Empty where it has one, or nothing is known.
[[nodiscard]] QString undefinedText(const MeasureSpec& spec, const Analysis* analysis);

/// A value or threshold of it; a count without decimals.
[[nodiscard]] QString valueText(const Measure& measure, std::optional<double> value, int digits = 3);

/// True of a measure that counts.
[[nodiscard]] bool isWhole(const Measure& measure);

/// How it stops: "Stops below", "Stops at or above".
[[nodiscard]] QString directionText(Direction direction, bool inclusive);

} // namespace offramp
