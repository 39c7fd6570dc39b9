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
/// a deletion, and what is missing from a run of equal elements is missing at its front. O(n·m) time; O(n·m /
/// 4) bytes up to 2^28 pairs (64 MiB); longer sequences are cut in two where a least-cost path crosses the
/// middle of the reference (Hirschberg 1975), the earliest such place, and the rule above holds within each
/// part.
[[nodiscard]] std::vector<Edit> align(std::span<const std::u32string> reference,
                                      std::span<const std::u32string> hypothesis);
[[nodiscard]] std::vector<Edit> align(std::u32string_view reference, std::u32string_view hypothesis);

[[nodiscard]] ErrorCounts countErrors(std::span<const Edit> edits);

namespace detail {
/// As align(), for elements that are numbers; sequences of more than `pairs` pairs are cut in two.
[[nodiscard]] std::vector<Edit> alignNumbers(std::span<const std::uint32_t> reference,
                                             std::span<const std::uint32_t> hypothesis, std::size_t pairs);
} // namespace detail

} // namespace offramp
