// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/bootstrap.h"

#include "base/error.h"
#include "base/workers.h"
#include "corpus/choose/replicates.h"
#include "corpus/choose/split.h"
#include "corpus/choose/staircase.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace offramp {

namespace {

double ratio(std::int64_t sum, std::int64_t count) {
    return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) : std::nan("");
}

std::uint32_t groupCount(std::span<const std::uint32_t> groups) {
    return groups.empty() ? 0 : std::ranges::max(groups) + 1;
}

/// What one turn changes, times how often its group was drawn.
struct Change {
    std::uint32_t group = 0;
    std::int32_t errors = 0;
    std::int32_t words = 0;
    std::int32_t layers = 0;
};

/// A group's share where nothing stops early.
struct GroupSums {
    std::int64_t errors = 0;
    std::int64_t words = 0;
    std::int64_t layers = 0;
    std::int64_t utterances = 0;

    void add(const GroupSums& other, std::int64_t times) {
        errors += times * other.errors;
        words += times * other.words;
        layers += times * other.layers;
        utterances += times * other.utterances;
    }
};

/// A curve's replicates: for each threshold what changed since the one before it, so that a replicate is one
/// pass over the turns, whatever the number of thresholds.
class CurveReplicates {
public:
    CurveReplicates(const CorpusResults& results, const DecoderResults& decoder, const Staircase& stairs,
                    std::span<const std::uint32_t> selection, std::span<const std::uint32_t> groups)
        : groups_(groupCount(groups)), sums_(groups_) {
        const auto last = results.exits() - 1;
        const auto& exits = results.model.exits;
        for (std::size_t i = 0; i < selection.size(); ++i) {
            const ErrorCounts& counts = decoder.words[results.at(selection[i], last)];
            sums_[groups[i]].add({counts.errors(), counts.referenceLength(), exits[last].afterLayer, 1}, 1);
        }
        for (const Turn& turn : stairs.turns()) {
            const auto from = static_cast<std::size_t>(turn.from);
            const auto to = static_cast<std::size_t>(turn.to);
            const ErrorCounts& before = decoder.words[results.at(selection[turn.utterance], from)];
            const ErrorCounts& after = decoder.words[results.at(selection[turn.utterance], to)];
            changes_.push_back({groups[turn.utterance],
                                static_cast<std::int32_t>(after.errors() - before.errors()),
                                static_cast<std::int32_t>(after.referenceLength() - before.referenceLength()),
                                exits[to].afterLayer - exits[from].afterLayer});
        }
    }

    [[nodiscard]] std::uint32_t groups() const { return groups_; }

    /// `ends`: of each threshold from careful to bold, how many turns it makes. Writes its word error rate
    /// and average layer, `stride` numbers apart.
    void follow(std::span<const std::int32_t> weights, std::span<const std::size_t> ends, double* wer,
                double* layer) const {
        GroupSums sums;
        for (std::size_t group = 0; group < sums_.size(); ++group)
            sums.add(sums_[group], weights[group]);
        std::size_t made = 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            for (; made < ends[i]; ++made) {
                const Change& change = changes_[made];
                const std::int64_t times = weights[change.group];
                sums.errors += times * change.errors;
                sums.words += times * change.words;
                sums.layers += times * change.layers;
            }
            wer[i] = ratio(sums.errors, sums.words);
            layer[i] = ratio(sums.layers, sums.utterances);
        }
    }

private:
    std::uint32_t groups_;
    std::vector<GroupSums> sums_;
    std::vector<Change> changes_;
};

/// Intervals of columns of [replicates × points].
std::vector<std::optional<Interval>> intervalsOf(const std::vector<double>& values, std::size_t points,
                                                 const BootstrapOptions& options) {
    std::vector<std::optional<Interval>> intervals(points);
    Workers workers(options.threads);
    workers.run(static_cast<std::int64_t>(points), 1, [&](std::int64_t begin, std::int64_t end, int) {
        std::vector<double> column;
        for (auto point = static_cast<std::size_t>(begin); point < static_cast<std::size_t>(end); ++point) {
            column.clear();
            for (std::size_t at = point; at < values.size(); at += points)
                column.push_back(values[at]);
            intervals[point] = intervalOf(column, options.level);
        }
    });
    return intervals;
}

/// Errors and reference words of a group, of one system.
struct Rate {
    std::int64_t errors = 0;
    std::int64_t words = 0;

    [[nodiscard]] double value() const { return ratio(errors, words); }
};

std::vector<Rate> ratesOf(std::span<const ErrorCounts> counts, std::span<const std::uint32_t> groups) {
    std::vector<Rate> rates(groupCount(groups));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        rates[groups[i]].errors += counts[i].errors();
        rates[groups[i]].words += counts[i].referenceLength();
    }
    return rates;
}

double weighted(const std::vector<Rate>& rates, std::span<const std::int32_t> weights) {
    Rate sum;
    for (std::size_t group = 0; group < rates.size(); ++group) {
        sum.errors += weights[group] * rates[group].errors;
        sum.words += weights[group] * rates[group].words;
    }
    return sum.value();
}

double whole(const std::vector<Rate>& rates) {
    const std::vector<std::int32_t> once(rates.size(), 1);
    return weighted(rates, once);
}

void checkLengths(std::size_t one, std::size_t other) {
    if (one == other) return;
    throw Error("the bootstrap", msg("{0} utterances are compared with {1}", one, other),
                msg("Compare the same utterances"));
}

double twoSided(std::size_t below, std::size_t above, std::size_t count) {
    const auto fewer = static_cast<double>(std::min(below, above));
    return std::min(1.0, 2 * (fewer + 1) / (static_cast<double>(count) + 1));
}

/// Of two systems' rates, over all and in each replicate.
std::optional<Difference> differenceOf(double one, double other, const std::vector<double>& ones,
                                       const std::vector<double>& others, double level) {
    std::vector<double> differences;
    differences.reserve(ones.size());
    for (std::size_t i = 0; i < ones.size(); ++i)
        differences.push_back(ones[i] - others[i]);
    const auto interval = intervalOf(differences, level); // drops those that are undefined
    if (!interval || std::isnan(one - other)) return std::nullopt;
    const auto count = [&](const auto& which) {
        return static_cast<std::size_t>(std::ranges::count_if(differences, which));
    };
    Difference result{one, other, one - other, *interval, 1, 0};
    result.pValue = twoSided(count([](double each) { return each <= 0; }),
                             count([](double each) { return each >= 0; }), differences.size());
    result.oneIsBetter = static_cast<double>(count([](double each) { return each < 0; })) /
                         static_cast<double>(differences.size());
    return result;
}

} // namespace

std::vector<BandPoint> bootstrapBand(const CorpusResults& results, const DecoderResults& decoder,
                                     const Policy& family, std::span<const double> thresholds,
                                     std::span<const std::uint32_t> selection,
                                     const BootstrapOptions& options, const CancelToken& cancel) {
    const auto groups = groupsOf(results, options.group, selection);
    return bootstrapBand(results, decoder, family, thresholds, selection, groups, options, cancel);
}

std::vector<BandPoint> bootstrapBand(const CorpusResults& results, const DecoderResults& decoder,
                                     const Policy& family, std::span<const double> thresholds,
                                     std::span<const std::uint32_t> selection,
                                     std::span<const std::uint32_t> groups, const BootstrapOptions& options,
                                     const CancelToken& cancel) {
    checkBootstrap(options);
    checkLengths(selection.size(), groups.size());
    const Staircase stairs(scaleOf(results, decoder, family), results.exits(), selection);
    const CurveReplicates curve(results, decoder, stairs, selection, groups);
    std::vector<std::size_t> order(thresholds.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> made;
    made.reserve(thresholds.size());
    for (const double threshold : thresholds)
        made.push_back(stairs.turnsMade(threshold));
    std::ranges::sort(order, {}, [&](std::size_t at) { return made[at]; });
    std::vector<std::size_t> ends;
    ends.reserve(order.size());
    for (const std::size_t at : order)
        ends.push_back(made[at]);
    const std::size_t points = ends.size();
    std::vector<double> wer(points * static_cast<std::size_t>(options.replicates));
    std::vector<double> layer(wer.size());
    forReplicates(curve.groups(), options, cancel, [&](std::size_t replicate, auto weights) {
        curve.follow(weights, ends, wer.data() + replicate * points, layer.data() + replicate * points);
    });
    const auto wers = intervalsOf(wer, points, options);
    const auto layers = intervalsOf(layer, points, options);
    std::vector<BandPoint> band(points);
    for (std::size_t i = 0; i < points; ++i)
        band[order[i]] = {wers[i], layers[i]};
    return band;
}

SystemsBootstrap bootstrapSystems(std::span<const std::vector<ErrorCounts>> systems,
                                  std::span<const SystemPair> pairs, std::span<const std::uint32_t> groups,
                                  const BootstrapOptions& options, const CancelToken& cancel) {
    checkBootstrap(options);
    std::vector<std::vector<Rate>> rates;
    for (const std::vector<ErrorCounts>& counts : systems) {
        checkLengths(counts.size(), groups.size());
        rates.push_back(ratesOf(counts, groups));
    }
    const auto replicates = static_cast<std::size_t>(options.replicates);
    std::vector<std::vector<double>> drawn(rates.size(), std::vector<double>(replicates));
    forReplicates(groupCount(groups), options, cancel, [&](std::size_t replicate, auto weights) {
        for (std::size_t system = 0; system < rates.size(); ++system)
            drawn[system][replicate] = weighted(rates[system], weights);
    });
    SystemsBootstrap result;
    for (const SystemPair& pair : pairs) {
        const double one = whole(rates[pair.one]);
        const double other = whole(rates[pair.other]);
        result.differences.push_back(
            differenceOf(one, other, drawn[pair.one], drawn[pair.other], options.level));
    }
    for (std::vector<double>& system : drawn)
        result.rates.push_back(intervalOf(system, options.level));
    return result;
}

std::optional<Difference> bootstrapDifference(std::span<const ErrorCounts> one,
                                              std::span<const ErrorCounts> other,
                                              std::span<const std::uint32_t> groups,
                                              const BootstrapOptions& options, const CancelToken& cancel) {
    const std::vector<std::vector<ErrorCounts>> systems{{one.begin(), one.end()},
                                                        {other.begin(), other.end()}};
    const SystemPair pair{0, 1};
    return bootstrapSystems(systems, std::span(&pair, 1), groups, options, cancel).differences.front();
}

std::optional<Interval> bootstrapRate(std::span<const ErrorCounts> counts,
                                      std::span<const std::uint32_t> groups, const BootstrapOptions& options,
                                      const CancelToken& cancel) {
    const std::vector<ErrorCounts> system(counts.begin(), counts.end());
    return bootstrapSystems(std::span(&system, 1), {}, groups, options, cancel).rates.front();
}

std::vector<ErrorCounts> errorsTaken(const CorpusResults& results, const DecoderResults& decoder,
                                     std::span<const std::int16_t> exitsTaken,
                                     std::span<const std::uint32_t> selection) {
    std::vector<ErrorCounts> errors;
    errors.reserve(selection.size());
    for (const std::uint32_t utterance : selection) {
        const std::int16_t exit = exitsTaken[utterance];
        errors.push_back(exit < 0 ? ErrorCounts{}
                                  : decoder.words[results.at(utterance, static_cast<std::size_t>(exit))]);
    }
    return errors;
}

} // namespace offramp
