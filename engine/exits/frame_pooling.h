// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// The frames that the mask leaves, ascending. Nothing without traces.
[[nodiscard]] std::vector<std::int64_t> framesKept(const ExitEvidence& evidence,
                                                   const MeasureParameters& parameters);

/// Of a number for each frame [T] those of the frames that the mask leaves.
template <typename Number>
[[nodiscard]] std::vector<double> atFramesKept(const ExitEvidence& evidence,
                                               const MeasureParameters& parameters,
                                               std::span<const Number> series) {
    if (evidence.traces == nullptr) return {};
    if (parameters.mask == FrameMask::all) return {series.begin(), series.end()};
    const std::vector<std::int64_t> frames = framesKept(evidence, parameters);
    std::vector<double> kept;
    kept.reserve(frames.size());
    for (const std::int64_t frame : frames)
        kept.push_back(series[static_cast<std::size_t>(frame)]);
    return kept;
}

/// One number of the frames' numbers (MeasureParameters::pool); the least sure are the largest where low is
/// good, the smallest where high is. Nothing without numbers, or where one is NaN.
[[nodiscard]] std::optional<double> pooled(std::vector<double> values, Direction direction,
                                           const MeasureParameters& parameters);

} // namespace offramp
