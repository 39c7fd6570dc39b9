// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "corpus/explore/sweep.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

// What a policy's curve is held against.

/// Always the same exit, for each of them in order.
[[nodiscard]] std::vector<OperatingPoint> fixedExits(const CorpusResults& results,
                                                     const DecoderResults& decoder,
                                                     std::span<const std::uint32_t> selection);

/// The best that a policy could do (OracleRule), over the utterances with a reference.
[[nodiscard]] OperatingPoint oraclePoint(const CorpusResults& results, const DecoderResults& decoder,
                                         OracleRule::Kind kind, std::span<const std::uint32_t> selection);

/// Where a point lies in the plane of errors and costs. What isn't known of all that it is made of is
/// nothing.
struct TradeOff {
    std::optional<double> averageLayer;
    std::optional<double> gmacs;
    std::optional<double> seconds;
    std::optional<double> realTimeFactor;
    std::optional<double> wer; ///< corpus word error rate, a fraction
};

[[nodiscard]] TradeOff tradeOffOf(const OperatingPoint& point);

/// What is expected of exits that are drawn without looking, exit m at the rate weights[m] / Σ weights: the
/// same mean of the fixed exits' costs and rates. Exact: each is a sum over utterances whose divisor (of
/// utterances, reference words or seconds of sound) is the same at every exit, as long as costs are known of
/// all of them or none. `weights` are ≥ 0, not all 0, one for each of `fixed`: a histogram, for a draw at a
/// policy's own rates.
[[nodiscard]] TradeOff expectedAtRandom(std::span<const OperatingPoint> fixed,
                                        std::span<const double> weights);
[[nodiscard]] TradeOff expectedAtRandom(std::span<const OperatingPoint> fixed,
                                        std::span<const std::int64_t> histogram);

/// What draws come to, one point for each seed (RandomExit, the weights as there).
[[nodiscard]] std::vector<OperatingPoint>
randomDraws(const CorpusResults& results, const DecoderResults& decoder, const std::vector<double>& weights,
            std::span<const std::uint64_t> seeds, std::span<const std::uint32_t> selection);

} // namespace offramp
