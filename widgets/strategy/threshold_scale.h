// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace offramp {

/// What a threshold's slider stands on.
struct ThresholdScale {
    Range range; ///< with two ends
    Direction direction = Direction::lowIsGood;
    bool inclusive = false; ///< a value equal to the threshold passes too
    bool whole = false;     ///< only whole numbers make a difference

    bool operator==(const ThresholdScale&) const = default;
};

/// A measure's own scale, for V ≥ 1 classes and a model of `exits` ≥ 1 exits. Where its range has no end, or
/// reaches to both sides of 0, the scale goes as far as the numbers do (values and thresholds; infinite ones
/// don't count) and a little further, to a round number.
[[nodiscard]] ThresholdScale scaleOf(const Measure& measure, std::int64_t classes, int exits,
                                     std::span<const double> numbers);

/// A threshold on another scale of the same measure, for V classes; nothing unless the two differ by a
/// constant factor alone, as the entropies do.
[[nodiscard]] std::optional<double> converted(double threshold, const Measure& from, const Measure& to,
                                              std::int64_t classes);

/// A threshold of an entropy on the two other scales that there are: "= 0.121 nats = 0.0038 on the paper's
/// scale"; empty for other measures.
[[nodiscard]] QString equivalentsText(double threshold, const Measure& measure, std::int64_t classes);

} // namespace offramp
