// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace offramp {

/// One measure's value at one exit.
struct Score {
    MeasureSpec spec;
    std::optional<double> value; ///< nothing: undefined; may be ±∞ where the measure's range has no bound

    bool operator==(const Score&) const = default;
};

/// One exit's values.
using Scores = std::vector<Score>;

/// Every measure of one exit with its default parameters, in the order of measures().
[[nodiscard]] Scores scoreExit(const ExitEvidence& evidence);
/// These alone, in their order; each is valid (checkSpec).
[[nodiscard]] Scores scoreExit(const ExitEvidence& evidence, std::span<const MeasureSpec> specs);
[[nodiscard]] std::optional<double> evaluate(const MeasureSpec& spec, const ExitEvidence& evidence);

/// The score of that measure, taken so; null if it is not among them.
[[nodiscard]] const Score* findScore(const Scores& scores, const MeasureSpec& spec);
/// Its value; nothing if it is undefined or not among them.
[[nodiscard]] std::optional<double> valueOf(const Scores& scores, const MeasureSpec& spec);
/// The value of measure `id` with its default parameters.
[[nodiscard]] std::optional<double> valueOf(const Scores& scores, std::string_view id);

} // namespace offramp
