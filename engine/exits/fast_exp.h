// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace offramp {

/// Below it fastExp() is not to be asked: it gives 0 there already.
inline constexpr float leastExponent = -88.0F;

/// e^x for −88 ≤ x ≤ 0 within 2e-7 relative, written so that compilers make vector code of a loop over it; 0
/// below −87.7, where floats lose their precision. NaN stays NaN.
///
/// x = n ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial to r⁷ (the next term is below 6e-9); 2ⁿ
/// by the exponent's bits, which are 0, and so is the number, at n = −127. Adding 1.5·2²³ to n rounds it and
/// leaves it in the low bits.
inline float fastExp(float x) {
    constexpr float toInteger = 12582912.0F;
    constexpr float ln2High = 0.693359375F; // ln 2 in two parts, the first exact times small integers
    constexpr float ln2Low = -2.12194440e-4F;
    const float shifted = x * 1.44269504F + toInteger;
    const float n = shifted - toInteger;
    const float r = (x - n * ln2High) - n * ln2Low;
    float e = 1.0F / 5040;
    e = e * r + 1.0F / 720;
    e = e * r + 1.0F / 120;
    e = e * r + 1.0F / 24;
    e = e * r + 1.0F / 6;
    e = e * r + 0.5F;
    e = e * r + 1.0F;
    e = e * r + 1.0F;
    const std::uint32_t exponent = (std::bit_cast<std::uint32_t>(shifted) + 127U) << 23U;
    return e * std::bit_cast<float>(exponent);
}

/// −∞ and what is below the least exponent become that; NaN stays.
inline float atLeast(float least, float x) {
    return x < least ? least : x;
}

} // namespace offramp
