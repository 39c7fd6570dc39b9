// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/sweep.h"

#include "base/error.h"
#include "corpus/explore/bar.h"
#include "corpus/explore/measure_column.h"
#include "corpus/explore/point_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace offramp {

namespace {

void checkThresholds(const MeasureSpec& spec, std::span<const double> thresholds) {
    const bool numbers = std::ranges::none_of(thresholds, [](double each) { return std::isnan(each); });
    if (numbers) return;
    throw Error(std::string(spec.measure->id), msg("a threshold is not a number"),
                msg("Give a number, such as 0.05"));
}

/// Thresholds as they let more and more values pass. What an utterance does then is a row of stretches, each
/// with a later exit than the one behind it, so that all thresholds take one pass over the utterances: each
/// stretch is added where it begins and taken away where it ends.
class Sweep {
public:
    Sweep(const CorpusResults& results, const DecoderResults& decoder, const MeasureSpec& spec,
          std::span<const double> thresholds)
        : results_(results), reader_(results, decoder), measure_(*spec.measure),
          values_(valuesOf(results, decoder, spec)), order_(thresholds.size()), sums_(thresholds.size() + 1),
          histograms_((thresholds.size() + 1) * results.exits(), 0) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_sort(order_, [&](std::size_t one, std::size_t other) {
            return signOf() * thresholds[one] < signOf() * thresholds[other];
        });
        for (const std::size_t each : order_)
            bars_.emplace_back(measure_, thresholds[each]);
    }

    void add(std::size_t utterance) {
        const std::size_t last = results_.exits() - 1;
        std::size_t end = bars_.size();
        for (std::size_t exit = 0; exit < last && end > 0; ++exit) {
            const std::size_t begin = firstPassed(values_[utterance * (last + 1) + exit], end);
            if (begin < end) addStretch(utterance, exit, begin, end);
            end = begin;
        }
        if (end > 0) addStretch(utterance, last, 0, end);
    }

    /// In the order of `thresholds`.
    std::vector<SweepPoint> points(std::span<const double> thresholds) {
        const std::size_t exits = results_.exits();
        std::vector<SweepPoint> points(order_.size());
        std::vector<std::int64_t> histogram(exits, 0);
        PointSums sums;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            sums.add(sums_[i]);
            for (std::size_t exit = 0; exit < exits; ++exit)
                histogram[exit] += histograms_[i * exits + exit];
            points[order_[i]] = {thresholds[order_[i]], pointOf(sums, histogram, results_.model.exits)};
        }
        return points;
    }

private:
    [[nodiscard]] double signOf() const { return measure_.direction == Direction::lowIsGood ? 1 : -1; }

    /// The first of the thresholds below `end` that the value passes, else `end`; so for NaN.
    [[nodiscard]] std::size_t firstPassed(double value, std::size_t end) const {
        const auto all = bars_.begin();
        const auto limit = all + static_cast<std::ptrdiff_t>(end);
        const auto fails = [&](const Bar& bar) {
            return !bar.passedBy(value);
        };
        return static_cast<std::size_t>(std::partition_point(all, limit, fails) - all);
    }

    void addStretch(std::size_t utterance, std::size_t exit, std::size_t begin, std::size_t end) {
        const PointSums sums = reader_.at(utterance, exit);
        sums_[begin].add(sums);
        sums_[end].add(sums, -1);
        ++histograms_[begin * results_.exits() + exit];
        --histograms_[end * results_.exits() + exit];
    }

    const CorpusResults& results_;
    PointReader reader_;
    const Measure& measure_;
    std::span<const double> values_;
    std::vector<std::size_t> order_; ///< of the thresholds, from careful to bold
    std::vector<Bar> bars_;          ///< in that order
    std::vector<PointSums> sums_;    ///< changes from one to the next
    std::vector<std::int64_t> histograms_;
};

} // namespace

std::vector<SweepPoint> sweep(const CorpusResults& results, const DecoderResults& decoder,
                              const MeasureSpec& spec, std::span<const double> thresholds,
                              std::span<const std::uint32_t> selection) {
    checkThresholds(spec, thresholds);
    Sweep all(results, decoder, spec, thresholds);
    for (const std::uint32_t utterance : selection)
        all.add(utterance);
    return all.points(thresholds);
}

} // namespace offramp
