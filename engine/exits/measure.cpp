// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/measure.h"

#include "base/error.h"
#include "exits/frame_measures.h"

#include <algorithm>
#include <string>

namespace offramp {

namespace {
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
    return frameMeasures();
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

Scores scoreExit(const ExitEvidence& evidence) {
    Scores scores;
    for (const Measure& measure : measures())
        scores.push_back({&measure, measure.evaluate(evidence)});
    return scores;
}

std::optional<double> valueOf(const Scores& scores, std::string_view id) {
    const auto at = std::find_if(scores.begin(), scores.end(),
                                 [&](const Score& score) { return score.measure->id == id; });
    return at == scores.end() ? std::nullopt : at->value;
}

} // namespace offramp
