// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/policy_reading.h"

#include <algorithm>

namespace offramp {

namespace {

template <typename Value>
void addOnce(std::vector<Value>& values, const Value& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

bool isStandard(const PolicyReading::Taken& taken) {
    return std::all_of(taken.begin(), taken.end(),
                       [](const MeasureSpec& spec) { return spec.parameters == MeasureParameters(); });
}

} // namespace

PolicyReading readingOf(const Policy& policy, int exits) {
    PolicyReading reading;
    if (fitted(policy, static_cast<std::size_t>(exits)) != policy) return reading;
    std::vector<PolicyReading::Taken> measures(specsOf(policy, 0).size());
    for (int exit = 0; exit < exits; ++exit) {
        const std::vector<MeasureSpec> specs = specsOf(policy, exit);
        for (std::size_t i = 0; i < specs.size(); ++i)
            measures[i].push_back(specs[i]);
    }
    for (const PolicyReading::Taken& taken : measures) {
        if (isStandard(taken))
            addOnce(reading.standard, taken.front().measure);
        else
            addOnce(reading.others, taken);
    }
    return reading;
}

} // namespace offramp
