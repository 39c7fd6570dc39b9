// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/policies_by_exits.h"

#include "base/error.h"

namespace offramp {

bool suits(const Policy& policy, std::size_t exits) {
    if (exits == 0) return true;
    try {
        checkPolicy(policy, static_cast<int>(exits));
    } catch (const Error&) {
        return false;
    }
    return true;
}

Policy PoliciesByExits::of(std::size_t exits) const {
    const auto apart = apart_.find(exits);
    const Policy& kept = apart == apart_.end() ? common_ : apart->second;
    if (exits == 0) return kept;
    Policy policy = fitted(kept, exits);
    return suits(policy, exits) ? policy : defaultPolicy();
}

void PoliciesByExits::set(std::size_t exits, const Policy& policy) {
    const bool another = apart_.contains(exits);
    if (!suits(common_, exits) || (another && !suits(policy, commonOf_))) {
        apart_[exits] = policy; // the common one stays for those that it suits
        return;
    }
    common_ = policy;
    commonOf_ = exits;
    apart_.erase(exits);
    if (exits == 0) return; // nobody can tell what suits the others
    std::erase_if(
        apart_, [&](const auto& other) { return suits(other.second, exits) && suits(policy, other.first); });
}

} // namespace offramp
