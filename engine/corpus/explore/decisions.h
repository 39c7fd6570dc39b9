// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/results/results.h"
#include "exits/policy.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// Where a policy stops for every utterance of a corpus, from 0; −1 where that can't be told (an oracle
/// without a reference).
using ExitsTaken = std::vector<std::int16_t>;

/// As decide() says it, utterance by utterance. Throws Error if the policy doesn't fit (checkPolicy), or
/// reads a measure that the decoder has no values of, naming both.
[[nodiscard]] ExitsTaken decideAll(const CorpusResults& results, const DecoderResults& decoder,
                                   const Policy& policy);

/// What it comes to over a selection. Utterances without a reference count in all but the errors; those of an
/// exit −1 count nowhere.
struct OperatingPoint {
    std::size_t utterances = 0;
    double averageLayer = 0; ///< mean of ExitDescription::afterLayer
    double averageExit = 0;  ///< mean of exits counted from 1
    ErrorCounts words;       ///< summed
    ErrorCounts characters;
    std::optional<double> meanUtteranceWer; ///< over utterances whose rate is defined
    /// Mean, 10⁹ multiply-accumulates; this and the next over utterances where it is known at the exit taken;
    /// nothing where it is of none.
    std::optional<double> gmacs;
    std::optional<double> seconds;        ///< mean
    std::optional<double> realTimeFactor; ///< summed seconds / summed durations, where both are known
    std::vector<std::int64_t> histogram;  ///< utterances that take each exit

    /// Corpus word error rate: errors / reference words. Nothing without a reference word.
    [[nodiscard]] std::optional<double> wer() const { return rateOf(words); }
    [[nodiscard]] std::optional<double> cer() const { return rateOf(characters); }

private:
    static std::optional<double> rateOf(const ErrorCounts& counts) {
        return counts.referenceLength() > 0 ? counts.rate() : std::nullopt;
    }
};

[[nodiscard]] OperatingPoint operatingPoint(const CorpusResults& results, const DecoderResults& decoder,
                                            std::span<const std::int16_t> exitsTaken,
                                            std::span<const std::uint32_t> selection);

} // namespace offramp
