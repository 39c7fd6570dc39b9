// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace offramp {

/// A logistic regression's result: P(1 | x) = 1 / (1 + e^−(w·x + b)).
struct Logistic {
    std::vector<double> weights;
    double bias = 0;
    double logLoss = 0; ///< mean, nats
    int steps = 0;
    bool converged = true;
};

/// `rows`: [n × features], finite; `targets`: n of 0 and 1. As fitGate() describes it.
[[nodiscard]] Logistic fitLogistic(std::span<const double> rows, std::size_t features,
                                   std::span<const std::uint8_t> targets, double ridge);

} // namespace offramp
