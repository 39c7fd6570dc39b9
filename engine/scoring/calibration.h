// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// How sure something was, and whether it was right.
struct JudgedConfidence {
    double confidence = 0; ///< higher is surer; not NaN
    bool correct = false;
};

/// One bar of a reliability diagram.
struct ReliabilityBin {
    double low = 0;  ///< confidences from here …
    double high = 0; ///< … to below here; the last bin has its upper end too
    std::size_t count = 0;
    double meanConfidence = 0; ///< 0 where count is
    double accuracy = 0;       ///< share that was correct; 0 where count is
};

/// How well confidences from 0 to 1 say how often they are right.
struct Reliability {
    std::vector<ReliabilityBin> bins;
    std::size_t count = 0;
    /// Expected calibration error (Naeini et al. 2015, Guo et al. 2017): Σ_b n_b/n · |accuracy_b − mean
    /// confidence_b|. Nothing where there is nothing.
    std::optional<double> expectedError;
    std::optional<double> maximumError; ///< the largest such difference of a bin that isn't empty
};

/// With `bins` ≥ 1 bins of equal width over 0 … 1. Confidences outside count as 0 or 1.
[[nodiscard]] Reliability reliability(std::span<const JudgedConfidence> judged, std::size_t bins);

} // namespace offramp
