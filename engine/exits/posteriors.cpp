// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/posteriors.h"

#include <algorithm>
#include <cmath>

namespace offramp {

std::vector<double> posteriorsOf(std::span<const double> scores, double temperature) {
    if (scores.empty()) return {};
    const double most = *std::max_element(scores.begin(), scores.end());
    if (!std::isfinite(most)) return {};
    std::vector<double> shares;
    double sum = 0;
    for (const double score : scores) {
        shares.push_back(std::exp((score - most) / temperature));
        sum += shares.back();
    }
    for (double& share : shares)
        share /= sum;
    return shares;
}

} // namespace offramp
