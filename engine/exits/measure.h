// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/frame_traces.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace offramp {

/// What is known of an exit when its measures are taken. A measure that needs what isn't given is undefined,
/// so what later measures look at (hypotheses, the exit before, hidden states …) are further members, absent
/// by default.
struct ExitEvidence {
    const FrameTraces* traces = nullptr;
};

enum class Direction { lowIsGood, highIsGood };

/// The kinds that lists of measures are grouped by.
enum class MeasureGroup { entropy, probability };

/// The values that a measure can take.
struct Range {
    double low = 0;
    double high = 1;
};

/// A number that tells how sure an exit is. Texts are English, for translation by whoever shows them.
struct Measure {
    std::string_view id; ///< stable, for files and the command line
    std::string_view name;
    std::string_view explanation; ///< one sentence
    std::string_view formula;     ///< as plain text
    std::string_view typeset;     ///< the formula for typesetting, as TeX mathematics
    std::string_view source;      ///< where it comes from
    std::string_view unit;        ///< "nats"; empty for a pure number
    MeasureGroup group = MeasureGroup::entropy;
    Direction direction = Direction::lowIsGood;
    Range (*range)(std::int64_t classes) = nullptr; ///< for V ≥ 1 classes
    /// Nothing where it is undefined: no frames, evidence missing, or evidence that is no number (NaN).
    std::optional<double> (*evaluate)(const ExitEvidence& evidence) = nullptr;
};

/// All measures, in the order in which they are listed.
[[nodiscard]] std::span<const Measure> measures();
/// Null if there is none of that identifier.
[[nodiscard]] const Measure* findMeasure(std::string_view id);
/// Throws Error, naming those that there are, if there is none of that identifier.
[[nodiscard]] const Measure& measureOf(std::string_view id);

/// One measure's value at one exit.
struct Score {
    const Measure* measure = nullptr; ///< one of measures()
    std::optional<double> value;      ///< nothing: undefined
};

/// One exit's values.
using Scores = std::vector<Score>;

/// Every measure of one exit, in the order of measures().
[[nodiscard]] Scores scoreExit(const ExitEvidence& evidence);
/// The value of measure `id`; nothing if it is undefined or not among them.
[[nodiscard]] std::optional<double> valueOf(const Scores& scores, std::string_view id);

} // namespace offramp
