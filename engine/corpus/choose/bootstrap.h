// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/explore/decisions.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace offramp {

/// How the bootstrap (Efron 1979; for word error rates Bisani and Ney 2004) draws: as many groups as there
/// are, with replacement. What is compared is drawn together (paired): a replicate's utterances are the same
/// for every threshold and every system.
struct BootstrapOptions {
    int replicates = 1000; ///< ≥ 1
    std::uint64_t seed = 1;
    double level = 0.95; ///< of the interval, above 0, below 1
    std::string group;   ///< a column whose values are drawn as wholes ("speaker"); empty: utterances
    int threads = 0;     ///< 0: one for each core; the result doesn't depend on it
};

/// The middle share `level` of a figure's replicates: quantiles at (1 ± level)/2, between two replicates
/// linearly (Hyndman and Fan's type 7). Replicates in which it is undefined don't count.
struct Interval {
    double low = 0;
    double high = 0;

    bool operator==(const Interval&) const = default;
};

/// Of one threshold.
struct BandPoint {
    std::optional<Interval> wer;          ///< corpus word error rate; nothing: undefined in all replicates
    std::optional<Interval> averageLayer; ///< nothing without utterances
};

/// The band of a curve: one for each of `thresholds` on `family` (scaleOf()), in their order. Time:
/// replicates × (utterances + steps of their decisions + thresholds). Throws Error as scaleOf(), for options
/// out of range, and Cancelled.
[[nodiscard]] std::vector<BandPoint>
bootstrapBand(const CorpusResults& results, const DecoderResults& decoder, const Policy& family,
              std::span<const double> thresholds, std::span<const std::uint32_t> selection,
              const BootstrapOptions& options = {}, const CancelToken& cancel = {});

/// The same with the groups given, options.group aside: `groups[i]` is that of the selection's i-th utterance
/// (0, 1, … without gaps), so that bands of several results are drawn alike.
[[nodiscard]] std::vector<BandPoint>
bootstrapBand(const CorpusResults& results, const DecoderResults& decoder, const Policy& family,
              std::span<const double> thresholds, std::span<const std::uint32_t> selection,
              std::span<const std::uint32_t> groups, const BootstrapOptions& options,
              const CancelToken& cancel = {});

/// One system's errors beside another's on the same utterances.
struct Difference {
    double one = 0;        ///< corpus word error rate
    double other = 0;      ///< likewise
    double difference = 0; ///< one − other
    Interval interval;     ///< of the difference
    /// Two-sided: twice the smaller share of replicates on either side of no difference, those at it counted
    /// to both, (count + 1) / (replicates + 1) each, at most 1.
    double pValue = 1;
    /// The share of replicates in which `one` has the lower rate (Bisani and Ney 2004: the probability of
    /// improvement).
    double oneIsBetter = 0;
};

/// `one[i]` and `other[i]`: of the i-th utterance, `groups[i]` the group that it is drawn with (0, 1, …
/// without gaps). Nothing if a rate is undefined: no reference words. Throws Error for options out of range
/// or spans that aren't as long as one another, and Cancelled.
[[nodiscard]] std::optional<Difference> bootstrapDifference(std::span<const ErrorCounts> one,
                                                            std::span<const ErrorCounts> other,
                                                            std::span<const std::uint32_t> groups,
                                                            const BootstrapOptions& options = {},
                                                            const CancelToken& cancel = {});

/// What one set of replicates says of several systems.
struct SystemsBootstrap {
    std::vector<std::optional<Interval>> rates;         ///< of each system's corpus word error rate
    std::vector<std::optional<Difference>> differences; ///< of each pair
};

/// Two systems, by index: a difference is the first's rate less the second's.
struct SystemPair {
    std::size_t one = 0;
    std::size_t other = 0;
};

/// As bootstrapDifference(), of many pairs at once: each replicate is drawn once for all systems.
[[nodiscard]] SystemsBootstrap bootstrapSystems(std::span<const std::vector<ErrorCounts>> systems,
                                                std::span<const SystemPair> pairs,
                                                std::span<const std::uint32_t> groups,
                                                const BootstrapOptions& options = {},
                                                const CancelToken& cancel = {});

/// The interval of a corpus word error rate.
[[nodiscard]] std::optional<Interval> bootstrapRate(std::span<const ErrorCounts> counts,
                                                    std::span<const std::uint32_t> groups,
                                                    const BootstrapOptions& options = {},
                                                    const CancelToken& cancel = {});

/// Each utterance's word errors at the exit it takes; all 0 for −1.
[[nodiscard]] std::vector<ErrorCounts> errorsTaken(const CorpusResults& results,
                                                   const DecoderResults& decoder,
                                                   std::span<const std::int16_t> exitsTaken,
                                                   std::span<const std::uint32_t> selection);

} // namespace offramp
