// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/choose/replicates.h"

#include "base/error.h"
#include "base/workers.h"
#include "corpus/choose/seeded.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

/// The quantile at `share`; the values may change places.
double quantile(std::vector<double>& values, double share) {
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(std::floor(at));
    const auto low = values.begin() + below;
    std::nth_element(values.begin(), low, values.end());
    const double part = at - std::floor(at);
    if (part == 0 || low + 1 == values.end()) return *low;
    return *low + part * (*std::min_element(low + 1, values.end()) - *low);
}

} // namespace

void checkBootstrap(const BootstrapOptions& options) {
    if (options.replicates < 1)
        throw Error("the bootstrap", msg("{0} is no number of replicates", options.replicates),
                    msg("Give 1 or more, such as 1000"));
    if (!(options.level > 0 && options.level < 1))
        throw Error("the bootstrap", msg("{0} is no level of an interval", options.level),
                    msg("Give a number between 0 and 1, such as 0.95"));
}

void drawWeights(std::uint64_t seed, std::uint64_t replicate, std::span<std::int32_t> weights) {
    std::ranges::fill(weights, 0);
    Seeded random(seed, replicate);
    const auto count = static_cast<std::uint32_t>(weights.size());
    for (std::uint32_t i = 0; i < count; ++i)
        ++weights[random.below(count)];
}

void forReplicates(std::uint32_t groups, const BootstrapOptions& options, const CancelToken& cancel,
                   const std::function<void(std::size_t, std::span<const std::int32_t>)>& each) {
    checkBootstrap(options);
    Workers workers(options.threads);
    workers.run(options.replicates, 1, [&](std::int64_t begin, std::int64_t end, int /*thread*/) {
        std::vector<std::int32_t> weights(groups);
        for (std::int64_t replicate = begin; replicate < end && !cancel.isCancelled(); ++replicate) {
            drawWeights(options.seed, static_cast<std::uint64_t>(replicate), weights);
            each(static_cast<std::size_t>(replicate), weights);
        }
    });
    cancel.check();
}

std::optional<Interval> intervalOf(std::vector<double>& replicates, double level) {
    std::erase_if(replicates, [](double value) { return std::isnan(value); });
    if (replicates.empty()) return std::nullopt;
    const double low = quantile(replicates, (1 - level) / 2);
    return Interval{low, quantile(replicates, (1 + level) / 2)};
}

} // namespace offramp
