// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/short_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace offramp {

namespace {

/// The nearest number of so many significant digits.
double rounded(double number, int digits) {
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                   std::chars_format::scientific, digits - 1)
                         .ptr;
    double value = 0;
    std::from_chars(text.data(), end, value);
    return value;
}

/// The largest of so many significant digits that isn't above.
double roundedDown(double number, int digits) {
    const double nearest = rounded(number, digits);
    if (nearest <= number) return nearest;
    const double exponent = std::floor(std::log10(std::abs(number)));
    return rounded(nearest - std::pow(10.0, exponent - digits + 1), digits);
}

} // namespace

double shortestUpTo(double low, double high) {
    if (!std::isfinite(high)) return high;
    if (low < 0 && high >= 0) return 0;
    for (int digits = 1; digits <= std::numeric_limits<double>::max_digits10; ++digits) {
        const double candidate = roundedDown(high, digits);
        if (candidate > low && candidate <= high) return candidate;
    }
    return high;
}

double shortestFrom(double low, double high) {
    return 0 - shortestUpTo(-high, -low);
}

} // namespace offramp
