// SPDX-License-Identifier: GPL-3.0-or-later
// What choosing a threshold costs: the bootstrap (1000 replicates) of a curve of 401 thresholds and of a
// difference, by utterance and by speaker, on one thread and on all; each kind of target; a gate. Random
// results, seed 1, of as many utterances as LibriSpeech's two test sets have; six exits. Beside the band as
// it is made, one that weighs every utterance anew at every threshold.
#include "corpus/choose/bootstrap.h"
#include "corpus/choose/compare.h"
#include "corpus/choose/gate_fit.h"
#include "corpus/choose/replicates.h"
#include "corpus/choose/threshold.h"
#include "corpus/made_results.h"

#include <benchmark/benchmark.h>

namespace {

using namespace offramp;

constexpr std::size_t utterances = 5559;
constexpr std::size_t exits = 6;
constexpr int thresholdCount = 401;

const CorpusResults& corpus() {
    static const CorpusResults made = test::randomResults(utterances, exits, 1);
    return made;
}

const DecoderResults& decoder() {
    return corpus().decoders.front();
}

Policy family() {
    return Policy::common("entropy_normalised", 0.5);
}

std::vector<double> thresholds() {
    std::vector<double> all;
    for (int i = 0; i < thresholdCount; ++i)
        all.push_back(static_cast<double>(i) / (thresholdCount - 1));
    return all;
}

BootstrapOptions options(benchmark::State& state) {
    BootstrapOptions options;
    options.threads = static_cast<int>(state.range(0));
    return options;
}

void band(benchmark::State& state, const char* group) {
    const std::vector<double> all = thresholds();
    BootstrapOptions drawn = options(state);
    drawn.group = group;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            bootstrapBand(corpus(), decoder(), family(), all, everything(corpus()), drawn));
}

/// One thread; the decisions of each threshold are taken once, so that only the sums are compared.
void bandTheLongWay(benchmark::State& state) {
    std::vector<ExitsTaken> taken;
    for (const double threshold : thresholds())
        taken.push_back(decideAll(corpus(), decoder(), Policy::common("entropy_normalised", threshold)));
    std::vector<std::int32_t> weights(utterances);
    for (auto _ : state) {
        for (std::uint64_t replicate = 0; replicate < static_cast<std::uint64_t>(state.range(0));
             ++replicate) {
            drawWeights(1, replicate, weights);
            for (const ExitsTaken& exitsTaken : taken) {
                std::int64_t errors = 0;
                std::int64_t words = 0;
                for (std::size_t u = 0; u < utterances; ++u) {
                    const ErrorCounts& counts =
                        decoder().words[u * exits + static_cast<std::size_t>(exitsTaken[u])];
                    errors += weights[u] * counts.errors();
                    words += weights[u] * counts.referenceLength();
                }
                benchmark::DoNotOptimize(errors + words);
            }
        }
    }
}

void difference(benchmark::State& state) {
    const Selection all = everything(corpus());
    const auto at = [&](double threshold) {
        return errorsTaken(corpus(), decoder(),
                           decideAll(corpus(), decoder(), Policy::common("entropy_normalised", threshold)),
                           all);
    };
    const std::vector<ErrorCounts> one = at(0.3);
    const std::vector<ErrorCounts> other = at(0.6);
    for (auto _ : state)
        benchmark::DoNotOptimize(bootstrapDifference(one, other, all, options(state)));
}

void choice(benchmark::State& state, const Target& target) {
    const Split split = splitByGroup(corpus(), "speaker", 0.5, 1, everything(corpus()));
    for (auto _ : state)
        benchmark::DoNotOptimize(chooseThreshold(corpus(), decoder(), family(), target, split));
}

void gate(benchmark::State& state) {
    const std::vector<MeasureSpec> features{specOf("entropy_normalised"), specOf("max_probability"),
                                            specOf("entropy_paper")};
    for (auto _ : state)
        benchmark::DoNotOptimize(fitGate(corpus(), decoder(), features, everything(corpus())));
}

void comparison(benchmark::State& state) {
    std::vector<ComparedResults> sides;
    for (const char* name : {"one", "two", "three"})
        sides.push_back({&corpus(), &decoder(), name, family(), family()});
    for (auto _ : state)
        benchmark::DoNotOptimize(compareResults(sides));
}

BENCHMARK_CAPTURE(band, by_utterance, "")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(band, by_speaker, "speaker")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(bandTheLongWay)->Arg(50)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(difference)->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(choice, layer, LayerTarget{8})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(choice, wer, WerTarget{0.15})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(choice, conformal, RiskTarget{Loss::excess, 0.1, std::nullopt, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(choice, learn_then_test, RiskTarget{Loss::excess, 0.1, 0.1, false})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(gate)->Unit(benchmark::kMillisecond);
BENCHMARK(comparison)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
