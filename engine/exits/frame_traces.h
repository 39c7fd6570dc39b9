// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <cstdint>
#include <vector>

namespace offramp {

/// What is said of each frame of one exit: T numbers each, p = e^ℓ the classes' probabilities.
///
/// The frame measures of most use are means (or other poolings) of these, and frames are left out by them
/// (those whose argmax is the blank, say).
struct FrameTraces {
    std::int64_t classes = 0;          ///< V
    std::vector<float> entropy;        ///< −Σ p ln p in nats, 0 … ln V
    std::vector<float> maxProbability; ///< max p, 1/V … 1
    std::vector<float> margin;         ///< the largest p less the second largest, 0 … 1; max p where V = 1
    std::vector<float> blankProbability; ///< the blank's p; empty if the model has no blank
    std::vector<std::int32_t> argmax;    ///< the most probable class, the lowest of equals

    [[nodiscard]] std::int64_t frames() const { return static_cast<std::int64_t>(argmax.size()); }
};

/// Traces of `logProbs` [T × V], natural logarithms, each row's probabilities summing to 1. −∞ is a
/// probability of 0 and adds nothing to the entropy. A row with a NaN has NaN for its entropy, maximum and
/// margin, and class 0 for its argmax. `blank` −1: none. Relative error 1e-6, the entropy's relative to the
/// largest term p ln p.
[[nodiscard]] FrameTraces traceFrames(const Matrix& logProbs, int blank);

} // namespace offramp
