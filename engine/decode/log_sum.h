// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace offramp {

/// ln(eᵃ + eᵇ); −∞ is 0.
[[nodiscard]] inline double logSum(double a, double b) {
    const double larger = a > b ? a : b;
    const double less = a > b ? b : a;
    // Below e^−38 the smaller is lost in the larger's last digit; −∞ − −∞ is NaN, which isn't above −38
    // either.
    const double difference = less - larger;
    return difference > -38 ? larger + std::log1p(std::exp(difference)) : larger;
}

} // namespace offramp
