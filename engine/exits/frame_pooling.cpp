// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/frame_pooling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace offramp {

namespace {

std::vector<std::int64_t> emitting(const ExitEvidence& evidence) {
    std::vector<std::int64_t> frames;
    std::copy_if(evidence.emissions.begin(), evidence.emissions.end(), std::back_inserter(frames),
                 [&](std::int64_t frame) { return frame >= 0 && frame < evidence.traces->frames(); });
    return frames;
}

bool isKept(const ExitEvidence& evidence, const MeasureParameters& parameters, std::size_t frame) {
    const FrameTraces& traces = *evidence.traces;
    if (parameters.mask == FrameMask::nonBlank) return traces.argmax[frame] != evidence.blank;
    if (parameters.mask == FrameMask::blankBelow && !traces.blankProbability.empty())
        return !(double{traces.blankProbability[frame]} > parameters.maskThreshold);
    return true;
}

/// Between the neighbours of place q(n − 1) in the order; neighbours that are alike are not subtracted, since
/// both may be infinite.
double quantileOf(const std::vector<double>& ordered, double quantile) {
    const double place = quantile * static_cast<double>(ordered.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), ordered.size() - 1);
    const double share = place - static_cast<double>(below);
    const double first = ordered[below];
    if (share <= 0 || below + 1 == ordered.size() || first == ordered[below + 1]) return first;
    return first + share * (ordered[below + 1] - first);
}

} // namespace

std::vector<std::int64_t> framesKept(const ExitEvidence& evidence, const MeasureParameters& parameters) {
    if (evidence.traces == nullptr) return {};
    if (parameters.mask == FrameMask::emitting) return emitting(evidence);
    std::vector<std::int64_t> frames(evidence.traces->argmax.size());
    std::iota(frames.begin(), frames.end(), 0);
    if (parameters.mask == FrameMask::all) return frames;
    const auto dropped = [&](std::int64_t frame) {
        return !isKept(evidence, parameters, static_cast<std::size_t>(frame));
    };
    std::erase_if(frames, dropped);
    return frames;
}

std::optional<double> pooled(std::vector<double> values, Direction direction,
                             const MeasureParameters& parameters) {
    if (values.empty() || std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); }))
        return std::nullopt;
    if (parameters.pool == Pooling::mean)
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    const bool low = direction == Direction::lowIsGood;
    if (parameters.pool == Pooling::minimum)
        return low ? *std::max_element(values.begin(), values.end())
                   : *std::min_element(values.begin(), values.end());
    if (low)
        std::sort(values.begin(), values.end(), std::greater<>());
    else
        std::sort(values.begin(), values.end());
    return quantileOf(values, parameters.quantile);
}

} // namespace offramp
