// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/align.h"
#include "scoring/normalise.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// One text scored against another.
struct ErrorRates {
    std::vector<std::string> referenceWords;  ///< normalised
    std::vector<std::string> hypothesisWords; ///< normalised
    std::vector<Edit> alignment;              ///< of the words
    ErrorCounts words;
    ErrorCounts
        characters; ///< of the code points of the normalised words, one space between words counted too

    /// Word error rate, (S + I + D) / reference words, a fraction. Nothing for an empty reference, unless the
    /// hypothesis is empty too: then 0.
    [[nodiscard]] std::optional<double> wer() const { return words.rate(); }
    /// Character error rate, likewise.
    [[nodiscard]] std::optional<double> cer() const { return characters.rate(); }
};

/// What was said, made comparable once for all that is scored against it.
class ReferenceText {
public:
    /// `reference` is UTF-8.
    ReferenceText(std::string_view reference, const Normalisation& normalisation);

    /// `hypothesis` is UTF-8.
    [[nodiscard]] ErrorRates score(std::string_view hypothesis) const;

private:
    const Normalisation* normalisation_;
    std::vector<std::u32string> words_;
    std::vector<std::string> encoded_;
    std::u32string joined_;
};

/// `reference` and `hypothesis` are UTF-8.
[[nodiscard]] ErrorRates scoreText(std::string_view reference, std::string_view hypothesis,
                                   const Normalisation& normalisation);

/// The word errors of the one text against the other (UTF-8), the same both ways. Much less work than
/// scoreText().
[[nodiscard]] std::int64_t differentWords(std::string_view one, std::string_view other,
                                          const Normalisation& normalisation);

} // namespace offramp
