// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace offramp {

/// A flag for each pair of a beam's entry and a token.
class TokenBits {
public:
    TokenBits() = default;
    TokenBits(int entries, int tokens)
        : words_((static_cast<std::size_t>(tokens) + 63) / 64),
          bits_(static_cast<std::size_t>(entries) * words_) {}

    [[nodiscard]] bool has(int entry, int token) const { return (bits_[at(entry, token)] & bit(token)) != 0; }
    void set(int entry, int token) { bits_[at(entry, token)] |= bit(token); }
    void clear(int entry, int token) { bits_[at(entry, token)] &= ~bit(token); }

private:
    [[nodiscard]] std::size_t at(int entry, int token) const {
        return static_cast<std::size_t>(entry) * words_ + static_cast<std::size_t>(token) / 64;
    }
    [[nodiscard]] static std::uint64_t bit(int token) {
        return std::uint64_t{1} << (static_cast<unsigned>(token) % 64U);
    }

    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_;
};

} // namespace offramp
