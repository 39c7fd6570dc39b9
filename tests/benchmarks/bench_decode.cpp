// SPDX-License-Identifier: GPL-3.0-or-later
// The beam search, by the frame: random log-probabilities (500 frames, hard: nearly all classes compete) and,
// where they are, the golden ones of QuartzNet (316 frames, as real as can be). One thread.
#include "decode/beam_decoder.h"
#include "decode/lexicon.h"
#include "decode/tokenizer.h"
#include "support/golden.h"
#include "support/support.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <set>

namespace {

using namespace offramp;

constexpr int hypothesesWanted = 300;

/// blank, letters and, last, the space
std::shared_ptr<const Tokenizer> tokenizer(int classes, int blank) {
    TokenizerSpec spec;
    for (int c = 0; c < classes; ++c)
        spec.tokens.push_back("t" + std::to_string(c));
    spec.blank = blank;
    spec.space = blank == 0 ? classes - 1 : 0;
    return std::make_shared<const Tokenizer>(spec, classes, "benchmark");
}

/// The softmax of normal noise, of standard deviation `sharpness`.
Matrix randomLogProbs(std::int64_t frames, int classes, double sharpness) {
    std::mt19937 random(1);
    std::normal_distribution<double> normal(0, sharpness);
    Matrix logProbs(frames, classes);
    for (std::int64_t t = 0; t < frames; ++t) {
        double total = 0;
        for (float& value : logProbs.row(t)) {
            value = static_cast<float>(normal(random));
            total += std::exp(static_cast<double>(value));
        }
        for (float& value : logProbs.row(t))
            value -= static_cast<float>(std::log(total));
    }
    return logProbs;
}

/// As many different spellings of 1 to 9 letters, a space behind each.
std::shared_ptr<const Lexicon> lexicon(const Tokenizer& tokenizer, int words) {
    std::mt19937 random(2);
    std::set<std::vector<int>> spellings;
    while (spellings.size() < static_cast<std::size_t>(words)) {
        std::vector<int> spelling;
        for (unsigned left = 1 + random() % 9; left > 0; --left)
            spelling.push_back(1 +
                               static_cast<int>(random() % static_cast<unsigned>(tokenizer.classes() - 2)));
        spelling.push_back(tokenizer.classes() - 1);
        spellings.insert(spelling);
    }
    std::vector<Lexicon::Entry> entries;
    for (const std::vector<int>& spelling : spellings)
        entries.push_back({"w" + std::to_string(entries.size()), spelling});
    return std::make_shared<const Lexicon>(entries);
}

void decode(benchmark::State& state, const BeamDecoder& decoder, const Matrix& logProbs) {
    std::size_t hypotheses = 0;
    for (auto _ : state)
        hypotheses += decoder.decode(logProbs, {}).entries.size();
    const auto frames = static_cast<double>(state.iterations() * logProbs.rows());
    state.counters["frames/s"] = benchmark::Counter(frames, benchmark::Counter::kIsRate);
    state.counters["s/frame"] =
        benchmark::Counter(frames, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["hypotheses/s"] =
        benchmark::Counter(static_cast<double>(hypotheses), benchmark::Counter::kIsRate);
}

BeamOptions optionsOf(int beam, bool logAdd) {
    BeamOptions options;
    options.beamSize = beam;
    options.nbest = std::min(beam, hypothesesWanted);
    options.logAdd = logAdd;
    return options;
}

void free(benchmark::State& state) {
    const int classes = static_cast<int>(state.range(0));
    const BeamDecoder decoder(tokenizer(classes, 0), nullptr, nullptr,
                              optionsOf(static_cast<int>(state.range(1)), state.range(2) != 0));
    decode(state, decoder, randomLogProbs(500, classes, 2));
}

void within(benchmark::State& state) {
    const int classes = static_cast<int>(state.range(0));
    const auto used = tokenizer(classes, 0);
    const BeamDecoder decoder(used, lexicon(*used, 50000), nullptr,
                              optionsOf(static_cast<int>(state.range(1)), state.range(2) != 0));
    decode(state, decoder, randomLogProbs(500, classes, 2));
}

void golden(benchmark::State& state) {
    const auto file = test::sharedDir() / "golden/quartznet15x5-early-exit/long-pause.safetensors";
    if (!std::filesystem::exists(file)) {
        state.SkipWithError("needs golden/quartznet15x5-early-exit in the shared folder beside the project");
        return;
    }
    const Matrix logProbs = test::readGolden(file).logProbs.back();
    const int classes = static_cast<int>(logProbs.cols());
    const BeamDecoder decoder(tokenizer(classes, classes - 1), nullptr, nullptr,
                              optionsOf(static_cast<int>(state.range(0)), state.range(1) != 0));
    decode(state, decoder, logProbs);
}

BENCHMARK(free)
    ->Name("decode/free")
    ->ArgsProduct({{29, 256}, {50, 500, 1500}, {0, 1}})
    ->ArgNames({"classes", "beam", "sums"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(within)
    ->Name("decode/lexicon")
    ->ArgsProduct({{29, 256}, {50, 500, 1500}, {0, 1}})
    ->ArgNames({"classes", "beam", "sums"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(golden)
    ->Name("decode/golden")
    ->ArgsProduct({{50, 500, 1500}, {0, 1}})
    ->ArgNames({"beam", "sums"})
    ->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
