// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace offramp {

/// IEEE 754 binary16 → binary32, exact for every value, subnormals, infinities and NaN included. Without
/// branches, so that a loop of it becomes vector instructions, and without subnormal floats, so that it
/// doesn't depend on the processor's flush-to-zero mode.
[[nodiscard]] inline float floatFromF16(std::uint16_t half) {
    constexpr std::uint32_t exponentMask = 0x7c00U << 13U;
    const std::uint32_t sign = (std::uint32_t(half) & 0x8000U) << 16U;
    const std::uint32_t magnitude = (std::uint32_t(half) & 0x7fffU) << 13U;
    const std::uint32_t exponent = magnitude & exponentMask;
    const std::uint32_t rebiased = magnitude + ((127U - 15U) << 23U);
    const std::uint32_t special = magnitude | 0x7f800000U;
    // 2^-14 · (1 + m) − 2^-14 = 2^-14 · m is what a subnormal half stands for, and zero.
    const float subnormal =
        std::bit_cast<float>(rebiased + (1U << 23U)) - std::bit_cast<float>((127U - 14U) << 23U);
    const std::uint32_t small = std::bit_cast<std::uint32_t>(subnormal);
    const std::uint32_t bits = exponent == exponentMask ? special : (exponent == 0U ? small : rebiased);
    return std::bit_cast<float>(bits | sign);
}

/// The upper half of a binary32.
[[nodiscard]] inline float floatFromBf16(std::uint16_t brain) {
    return std::bit_cast<float>(std::uint32_t(brain) << 16U);
}

} // namespace offramp
