// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/baselines.h"

#include <numeric>

namespace offramp {

namespace {

/// The weighted mean; nothing where one that counts isn't known.
std::optional<double> weighted(std::span<const OperatingPoint> points, std::span<const double> weights,
                               std::optional<double> TradeOff::*value) {
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (weights[i] == 0) continue;
        const TradeOff place = tradeOffOf(points[i]);
        if (!(place.*value)) return std::nullopt;
        sum += weights[i] * *(place.*value);
        total += weights[i];
    }
    return total > 0 ? std::optional(sum / total) : std::nullopt;
}

} // namespace

std::vector<OperatingPoint> fixedExits(const CorpusResults& results, const DecoderResults& decoder,
                                       std::span<const std::uint32_t> selection) {
    std::vector<OperatingPoint> points;
    for (int exit = 0; exit < static_cast<int>(results.exits()); ++exit) {
        const ExitsTaken taken = decideAll(results, decoder, {FixedExit{exit}, {}});
        points.push_back(operatingPoint(results, decoder, taken, selection));
    }
    return points;
}

OperatingPoint oraclePoint(const CorpusResults& results, const DecoderResults& decoder, OracleRule::Kind kind,
                           std::span<const std::uint32_t> selection) {
    const ExitsTaken taken = decideAll(results, decoder, {OracleRule{kind}, {}});
    return operatingPoint(results, decoder, taken, selection);
}

TradeOff tradeOffOf(const OperatingPoint& point) {
    TradeOff place;
    if (point.utterances > 0) place.averageLayer = point.averageLayer;
    place.gmacs = point.gmacs;
    place.seconds = point.seconds;
    place.realTimeFactor = point.realTimeFactor;
    place.wer = point.wer();
    return place;
}

TradeOff expectedAtRandom(std::span<const OperatingPoint> fixed, std::span<const double> weights) {
    TradeOff expected;
    for (const auto value : {&TradeOff::averageLayer, &TradeOff::gmacs, &TradeOff::seconds,
                             &TradeOff::realTimeFactor, &TradeOff::wer})
        expected.*value = weighted(fixed, weights, value);
    return expected;
}

TradeOff expectedAtRandom(std::span<const OperatingPoint> fixed, std::span<const std::int64_t> histogram) {
    const std::vector<double> weights(histogram.begin(), histogram.end());
    return expectedAtRandom(fixed, weights);
}

std::vector<OperatingPoint> randomDraws(const CorpusResults& results, const DecoderResults& decoder,
                                        const std::vector<double>& weights,
                                        std::span<const std::uint64_t> seeds,
                                        std::span<const std::uint32_t> selection) {
    std::vector<OperatingPoint> points;
    for (const std::uint64_t seed : seeds) {
        const ExitsTaken taken = decideAll(results, decoder, {RandomExit{seed, weights}, {}});
        points.push_back(operatingPoint(results, decoder, taken, selection));
    }
    return points;
}

} // namespace offramp
