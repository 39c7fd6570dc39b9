// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/family_sweep.h"

#include "corpus/choose/scale.h"
#include "corpus/choose/staircase.h"

#include <algorithm>

namespace offramp {

namespace {

std::vector<double> thresholdsOf(const Staircase& stairs, std::size_t points) {
    const std::size_t turns = stairs.turns().size();
    const std::size_t intervals = std::max<std::size_t>(points, 2) - 1;
    std::vector<double> thresholds{stairs.thresholdAfter(0)};
    std::size_t before = 0;
    for (std::size_t i = 1; i <= intervals; ++i) {
        const std::size_t wanted = i * turns / intervals;
        if (wanted <= before) continue;
        before = stairs.endOfStep(wanted - 1);
        thresholds.push_back(stairs.thresholdAfter(before));
    }
    return thresholds;
}

} // namespace

std::vector<SweepPoint> sweepFamily(const CorpusResults& results, const DecoderResults& decoder,
                                    const Policy& family, std::size_t points,
                                    std::span<const std::uint32_t> selection, const CancelToken& cancel) {
    const Staircase stairs(scaleOf(results, decoder, family), results.exits(), selection);
    std::vector<SweepPoint> curve;
    for (const double threshold : thresholdsOf(stairs, points)) {
        cancel.check();
        const ExitsTaken taken = decideAll(results, decoder, withThreshold(family, threshold));
        curve.push_back({threshold, operatingPoint(results, decoder, taken, selection)});
    }
    return curve;
}

} // namespace offramp
