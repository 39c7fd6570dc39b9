// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace offramp {

/// Each hypothesis's share of the probability of all: exp(s_k/τ) / Σ exp(s/τ), of their scores s (natural
/// logarithms, −∞: no probability) and the temperature τ > 0. Empty if none is possible.
[[nodiscard]] std::vector<double> posteriorsOf(std::span<const double> scores, double temperature);

} // namespace offramp
