// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/choose/bootstrap.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace offramp {

/// Throws Error for options out of range.
void checkBootstrap(const BootstrapOptions& options);

/// How often each of `groups` groups is drawn; `weights`, as long as that, is overwritten.
void drawWeights(std::uint64_t seed, std::uint64_t replicate, std::span<std::int32_t> weights);

/// Calls `each(replicate, weights)` for every replicate, on several threads; throws Cancelled.
void forReplicates(std::uint32_t groups, const BootstrapOptions& options, const CancelToken& cancel,
                   const std::function<void(std::size_t, std::span<const std::int32_t>)>& each);

/// The interval of these replicates, whose order is changed; NaN are left out, nothing if none is left.
[[nodiscard]] std::optional<Interval> intervalOf(std::vector<double>& replicates, double level);

} // namespace offramp
