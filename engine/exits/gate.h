// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <cmath>
#include <cstddef>

namespace offramp {

/// A gate's probability, 1 / (1 + e^−(w·f + b)); NaN where a feature is NaN (undefined), or infinite features
/// have no sum. `feature(i)`: the i-th feature's value, one for each weight.
template <typename Feature>
[[nodiscard]] double gateProbability(const GateRule::Exit& gate, const Feature& feature) {
    double sum = gate.bias;
    for (std::size_t i = 0; i < gate.weights.size(); ++i)
        sum += gate.weights[i] * feature(i);
    return 1 / (1 + std::exp(-sum));
}

} // namespace offramp
