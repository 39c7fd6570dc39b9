// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// A tier of intervals of a Praat TextGrid.
struct TextGridTier {
    struct Interval {
        double begin = 0; ///< seconds
        double end = 0;
        std::string label; ///< as written
    };

    std::string name;
    std::vector<Interval> intervals;

    /// Without the speaker before it: "anna - words" is of kind "words". In small letters.
    [[nodiscard]] std::string kind() const;
    /// The speaker before it; empty if there is none.
    [[nodiscard]] std::string speaker() const;
};

/// The interval tiers of a TextGrid (text format, long or short, UTF-8 or UTF-16). Throws Error if it is none
/// or has no such tier.
[[nodiscard]] std::vector<TextGridTier> readTextGridTiers(const std::filesystem::path& path);

/// Whether a tier of that kind holds words: "words", "word", "ort", "text" or "transcript".
[[nodiscard]] bool isTierOfWords(std::string_view kind);

/// The words of labels joined by spaces; labels of silence ("sil", "sp", "<eps>", "#") are left out.
[[nodiscard]] std::string wordsOfTier(const TextGridTier& tier);
[[nodiscard]] std::string wordsOfLabel(const std::string& label);

/// What is said, by a Praat TextGrid (text format, long or short, UTF-8 or UTF-16): the labels of its tier of
/// words joined by spaces. That is the interval tier called "words", "word", "ort", "text" or "transcript",
/// in any case and with a speaker before it ("anna - words"), else the first; labels of silence ("sil", "sp",
/// "<eps>", "#") are left out. Throws Error.
[[nodiscard]] std::string readTextGrid(const std::filesystem::path& path);

} // namespace offramp
