// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace offramp {

/// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): a state counts on by the odd number nearest to 2⁶⁴ over the
/// golden ratio and is mixed (Stafford's variant 13). The same everywhere, which std's distributions aren't.
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

    /// Of 64 even bits.
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// 0 … count − 1, each as likely as the others; count ≥ 1. Numbers that would favour the low ones are
    /// drawn again.
    std::uint64_t below(std::uint64_t count) {
        const std::uint64_t rest = (0 - count) % count; // 2⁶⁴ mod count
        std::uint64_t drawn = next();
        while (drawn < rest)
            drawn = next();
        return drawn % count;
    }
    /// [0, 1), in steps of 2⁻⁵³.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

private:
    std::uint64_t state_;
};

} // namespace offramp
