// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/first_exits.h"

namespace offramp {

std::shared_ptr<const Analysis> firstExits(std::shared_ptr<const Analysis> analysis, int exits) {
    if (!analysis || analysis->exits.size() <= static_cast<std::size_t>(exits)) return analysis;
    auto first = std::make_shared<Analysis>(*analysis);
    first->exits.resize(static_cast<std::size_t>(exits));
    first->finished = false;
    return first;
}

std::shared_ptr<const Comparison> firstExits(std::shared_ptr<const Comparison> comparison, int exits) {
    if (!comparison || comparison->exits.size() <= static_cast<std::size_t>(exits)) return comparison;
    auto first = std::make_shared<Comparison>(*comparison);
    first->exits.resize(static_cast<std::size_t>(exits));
    first->fromLast.clear();
    if (first->with == Comparison::With::lastExit) {
        first->with = Comparison::With::nothing;
        first->exits.assign(first->exits.size(), nullptr);
    }
    return first;
}

} // namespace offramp
