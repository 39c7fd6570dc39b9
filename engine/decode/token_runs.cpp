// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/token_runs.h"

#include <algorithm>

namespace offramp {

void TokenRuns::sweep(const std::vector<int*>& chains) {
    std::vector<int> numbers(runs_.size(), -1);
    for (const int* chain : chains) {
        for (int at = *chain; at >= 0 && numbers[static_cast<std::size_t>(at)] < 0;
             at = runs_[static_cast<std::size_t>(at)].previous) {
            numbers[static_cast<std::size_t>(at)] = 0;
        }
    }
    int kept = 0;
    for (std::size_t at = 0; at < runs_.size(); ++at) {
        if (numbers[at] < 0) continue;
        Run run = runs_[at]; // a run stands behind the one it points to, which has its new number
        if (run.previous >= 0) run.previous = numbers[static_cast<std::size_t>(run.previous)];
        runs_[static_cast<std::size_t>(kept)] = run;
        numbers[at] = kept++;
    }
    runs_.resize(static_cast<std::size_t>(kept));
    for (int* chain : chains) {
        if (*chain >= 0) *chain = numbers[static_cast<std::size_t>(*chain)];
    }
    due_ = std::max(leastToSweep, 2 * runs_.size());
}

} // namespace offramp
