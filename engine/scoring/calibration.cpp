// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/calibration.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

std::size_t binOf(double confidence, std::size_t bins) {
    const auto bin = static_cast<std::size_t>(confidence * static_cast<double>(bins));
    return std::min(bin, bins - 1);
}

/// Makes means of a bin's sums.
void finish(ReliabilityBin& bin) {
    if (bin.count == 0) return;
    bin.meanConfidence /= static_cast<double>(bin.count);
    bin.accuracy /= static_cast<double>(bin.count);
}

} // namespace

Reliability reliability(std::span<const JudgedConfidence> judged, std::size_t bins) {
    Reliability result;
    result.count = judged.size();
    result.bins.resize(bins);
    for (const JudgedConfidence& each : judged) {
        const double confidence = std::clamp(each.confidence, 0.0, 1.0);
        ReliabilityBin& bin = result.bins[binOf(confidence, bins)];
        ++bin.count;
        bin.meanConfidence += confidence;
        bin.accuracy += each.correct ? 1 : 0;
    }
    double expected = 0;
    double maximum = 0;
    for (std::size_t i = 0; i < bins; ++i) {
        ReliabilityBin& bin = result.bins[i];
        bin.low = static_cast<double>(i) / static_cast<double>(bins);
        bin.high = static_cast<double>(i + 1) / static_cast<double>(bins);
        finish(bin);
        const double difference = std::abs(bin.accuracy - bin.meanConfidence);
        expected += static_cast<double>(bin.count) * difference;
        maximum = std::max(maximum, difference);
    }
    if (judged.empty()) return result;
    result.expectedError = expected / static_cast<double>(judged.size());
    result.maximumError = maximum;
    return result;
}

} // namespace offramp
