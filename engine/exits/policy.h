// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// When to stop: at the first exit whose value of a measure passes a threshold. A value; made by common() and
/// perExit().
struct Policy {
    std::string measure;            ///< a measure's identifier
    std::vector<double> thresholds; ///< one for all exits, or one for each

    [[nodiscard]] static Policy common(std::string measure, double threshold);
    [[nodiscard]] static Policy perExit(std::string measure, std::vector<double> thresholds);

    /// The threshold at exit `exit` of a policy that fits.
    [[nodiscard]] double threshold(int exit) const;

    bool operator==(const Policy&) const = default;
};

/// The one that is used where nobody chose: normalised entropy, comparable across vocabularies, below 0.035.
[[nodiscard]] Policy defaultPolicy();

/// Throws Error if the policy can't be used for a model of `exits` exits: a measure that there is not,
/// another number of thresholds than 1 or `exits`, a threshold that is NaN.
void checkPolicy(const Policy& policy, int exits);

/// The policy for a model of `exits` exits: one whose thresholds are not as many begins again with its first
/// for all.
[[nodiscard]] Policy fitted(Policy policy, std::size_t exits);

/// A low measure passes below its threshold, a high one above, strictly (Wright et al. 2023). Undefined never
/// passes.
[[nodiscard]] bool passes(Direction direction, std::optional<double> value, double threshold);

} // namespace offramp
