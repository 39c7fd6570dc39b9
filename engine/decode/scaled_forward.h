// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <optional>
#include <span>

namespace offramp {

class Tokenizer;

/// ctcForward() in plain probabilities, which are scaled on the way (Rabiner 1989, section V.A): the same to
/// rounding, in a tenth of the time. Nothing where too small a share of the probability is left for what was
/// lost below the range of numbers to be nothing beside it; logarithms are needed then. What is given must
/// have been checked: widths, tokens and frames (no NaN, no +∞, T ≥ 1).
[[nodiscard]] std::optional<double> scaledForward(const Matrix& logProbs, std::span<const int> tokens,
                                                  const Tokenizer& tokenizer);

} // namespace offramp
