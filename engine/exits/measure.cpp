// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/measure.h"

#include "base/error.h"
#include "exits/measure_table.h"

#include <algorithm>
#include <string>
#include <vector>

namespace offramp {

namespace {

std::vector<Measure> allMeasures() {
    std::vector<Measure> all;
    for (const auto part : {entropyMeasures(), probabilityMeasures(), sequenceMeasures(), exitMeasures()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::string knownIds() {
    std::string ids;
    for (const Measure& measure : measures()) {
        if (!ids.empty()) ids += ", ";
        ids += measure.id;
    }
    return ids;
}

} // namespace

std::span<const Measure> measures() {
    static const std::vector<Measure> all = allMeasures();
    return all;
}

const Measure* findMeasure(std::string_view id) {
    const auto all = measures();
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Measure& measure) { return measure.id == id; });
    return at == all.end() ? nullptr : &*at;
}

const Measure& measureOf(std::string_view id) {
    const Measure* measure = findMeasure(id);
    if (measure == nullptr) {
        throw Error(std::string(id), msg("is no exit measure"), msg("Choose one of {0}", knownIds()));
    }
    return *measure;
}

bool passes(Direction direction, std::optional<double> value, double threshold, bool inclusive) {
    if (!value) return false;
    if (inclusive && *value == threshold) return true;
    return direction == Direction::lowIsGood ? *value < threshold : *value > threshold;
}

bool passes(const Measure& measure, std::optional<double> value, double threshold) {
    return passes(measure.direction, value, threshold, measure.inclusive);
}

} // namespace offramp
