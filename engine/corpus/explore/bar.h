// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

namespace offramp {

/// A threshold with its measure's direction, for loops over columns: passes() of a number that is NaN where
/// the measure is undefined.
class Bar {
public:
    Bar(const Measure& measure, double threshold)
        : sign_(measure.direction == Direction::lowIsGood ? 1 : -1), threshold_(sign_ * threshold),
          inclusive_(measure.inclusive) {}

    [[nodiscard]] bool passedBy(double value) const {
        const double unsureness = sign_ * value;
        return inclusive_ ? unsureness <= threshold_ : unsureness < threshold_;
    }

private:
    double sign_;
    double threshold_;
    bool inclusive_;
};

} // namespace offramp
