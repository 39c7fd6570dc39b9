// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "exits/measure_spec.h"

#include <memory>

namespace offramp::test {

/// Three exits that heard "won too", "one too" and "one two" where "one two" is said: 2, 1 and 0 word errors
/// of
/// 2. Entropies 0.3, 0.1, 0.2 and maximum probabilities 0.5, 0.75, 0.875; 100, 200 and 400 MAC. Two frames of
/// 40 ms at each exit.
inline std::shared_ptr<const Analysis> madeAnalysis() {
    Analysis analysis;
    analysis.audio = "/sounds/numbers.wav";
    analysis.normalisation = "basic";
    auto model = std::make_shared<ModelDescription>();
    model->name = "Three";
    model->frameShift = 0.04;
    model->classes = 4;
    model->exits = {{"layer 2", 2}, {"layer 4", 4}, {"layer 8", 8}};
    analysis.model = model;
    analysis.macs = {100, 200, 400};
    const char* texts[] = {"won too", "one too", "one two"};
    const double entropies[] = {0.3, 0.1, 0.2};
    const double probabilities[] = {0.5, 0.75, 0.875};
    for (std::size_t exit = 0; exit < 3; ++exit) {
        auto result = std::make_shared<ExitResult>();
        result->hypothesis.text = texts[exit];
        for (const char* begin : {texts[exit], texts[exit] + 4})
            result->hypothesis.words.push_back(Word{std::string(begin, 3), 0, 0, 0, 0, 0});
        result->scores = {{specOf("entropy_normalised"), entropies[exit]},
                          {specOf("max_probability"), probabilities[exit]}};
        result->traces.entropy = {0.5F, static_cast<float>(exit)};
        result->traces.maxProbability = {0.25F, 0.5F};
        result->output.seconds = 0.5 * static_cast<double>(exit + 1);
        analysis.exits.push_back(std::move(result));
    }
    analysis.finished = true;
    return withReference(analysis, "one two", defaultNormalisation());
}

} // namespace offramp::test
