// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/policy.h"

#include <cstddef>
#include <map>

namespace offramp {

/// The policy that the user has set, for models with different numbers of exits that are looked at in turn: a
/// recording's, a corpus's. One policy holds for all of them as far as it fits. Where it doesn't, it is
/// fitted() for the look, and what is set there instead holds there alone: nothing is lost by going elsewhere
/// and back. What suits both again is of both again.
///
/// `exits`: 0 where no model is known; every policy fits that.
class PoliciesByExits {
public:
    /// The policy for a model of so many exits. It fits.
    [[nodiscard]] Policy of(std::size_t exits) const;
    /// Set by the user for a model of so many exits.
    void set(std::size_t exits, const Policy& policy);

    bool operator==(const PoliciesByExits&) const = default;

private:
    Policy common_ = defaultPolicy();
    std::size_t commonOf_ = 0;            ///< the number of exits that it was set for
    std::map<std::size_t, Policy> apart_; ///< of numbers of exits that have another
};

/// True if a model of so many exits can be judged by it as it is.
[[nodiscard]] bool suits(const Policy& policy, std::size_t exits);

} // namespace offramp
