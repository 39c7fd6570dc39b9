// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/made_figure.h"

#include "decode/tokenizer.h"
#include "scoring/normalise.h"

#include <cmath>
#include <numbers>

namespace offramp::test {

namespace {

constexpr std::int64_t frames = 50;
constexpr int classes = 5;

std::shared_ptr<const Peaks> madeSound() {
    Waveform sound;
    sound.sampleRate = 8000;
    for (int i = 0; i < 16000; ++i) {
        const double time = i / 8000.0;
        const double phase = 2 * std::numbers::pi * (200 * time + 400 * time * time); // 200 to 1800 Hz
        sound.samples.push_back(
            static_cast<float>(0.4 * std::sin(phase) * std::sin(std::numbers::pi * time / 2)));
    }
    return std::make_shared<const Peaks>(std::make_shared<const Waveform>(std::move(sound)));
}

/// Sure of a class at each frame, the surer the deeper the exit, and less every seventh frame.
std::shared_ptr<const Matrix> madeLogProbs(int exit) {
    auto made = std::make_shared<Matrix>(frames, classes);
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        const int best = frame % 5 == 2 ? static_cast<int>(1 + frame / 5 % 4) : 0;
        const double rest = frame % 7 == 0 ? 0.2 / (exit + 1) : 0.04 / (exit + 1);
        for (int id = 0; id < classes; ++id)
            (*made)(frame, id) = static_cast<float>(std::log(id == best ? 1 - rest : rest / (classes - 1)));
    }
    return made;
}

Word wordAt(const std::string& text, std::int64_t start, std::int64_t end, double probability) {
    Word word;
    word.text = text;
    word.start = start;
    word.end = end;
    word.logProbability = std::log(probability);
    return word;
}

std::vector<Word> wordsOf(int exit) {
    if (exit == 0) return {wordAt("ab", 8, 14, 0.7), wordAt("c", 22, 26, 0.5), wordAt("a", 38, 42, 0.4)};
    if (exit == 1) return {wordAt("ab", 8, 14, 0.95), wordAt("cab", 24, 32, 0.9)};
    return {wordAt("ab", 8, 14, 0.99)};
}

std::shared_ptr<const ExitResult> madeExit(int exit, const std::string& reference) {
    ExitResult made;
    made.output.index = exit;
    made.output.logProbs = madeLogProbs(exit);
    made.output.macs = 1000000 * (exit + 1);
    made.traces = traceFrames(*made.output.logProbs, 0);
    made.hypothesis.words = wordsOf(exit);
    for (const Word& word : made.hypothesis.words)
        made.hypothesis.text += (made.hypothesis.text.empty() ? "" : " ") + word.text;
    made.errors = scoreText(reference, made.hypothesis.text, defaultNormalisation());
    return std::make_shared<const ExitResult>(std::move(made));
}

std::shared_ptr<const ModelDescription> madeModel() {
    ModelDescription model;
    model.name = "Made up";
    model.frameShift = 0.04;
    model.classes = classes;
    model.exits = {{"layer 2", 2}, {"layer 4", 4}, {"layer 6", 6}};
    model.tokenizer.tokens = {"@", " ", "a", "b", "c"};
    model.tokenizer.space = 1;
    return std::make_shared<const ModelDescription>(std::move(model));
}

} // namespace

UtteranceFigure madeUtterance() {
    UtteranceFigure figure;
    figure.name = "rising";
    figure.peaks = madeSound();
    Analysis analysis;
    analysis.audio = "rising.wav";
    analysis.waveform = std::shared_ptr<const Waveform>(figure.peaks, &figure.peaks->waveform());
    analysis.reference = "ab cab";
    analysis.normalisation = defaultNormalisation().id;
    analysis.model = madeModel();
    analysis.tokenizer = std::make_shared<const Tokenizer>(analysis.model->tokenizer, classes, "made up");
    for (int exit = 0; exit < 3; ++exit) {
        analysis.exits.push_back(madeExit(exit, *analysis.reference));
        analysis.macs.emplace_back(1000000 * (exit + 1));
    }
    analysis.finished = true;
    figure.analysis = std::make_shared<const Analysis>(std::move(analysis));
    figure.comparison = std::make_shared<const Comparison>(compare(*figure.analysis));
    Judgement judgement;
    judgement.policy = Policy::common("entropy_normalised", 0.035);
    judgement.decision.exit = 1;
    judgement.macs = {2e6, 3e6};
    figure.judgement = judgement;
    return figure;
}

} // namespace offramp::test
