// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/correlation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace offramp {

namespace {

double mean(std::span<const double> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

bool anyNan(std::span<const double> numbers) {
    return std::ranges::any_of(numbers, [](double number) { return std::isnan(number); });
}

} // namespace

std::optional<double> pearson(std::span<const double> x, std::span<const double> y) {
    if (x.size() < 2) return std::nullopt;
    const double meanX = mean(x);
    const double meanY = mean(y);
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        products += (x[i] - meanX) * (y[i] - meanY);
        squaresX += (x[i] - meanX) * (x[i] - meanX);
        squaresY += (y[i] - meanY) * (y[i] - meanY);
    }
    // Numbers that are all alike may differ from their rounded mean by a digit.
    const auto varies = [](std::span<const double> numbers) {
        return std::ranges::any_of(numbers, [&](double number) { return number != numbers.front(); });
    };
    if (!varies(x) || !varies(y)) return std::nullopt;
    const double correlation = products / (std::sqrt(squaresX) * std::sqrt(squaresY));
    return std::isfinite(correlation) ? std::optional(std::clamp(correlation, -1.0, 1.0)) : std::nullopt;
}

std::vector<double> averageRanks(std::span<const double> numbers) {
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t index) { return numbers[index]; });
    std::vector<double> ranks(numbers.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && numbers[order[end]] == numbers[order[begin]])
            ++end;
        const double rank = static_cast<double>(begin + 1 + end) / 2; // the mean of begin + 1 … end
        for (; begin < end; ++begin)
            ranks[order[begin]] = rank;
    }
    return ranks;
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y) {
    if (anyNan(x) || anyNan(y)) return std::nullopt;
    return pearson(averageRanks(x), averageRanks(y));
}

} // namespace offramp
