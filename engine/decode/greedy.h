// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "decode/hypothesis.h"

namespace offramp {

class Tokenizer;

/// Greedy CTC decoding (Graves et al. 2006, "best path"): each frame's most probable class, the lowest of
/// equals; repeats collapsed, then blanks removed, then the tokenizer's ignored classes (which thus part
/// repeats, as blanks do). `logProbs` is [T × V]; −∞ is a probability of 0; no frames give the empty
/// hypothesis. Throws Error if V isn't the tokenizer's or a value is NaN or +∞.
[[nodiscard]] Hypothesis greedyDecode(const Matrix& logProbs, const Tokenizer& tokenizer);

} // namespace offramp
