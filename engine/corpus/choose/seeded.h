// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace offramp {

/// Random numbers that are the same on every machine: SplitMix64 (Steele et al. 2014).
class Seeded {
public:
    /// Streams of one seed are independent of one another.
    explicit Seeded(std::uint64_t seed, std::uint64_t stream = 0)
        : state_(mixed(mixed(seed) + 0x9e3779b97f4a7c15U * (stream + 1))) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        return mixed(state_);
    }

    /// Below `count` ≥ 1, each as likely as another (Lemire 2019: a product instead of a division).
    std::uint32_t below(std::uint32_t count) {
        std::uint64_t product = (next() >> 32U) * count;
        if (static_cast<std::uint32_t>(product) < count) {
            const std::uint32_t surplus = (0U - count) % count;
            while (static_cast<std::uint32_t>(product) < surplus)
                product = (next() >> 32U) * count;
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t left = values.size(); left > 1; --left)
            std::swap(values[left - 1], values[below(static_cast<std::uint32_t>(left))]);
    }

private:
    static std::uint64_t mixed(std::uint64_t bits) {
        bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
        bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
        return bits ^ (bits >> 31U);
    }

    std::uint64_t state_;
};

} // namespace offramp
