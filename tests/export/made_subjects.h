// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "analysis/evidence.h"
#include "exits/scores.h"
#include "export/subject.h"
#include "scoring/normalise.h"

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace offramp::test {

/// Classes: blank, space, "a", "b", and one whose name a file could stumble over.
inline std::shared_ptr<const Tokenizer> madeTokenizer() {
    TokenizerSpec spec;
    spec.type = TokenizerSpec::Type::characters;
    spec.tokens = {"<blank>", " ", "a", "b", "\"<"};
    spec.blank = 0;
    spec.space = 1;
    return std::make_shared<const Tokenizer>(spec, 5, "made");
}

/// Log-probabilities whose frames choose these classes with probability 0.6, the others 0.1 each.
inline std::shared_ptr<const Matrix> framesOf(const std::vector<int>& classes) {
    auto logProbs = std::make_shared<Matrix>(static_cast<std::int64_t>(classes.size()), 5,
                                             static_cast<float>(std::log(0.1)));
    for (std::size_t t = 0; t < classes.size(); ++t)
        (*logProbs)(static_cast<std::int64_t>(t), classes[t]) = static_cast<float>(std::log(0.6));
    return logProbs;
}

/// A recording of 8 frames of 0.25 s through two exits, after the layers 2 and 4, decoded greedily:
///
///     frame    0 1 2 3 4 5 6 7
///     exit 1   . a a _ b . . "<      "a b"<"
///     exit 2   . . . . . . . .       (nothing)
///
/// What was said is "a b": two words, of which exit 1 has one right, exit 2 none.
inline ExportSubject madeSubject(const std::string& audio = "dir/made.wav") {
    auto analysis = std::make_shared<Analysis>();
    auto model = std::make_shared<ModelDescription>();
    model->name = "two exits";
    model->architecture = "made";
    model->frameShift = 0.25;
    model->exits = {{"layer 2", 2}, {"layer 4", 4}};
    model->classes = 5;
    analysis->audio = audio;
    analysis->waveform = std::make_shared<Waveform>(Waveform{std::vector<float>(1900, 0.0F), 1000});
    analysis->reference = "a b";
    analysis->normalisation = "none";
    analysis->model = model;
    analysis->tokenizer = madeTokenizer();
    analysis->macs = {1000, 3000};
    analysis->featureSeconds = 0.25;
    const std::vector<std::vector<int>> frames{{0, 2, 2, 1, 3, 0, 0, 4}, {0, 0, 0, 0, 0, 0, 0, 0}};
    for (int exit = 0; exit < 2; ++exit) {
        auto result = std::make_shared<ExitResult>();
        result->output.index = exit;
        result->output.logProbs = framesOf(frames[static_cast<std::size_t>(exit)]);
        result->output.seconds = 0.5 * (exit + 1);
        result->output.macs = 1000 + 2000 * exit;
        result->traces = traceFrames(*result->output.logProbs, 0);
        const ExitResult* previous = exit > 0 ? analysis->exits.front().get() : nullptr;
        decodeExit(*result, previous, Decoding(), *analysis->tokenizer, {});
        analysis->exits.push_back(result);
    }
    analysis->finished = true;
    const auto scored = withReference(*analysis, analysis->reference, normalisationOf("none"));
    const std::vector<MeasureSpec> specs{specOf("max_probability"), specOf("entropy_nats")};
    const auto measured = withScores(*scored, specs);
    return {measured, judge(*measured, Policy::common("max_probability", 0.99)), {}};
}

} // namespace offramp::test
