// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

namespace offramp {

class Tokenizer;

/// Throws Error if `logProbs`, [T × V], has frames but not the tokenizer's V.
void checkWidth(const Matrix& logProbs, const Tokenizer& tokenizer);

/// Throws Error if frame `frame` holds a NaN, or +∞, which is no log-probability either.
void checkFrame(std::span<const float> row, std::int64_t frame);

} // namespace offramp
