// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <cmath>
#include <limits>

namespace offramp {

// The parts of the table that measures() puts together, and what their entries share.

[[nodiscard]] std::span<const Measure> entropyMeasures();
[[nodiscard]] std::span<const Measure> probabilityMeasures();
[[nodiscard]] std::span<const Measure> sequenceMeasures();
[[nodiscard]] std::span<const Measure> exitMeasures(); ///< between exits, and the model's own

namespace detail {

using Value = std::optional<double>;

[[nodiscard]] constexpr unsigned bits(Parameter parameter) {
    return static_cast<unsigned>(parameter);
}
[[nodiscard]] constexpr unsigned bits(Need need) {
    return static_cast<unsigned>(need);
}

/// What every measure has that is pooled over frames of log-probabilities.
inline constexpr unsigned frameParameters =
    bits(Parameter::mask) | bits(Parameter::pool) | bits(Parameter::temperature);

inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// How far from the sure end of its range a threshold begins.
inline constexpr double startingShare = 0.035;

[[nodiscard]] inline Range unitRange(std::int64_t /*classes*/, int /*exits*/) {
    return {0, 1};
}
[[nodiscard]] inline Range natsRange(std::int64_t classes, int /*exits*/) {
    return {0, std::log(static_cast<double>(classes))};
}
[[nodiscard]] inline Range logRange(std::int64_t /*classes*/, int /*exits*/) {
    return {-infinity, 0};
}
[[nodiscard]] inline Range fromZero(std::int64_t /*classes*/, int /*exits*/) {
    return {0, infinity};
}

[[nodiscard]] inline double nearZero(std::int64_t /*classes*/) {
    return startingShare;
}
/// So many thousandths, whatever the vocabulary. They are chosen so that strings of digits stop at the same
/// layer on average (the demo's model and recordings, ten best hypotheses) as where the normalised entropy
/// falls below 0.035; patience and a model's own score, which have no such place, by hand.
template <int thousandths>
[[nodiscard]] double startAt(std::int64_t /*classes*/) {
    return thousandths / 1000.0;
}
[[nodiscard]] inline double nearZeroNats(std::int64_t classes) {
    return startingShare * std::log(static_cast<double>(classes));
}

} // namespace detail

} // namespace offramp
