// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/presentation/threshold_keys.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace offramp {

namespace {

/// How far beyond a lone value a threshold may be, as a part of the value.
constexpr double margin = 0.5;
constexpr double leastMargin = 1e-6;

double room(double value) {
    return std::max(std::abs(value) * margin, leastMargin);
}

/// Of a measure that is low where an exit is sure: the value of the surest exit before `exit`.
struct Before {
    double surest = INFINITY;
    int exit = -1;
};

Before surestBefore(std::span<const std::optional<double>> values, int exit) {
    Before before;
    for (int i = 0; i < exit; ++i) {
        const auto& value = values[static_cast<std::size_t>(i)];
        if (value && *value < before.surest) before = {*value, i};
    }
    return before;
}

ThresholdForExit forLow(std::span<const std::optional<double>> values, int exit) {
    const Before before = surestBefore(values, exit);
    const auto& value = values[static_cast<std::size_t>(exit)];
    if (value && std::isfinite(*value) && *value < before.surest) {
        const double high = std::isfinite(before.surest) ? before.surest : *value + room(*value);
        return {roundestBetween(*value, high), std::nullopt};
    }
    if (exit + 1 < static_cast<int>(values.size()))
        return {std::nullopt, before.exit >= 0 ? std::optional(before.exit) : std::nullopt};
    if (before.exit < 0) return {}; // no exit has a value
    return {roundestBetween(before.surest - room(before.surest), before.surest), std::nullopt};
}

} // namespace

double roundestBetween(double low, double high) {
    const double middle = low + (high - low) / 2;
    for (int power = static_cast<int>(std::ceil(std::log10(high - low))) + 1;; --power) {
        const double step = std::pow(10.0, power);
        // In whole steps, divided where they are fractions: 3 / 100 is the nearest number to 0.03, 3 · 0.01
        // needn't be.
        const double steps = std::round(middle / step);
        const double number = power < 0 ? steps / std::pow(10.0, -power) : steps * step;
        if (number > low && number < high) return number;
        if (power < -300) return middle;
    }
}

ThresholdForExit thresholdForExit(std::span<const std::optional<double>> values, int exit,
                                  Direction direction) {
    if (direction == Direction::lowIsGood) return forLow(values, exit);
    std::vector<std::optional<double>> mirrored(values.begin(), values.end());
    for (auto& value : mirrored)
        if (value) value = -*value;
    ThresholdForExit found = forLow(mirrored, exit);
    if (found.threshold) found.threshold = -*found.threshold;
    return found;
}

} // namespace offramp
