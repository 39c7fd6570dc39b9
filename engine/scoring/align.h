// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// How a hypothesis differs from its reference, in words or in characters.
struct ErrorCounts {
    std::int64_t hits = 0;
    std::int64_t substitutions = 0;
    std::int64_t insertions = 0; ///< in the hypothesis only
    std::int64_t deletions = 0;  ///< in the reference only

    [[nodiscard]] std::int64_t referenceLength() const { return hits + substitutions + deletions; }
    [[nodiscard]] std::int64_t hypothesisLength() const { return hits + substitutions + insertions; }
    [[nodiscard]] std::int64_t errors() const { return substitutions + insertions + deletions; }
    /// errors / reference length; may exceed 1. For an empty reference 0 if there is no error, else nothing.
    [[nodiscard]] std::optional<double> rate() const;

    ErrorCounts& operator+=(const ErrorCounts& other);
    bool operator==(const ErrorCounts&) const = default;
};

/// One step of an alignment.
struct Edit {
    enum class Type : std::uint8_t { match, substitution, insertion, deletion };

    Type type = Type::match;
    std::size_t reference = 0;  ///< the reference's element; of an insertion the one that it stands before
    std::size_t hypothesis = 0; ///< the hypothesis's element; of a deletion the one that it stands before

    bool operator==(const Edit&) const = default;
};

/// A least-cost alignment (Levenshtein 1966: each substitution, insertion and deletion costs 1), in order.
/// Among equals it is fixed by walking back from the ends: where a match or substitution lies on a least-cost
/// path it is taken, else a deletion, else an insertion; so one substitution is preferred to an insertion and
/// a deletion, and what is missing from a run of equal elements is missing at its front. The table of
/// distances is computed 64 pairs a machine word (Myers 1999; Hyyrö 2003), in a band as wide as the distance
/// d asks for (Ukkonen 1985): O(n·d / 64) time. Of a table of many millions of pairs only what the walk back
/// meets is there at a time: less than 32 MiB, and O(n + m).
[[nodiscard]] std::vector<Edit> align(std::span<const std::u32string> reference,
                                      std::span<const std::u32string> hypothesis);
[[nodiscard]] std::vector<Edit> align(std::u32string_view reference, std::u32string_view hypothesis);

[[nodiscard]] ErrorCounts countErrors(std::span<const Edit> edits);
/// Those of align(), which isn't kept; of code points, words, or elements that are numbers.
[[nodiscard]] ErrorCounts countErrors(std::u32string_view reference, std::u32string_view hypothesis);
[[nodiscard]] ErrorCounts countErrors(std::span<const std::u32string> reference,
                                      std::span<const std::u32string> hypothesis);
[[nodiscard]] ErrorCounts countErrors(std::span<const std::uint32_t> reference,
                                      std::span<const std::uint32_t> hypothesis);

namespace detail {
/// How much of a table of distances is there at a time.
struct AlignMemory {
    /// A part of so many tiles (of 128 × 64 pairs) both ways has two bits for each of its pairs, 1/4 byte.
    std::size_t tiles = 8;
    /// For the edges of such parts; where they need more, parts are parted in turn.
    std::size_t bytes = std::size_t{8} << 20U;
};
/// As align(), for elements that are numbers.
[[nodiscard]] std::vector<Edit> alignNumbers(std::span<const std::uint32_t> reference,
                                             std::span<const std::uint32_t> hypothesis,
                                             const AlignMemory& memory);
} // namespace detail

} // namespace offramp
