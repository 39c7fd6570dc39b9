// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace offramp {

/// The Levenshtein distance (1966): the fewest substitutions, insertions and deletions that make the one
/// sequence the other, in code points, words, or elements that are numbers. Without an alignment, so faster
/// than align(): 64 pairs a machine word (Myers 1999), in a band as wide as the distance asks for (Ukkonen
/// 1985). O(n·d / 64) time, O(n) memory.
[[nodiscard]] std::int64_t editDistance(std::u32string_view one, std::u32string_view other);
[[nodiscard]] std::int64_t editDistance(std::span<const std::u32string> one,
                                        std::span<const std::u32string> other);
[[nodiscard]] std::int64_t editDistance(std::span<const std::string> one, std::span<const std::string> other);
[[nodiscard]] std::int64_t editDistance(std::span<const std::uint32_t> one,
                                        std::span<const std::uint32_t> other);

} // namespace offramp
