// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/point_sums.h"

namespace offramp {

namespace {

constexpr double giga = 1e9;

std::optional<double> ratio(double sum, double count) {
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// Utterances and the means that follow from the histogram alone.
void addExits(OperatingPoint& point, const std::vector<ExitDescription>& exits) {
    std::int64_t utterances = 0;
    std::int64_t layers = 0;
    std::int64_t positions = 0;
    for (std::size_t exit = 0; exit < exits.size(); ++exit) {
        utterances += point.histogram[exit];
        layers += point.histogram[exit] * exits[exit].afterLayer;
        positions += point.histogram[exit] * static_cast<std::int64_t>(exit + 1);
    }
    point.utterances = static_cast<std::size_t>(utterances);
    if (utterances == 0) return;
    point.averageLayer = static_cast<double>(layers) / static_cast<double>(utterances);
    point.averageExit = static_cast<double>(positions) / static_cast<double>(utterances);
}

} // namespace

OperatingPoint pointOf(const PointSums& sums, std::vector<std::int64_t> histogram,
                       const std::vector<ExitDescription>& exits) {
    OperatingPoint point;
    point.histogram = std::move(histogram);
    addExits(point, exits);
    point.words = sums.words;
    point.characters = sums.characters;
    point.meanUtteranceWer = ratio(sums.rates, static_cast<double>(sums.rated));
    point.gmacs = ratio(sums.macs / giga, static_cast<double>(sums.withMacs));
    point.seconds = ratio(sums.seconds, static_cast<double>(sums.withSeconds));
    point.realTimeFactor = ratio(sums.timedSeconds, sums.timedDurations);
    return point;
}

OperatingPoint operatingPoint(const CorpusResults& results, const DecoderResults& decoder,
                              std::span<const std::int16_t> exitsTaken,
                              std::span<const std::uint32_t> selection) {
    const PointReader reader(results, decoder);
    PointSums sums;
    std::vector<std::int64_t> histogram(results.exits(), 0);
    for (const std::uint32_t utterance : selection) {
        if (exitsTaken[utterance] < 0) continue;
        const auto exit = static_cast<std::size_t>(exitsTaken[utterance]);
        ++histogram[exit];
        sums.add(reader.at(utterance, exit));
    }
    return pointOf(sums, std::move(histogram), results.model.exits);
}

} // namespace offramp
