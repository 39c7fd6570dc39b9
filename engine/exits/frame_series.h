// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <functional>
#include <span>
#include <vector>

namespace offramp {

/// One number for each frame that the mask leaves, of its log-probabilities [V] at the temperature. Empty
/// where log-probabilities or traces are missing or their frames aren't the same.
[[nodiscard]] std::vector<double> seriesOf(const ExitEvidence& evidence, const MeasureParameters& parameters,
                                           const std::function<double(std::span<const float>)>& number);

/// The same of two exits' frames, this one's first, both at the temperature; the mask is this one's. Empty
/// also without an exit before, or where its log-probabilities have another shape.
[[nodiscard]] std::vector<double>
seriesWithPrevious(const ExitEvidence& evidence, const MeasureParameters& parameters,
                   double (*number)(std::span<const float>, std::span<const float>));

/// The entropy in nats of each frame that the mask leaves, from the traces where the temperature is 1.
[[nodiscard]] std::vector<double> entropySeries(const ExitEvidence& evidence,
                                                const MeasureParameters& parameters);

/// ExitEvidence::logPowerSums of its frames; empty where they are of no use.
[[nodiscard]] std::vector<double> logPowerSums(const ExitEvidence& evidence);

/// One of the traces' series at the frames that the mask leaves.
[[nodiscard]] std::vector<double> traceSeries(const ExitEvidence& evidence,
                                              const MeasureParameters& parameters,
                                              std::vector<float> FrameTraces::*series);

} // namespace offramp
