// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace offramp::detail {

/// Where each element of a short sequence stands in it, a bit for each place. Lies on the stack, and no more
/// of it is touched than the sequence needs: a hash table with open addressing, beside a plain one for the
/// code points of most letters.
template <typename Element, std::size_t words>
class ShortMasks {
public:
    static constexpr std::size_t longest = 64 * words;
    using Mask = std::array<std::uint64_t, words>; ///< the first place is the first word's lowest bit

    /// 1 to `longest` elements.
    explicit ShortMasks(std::span<const Element> elements) {
        if constexpr (plain > 0)
            std::fill_n(masks_.begin(), plain, Mask{});
        else
            makeSlots(elements.size());
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (elements[i] >= plain && slots_ == 0) makeSlots(elements.size());
            masks_[add(elements[i])][i / 64] |= std::uint64_t{1} << i % 64;
        }
    }
    [[nodiscard]] const Mask& of(Element element) const {
        if (element < plain) return masks_[element];
        static constexpr Mask nowhere{};
        return slots_ == 0 ? nowhere : masks_[plain + find(element)];
    }

private:
    static constexpr std::size_t room = words == 1 ? 4 : 2; ///< slots an element: a look too many costs much
    static constexpr std::size_t mostSlots = std::bit_ceil(room * longest);
    static constexpr std::size_t plain = std::is_same_v<Element, char32_t> ? 256 : 0;

    /// Half of them stay empty at least.
    void makeSlots(std::size_t elements) {
        slots_ = std::bit_ceil(room * elements);
        shift_ = 32U - static_cast<unsigned>(std::bit_width(slots_ - 1));
        std::fill_n(masks_.begin() + plain, slots_, Mask{});
    }
    std::size_t add(Element element) {
        if (element < plain) return element;
        const std::size_t slot = find(element);
        elements_[slot] = element;
        return plain + slot;
    }
    [[nodiscard]] std::size_t find(Element element) const {
        constexpr std::uint32_t spread = 0x9E3779B1; // 2^32 / the golden ratio, odd
        std::size_t slot = (static_cast<std::uint32_t>(element) * spread) >> shift_;
        while (masks_[plain + slot] != Mask{} && elements_[slot] != element)
            slot = (slot + 1) & (slots_ - 1);
        return slot;
    }

    std::size_t slots_ = 0; ///< a power of two
    unsigned shift_ = 0;
    std::array<Element, mostSlots> elements_; ///< where the mask has bits
    std::array<Mask, plain + mostSlots> masks_;
};

} // namespace offramp::detail
