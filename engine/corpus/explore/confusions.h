// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/explore/decisions.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// A word that was taken for another, put in or left out.
struct Confusion {
    std::string said;  ///< normalised; empty of one that was put in
    std::string heard; ///< normalised; empty of one that was left out
    std::int64_t count = 0;
    Selection utterances; ///< where it happened, each once
};

/// The most frequent first, equally frequent ones by their words.
struct Confusions {
    std::vector<Confusion> substitutions;
    std::vector<Confusion> insertions;
    std::vector<Confusion> deletions;
    ErrorCounts words; ///< all of them
};

/// What was confused at the exits taken (for a fixed exit: the same one for all), over the utterances with a
/// reference. Texts are normalised as the results say and aligned anew (align.h), since results hold counts
/// alone: milliseconds for a thousand utterances. Throws Error if the normalisation isn't known, Cancelled if
/// the token is.
[[nodiscard]] Confusions confusionsAt(const CorpusResults& results, const DecoderResults& decoder,
                                      std::span<const std::int16_t> exitsTaken,
                                      std::span<const std::uint32_t> selection,
                                      const CancelToken& cancel = {});

} // namespace offramp
