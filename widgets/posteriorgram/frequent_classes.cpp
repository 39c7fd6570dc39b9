// SPDX-License-Identifier: GPL-3.0-or-later
#include "posteriorgram/frequent_classes.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace offramp {

std::vector<int> frequentClasses(const FrameTraces& traces, int blank, int most) {
    std::map<int, int> frames;
    for (const std::int32_t best : traces.argmax)
        if (best != blank) ++frames[best];
    std::vector<std::pair<int, int>> ranked;
    ranked.reserve(frames.size());
    for (const auto& [id, count] : frames)
        ranked.emplace_back(-count, id);
    std::sort(ranked.begin(), ranked.end());
    const auto kept = std::min(ranked.size(), static_cast<std::size_t>(most) - 1);
    std::vector<int> classes;
    for (std::size_t i = 0; i < kept; ++i)
        classes.push_back(ranked[i].second);
    std::sort(classes.begin(), classes.end(), std::greater<>());
    if (blank >= 0) classes.insert(classes.begin(), blank);
    return classes;
}

} // namespace offramp
