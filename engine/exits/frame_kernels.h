// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace offramp {

// Numbers of one frame's log-probabilities [V], natural. −∞ is a probability of 0. A frame with a NaN gives
// NaN. One pass over the classes each, exponentials in single precision (2e-7), sums in double.

/// −Σ p ln p, 0 … ln V.
[[nodiscard]] double rowEntropy(std::span<const float> row);

/// The two most probable classes.
struct RowTop {
    std::int32_t argmax = 0; ///< the lowest of equals
    float first = 0;         ///< log-probabilities
    float second = 0;        ///< −∞ where V = 1
};

/// A NaN is passed over. V ≥ 1.
[[nodiscard]] RowTop rowTop(std::span<const float> row);

/// Log-probabilities at temperature τ > 0: ℓ/τ less what makes them sum to 1. `tempered` has the length of
/// `row`.
void temper(std::span<const float> row, double temperature, std::span<float> tempered);

/// Confidence by the Tsallis entropy of order α > 0 in the linear form of Laptev and Ginsburg (2022),
/// 1 − (Σ p^α − 1)/(V^(1−α) − 1); at α = 1 its limit, 1 − H/ln V. 0 (uniform) … 1 (certain); 1 where V = 1.
[[nodiscard]] double rowTsallis(std::span<const float> row, double alpha);
/// Confidence by the Rényi entropy of order α > 0, 1 − ln Σ p^α / ((1 − α) ln V); at α = 1 its limit, 1 −
/// H/ln V. 0 … 1; 1 where V = 1.
[[nodiscard]] double rowRenyi(std::span<const float> row, double alpha);

/// ln Σ p^α, α > 0, which both come from. Near α = 1 what they need of it would be lost in rounding: they
/// take it otherwise there (ordersFromSum).
[[nodiscard]] double rowLogPowerSum(std::span<const float> row, double alpha);
/// Whether they come from the above.
[[nodiscard]] bool ordersFromSum(double alpha, std::int64_t classes);
/// Of frames, each number in place of its ln Σ p^α.
void tsallisFrom(std::span<double> logPowerSums, double alpha, std::int64_t classes);
void renyiFrom(std::span<double> logPowerSums, double alpha, std::int64_t classes);

/// Kullback and Leibler's divergence Σ p ln(p/q) in nats, 0 … ∞: +∞ where a q is 0 and its p is not. The rows
/// are equally long.
[[nodiscard]] double rowKl(std::span<const float> p, std::span<const float> q);
/// Jensen and Shannon's divergence, the mean of KL(p ‖ m) and KL(q ‖ m) with m = (p + q)/2, in nats, 0 …
/// ln 2.
[[nodiscard]] double rowJs(std::span<const float> p, std::span<const float> q);

} // namespace offramp
