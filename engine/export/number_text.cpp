// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace offramp::detail {

namespace {

template <typename Real>
std::string shortest(Real number) {
    if (std::isnan(number)) return {};
    std::array<char, 40> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

} // namespace

std::string shortestText(double number) {
    return shortest(number);
}

std::string shortestText(float number) {
    return shortest(number);
}

std::string fixedText(double number, int decimals) {
    std::array<char, 400> text{}; // the largest double has 309 digits
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, decimals).ptr;
    const std::string fixed(text.data(), end);
    const bool zero = fixed.find_first_not_of("-0.") == std::string::npos;
    return zero && fixed.front() == '-' ? fixed.substr(1) : fixed;
}

} // namespace offramp::detail
