// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace offramp::bench {

/// What was said and what an exit heard, in the forms that alignments take.
struct Heard {
    struct Text {
        std::vector<std::u32string> words;
        std::vector<std::uint32_t> numbers; ///< the words, equal ones with equal numbers
        std::u32string letters;             ///< the words with one space between them
        std::string utf8;                   ///< likewise
    };
    Text said;
    Text heard;
};

/// As many utterances as LibriSpeech's two test sets have, 5559, at six exits of falling error rates. Made by
/// a formula: lengths with the mean of those sets (18.9 words), words as frequent as Zipf has it, misheard
/// ones mostly alike. The same at every call.
[[nodiscard]] const std::vector<Heard>& corpus();
/// An hour of speech, 9000 words, of which so many of a hundred are misheard.
[[nodiscard]] Heard hourHeard(int percent);

/// A line for each: "said<tab>heard".
void writePairs(const std::filesystem::path& file, const std::vector<Heard>& pairs);

} // namespace offramp::bench
