// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/calibration.h"

#include <optional>
#include <span>
#include <vector>

namespace offramp {

/// What calling "correct" all that is at least so sure comes to.
struct RocPoint {
    double confidence = 0;        ///< +∞ at the first point: nothing is
    double falsePositiveRate = 0; ///< wrong ones that are called correct, of all wrong ones
    double truePositiveRate = 0;  ///< correct ones that are, of all correct ones
};

/// The receiver operating characteristic.
struct Roc {
    std::vector<RocPoint> points; ///< from (0, 0) to (1, 1), one for each confidence that there is
    /// The area under it by trapezoids, which is the probability that one that is correct is surer than one
    /// that is wrong, a tie counted half (Hanley and McNeil 1982).
    double area = 0;
    std::size_t correct = 0;
    std::size_t wrong = 0;
};

/// Nothing unless there are correct ones and wrong ones. Equal confidences make one step of the curve.
[[nodiscard]] std::optional<Roc> receiverOperatingCharacteristic(std::span<const JudgedConfidence> judged);

} // namespace offramp
