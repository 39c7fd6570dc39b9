// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// How one word of a hypothesis relates to the text that it is compared with.
struct WordMark {
    enum class Type { same, substituted, inserted };

    Type type = Type::same;
    std::string expected; ///< of a substituted word: what stands in its place, normalised
};

/// One exit's words beside another text.
struct ExitComparison {
    ErrorRates rates;
    std::vector<WordMark> words; ///< one for each of the hypothesis's words
    /// missing[i]: the words that are left out before word i, [words + 1].
    std::vector<std::vector<std::string>> missing;
};

/// A hypothesis beside any text. Aligns the two.
[[nodiscard]] ExitComparison compareWith(std::string_view text, const Hypothesis& hypothesis,
                                         const Normalisation& normalisation);

/// How the exits of an analysis differ from its reference, or, where it has none, from its last exit.
struct Comparison {
    enum class With { nothing, reference, lastExit };

    With with = With::nothing; ///< nothing: no reference, and the last exit isn't known
    /// One for each exit of the analysis; null while there is nothing to compare with.
    std::vector<std::shared_ptr<const ExitComparison>> exits;
    /// Words that differ between each exit and the last; none while the last exit isn't known.
    std::vector<std::int64_t> fromLast;
};

/// Runs no model. Against the reference it takes the exits' errors as they are and aligns nothing.
/// `previous`: of the same analysis when fewer of its exits were known, or null; it is shared as far as it
/// goes.
[[nodiscard]] Comparison compare(const Analysis& analysis, const Comparison* previous = nullptr);

} // namespace offramp
