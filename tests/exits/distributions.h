// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <cmath>
#include <random>
#include <vector>

namespace offramp::test {

/// Log-probabilities of frames given as probabilities; 0 becomes −∞.
inline Matrix logsOf(const std::vector<std::vector<double>>& frames) {
    Matrix logProbs(static_cast<std::int64_t>(frames.size()),
                    frames.empty() ? 0 : static_cast<std::int64_t>(frames.front().size()));
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        for (std::int64_t c = 0; c < logProbs.cols(); ++c) {
            logProbs(t, c) = static_cast<float>(
                std::log(frames[static_cast<std::size_t>(t)][static_cast<std::size_t>(c)]));
        }
    }
    return logProbs;
}

/// Log-softmax of normally distributed numbers times `sharpness`: 0 is uniform, 30 almost certain.
inline Matrix randomLogProbs(std::int64_t frames, std::int64_t classes, double sharpness, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, sharpness > 0 ? sharpness : 1);
    Matrix logProbs(frames, classes);
    for (std::int64_t t = 0; t < frames; ++t) {
        std::vector<double> logits(static_cast<std::size_t>(classes));
        double sum = 0;
        for (double& logit : logits)
            sum += std::exp(logit = sharpness > 0 ? normal(random) : 0);
        for (std::int64_t c = 0; c < classes; ++c) {
            logProbs(t, c) = static_cast<float>(logits[static_cast<std::size_t>(c)] - std::log(sum));
        }
    }
    return logProbs;
}

} // namespace offramp::test
