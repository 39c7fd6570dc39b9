// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace offramp::detail {

/// Keys as numbers from 0, in the order in which they come, equal ones as equal numbers: a hash table with
/// open addressing, since texts are numbered for every alignment.
template <typename Key>
class Numbering {
public:
    /// The key's number, a new one where it is new.
    std::uint32_t add(Key key) {
        Slot* slot = &slots_[find(slots_, key)];
        if (slot->number != none) return slot->number;
        *slot = {key, count_++};
        const std::uint32_t number = slot->number;
        if (2 * std::size_t{count_} > slots_.size()) grow();
        return number;
    }
    /// The key's number, count() where it has none.
    [[nodiscard]] std::uint32_t numberOf(Key key) const {
        const Slot& slot = slots_[find(slots_, key)];
        return slot.number != none ? slot.number : count_;
    }
    [[nodiscard]] std::uint32_t count() const { return count_; }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct Slot {
        Key key{};
        std::uint32_t number = none;
    };
    using Slots = std::vector<Slot>; ///< a power of two, half of them empty at least

    static constexpr std::uint64_t spread = 0x9E3779B97F4A7C15; // 2^64 / the golden ratio, odd

    static std::uint64_t hashOf(std::uint32_t key) { return key * spread; }
    template <typename Char>
    static std::uint64_t hashOf(std::basic_string_view<Char> key) {
        std::uint64_t hash = key.size();
        for (const Char letter : key)
            hash = (std::rotl(hash, 5) ^ static_cast<std::uint64_t>(letter)) * spread;
        return hash;
    }
    /// Where the key is, or would be put.
    static std::size_t find(const Slots& slots, Key key) {
        const auto last = slots.size() - 1;
        auto at = static_cast<std::size_t>(hashOf(key) >> (64U - std::bit_width(last)));
        while (slots[at].number != none && slots[at].key != key)
            at = (at + 1) & last;
        return at;
    }
    void grow() {
        Slots larger(2 * slots_.size());
        for (const Slot& slot : slots_)
            if (slot.number != none) larger[find(larger, slot.key)] = slot;
        slots_ = std::move(larger);
    }

    Slots slots_ = Slots(64);
    std::uint32_t count_ = 0;
};

} // namespace offramp::detail
