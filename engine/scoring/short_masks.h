// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace offramp::detail {

/// Where each element of a short sequence stands in it. Lies on the stack, and no more of it is touched than
/// the sequence needs.
class ShortMasks {
public:
    static constexpr std::size_t longest = 64;

    /// 1 to 64 elements, numbers or code points.
    template <typename Element>
    explicit ShortMasks(std::span<const Element> elements) {
        const std::size_t slots = std::bit_ceil(2 * elements.size());
        last_ = slots - 1;
        shift_ = 32U - static_cast<unsigned>(std::bit_width(last_));
        std::fill_n(masks_.begin(), slots, std::uint64_t{0});
        std::uint64_t bit = 1;
        for (const Element element : elements) {
            const std::size_t slot = find(element);
            elements_[slot] = element;
            masks_[slot] |= bit;
            bit <<= 1U;
        }
    }
    /// A bit for each place, the first the lowest; 0 where it has none.
    [[nodiscard]] std::uint64_t of(std::uint32_t element) const { return masks_[find(element)]; }

private:
    [[nodiscard]] std::size_t find(std::uint32_t element) const {
        constexpr std::uint32_t spread = 0x9E3779B1; // 2^32 / the golden ratio, odd
        std::size_t slot = (element * spread) >> shift_;
        while (masks_[slot] != 0 && elements_[slot] != element)
            slot = (slot + 1) & last_;
        return slot;
    }

    std::size_t last_ = 0;
    unsigned shift_ = 0;
    std::array<std::uint32_t, 2 * longest> elements_; ///< where the mask isn't 0
    std::array<std::uint64_t, 2 * longest> masks_;
};

} // namespace offramp::detail
