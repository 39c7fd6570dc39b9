// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// Pearson's correlation of pairs, Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²), −1 … 1. Nothing for fewer
/// than two pairs, where one side is all alike, and where a number isn't finite. Both spans are of one
/// length.
[[nodiscard]] std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// Spearman's: Pearson's of the ranks (averageRanks), so that ties are accounted for (Kendall and Gibbons
/// 1990). Infinite numbers have a rank; nothing where one is NaN.
[[nodiscard]] std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

/// Ranks from 1, the smallest first; equal numbers share the mean of the ranks that they take up. None may be
/// NaN.
[[nodiscard]] std::vector<double> averageRanks(std::span<const double> numbers);

} // namespace offramp
