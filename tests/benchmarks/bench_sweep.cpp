// SPDX-License-Identifier: GPL-3.0-or-later
// What a corpus is explored by, one thread: all thresholds at once, and a step of the slider (every decision
// anew, and what they come to). Random results, seed 1, of as many utterances as LibriSpeech's two test sets
// have, and of 100,000; six exits.
#include "corpus/explore/confusions.h"
#include "corpus/explore/filter.h"
#include "corpus/explore/groups.h"
#include "corpus/explore/measure_quality.h"
#include "corpus/explore/summary.h"
#include "corpus/explore/sweep.h"
#include "corpus/made_results.h"

#include <benchmark/benchmark.h>

#include <map>

namespace {

using namespace offramp;

constexpr std::size_t exits = 6;

const CorpusResults& corpus(std::int64_t utterances) {
    static std::map<std::int64_t, CorpusResults> made;
    auto& results = made[utterances];
    if (results.utterances.empty())
        results = test::randomResults(static_cast<std::size_t>(utterances), exits, 1);
    return results;
}

MeasureSpec entropy() {
    return specOf("entropy_normalised");
}

void sweepAll(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    const DecoderResults& decoder = results.decoders.front();
    const Selection all = everything(results);
    std::vector<double> thresholds;
    for (std::int64_t i = 0; i < state.range(1); ++i)
        thresholds.push_back(static_cast<double>(i) / static_cast<double>(state.range(1) - 1));
    for (auto _ : state)
        benchmark::DoNotOptimize(sweep(results, decoder, entropy(), thresholds, all));
}

void chooseThresholds(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    const Selection all = everything(results);
    for (auto _ : state)
        benchmark::DoNotOptimize(sweepThresholds(results, results.decoders.front(), entropy(), 401, all));
}

/// Every iteration takes another threshold, as the slider does.
template <typename MakePolicy>
void step(benchmark::State& state, const MakePolicy& policyAt) {
    const CorpusResults& results = corpus(state.range(0));
    const DecoderResults& decoder = results.decoders.front();
    const Selection all = everything(results);
    int place = 0;
    for (auto _ : state) {
        place = (place + 37) % 401;
        const ExitsTaken taken = decideAll(results, decoder, policyAt(place / 400.0));
        benchmark::DoNotOptimize(operatingPoint(results, decoder, taken, all));
    }
}

void thresholdStep(benchmark::State& state) {
    step(state, [](double threshold) { return Policy::common(entropy(), threshold); });
}

void combinedStep(benchmark::State& state) {
    step(state, [](double threshold) {
        return Policy{CombinedRule{CombinedRule::Mode::any,
                                   {ThresholdRule{entropy(), {threshold}},
                                    ThresholdRule{specOf("max_probability"), {1 - threshold}}}},
                      {}};
    });
}

void gateStep(benchmark::State& state) {
    step(state, [](double threshold) {
        GateRule gate{{entropy(), specOf("max_probability")}, {}, threshold};
        gate.exits.assign(exits, {{-2, 1}, 0.25});
        return Policy{gate, {}};
    });
}

void decisions(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    int place = 0;
    for (auto _ : state) {
        place = (place + 37) % 401;
        benchmark::DoNotOptimize(
            decideAll(results, results.decoders.front(), Policy::common(entropy(), place / 400.0)));
    }
}

void groupStep(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    const DecoderResults& decoder = results.decoders.front();
    const auto speakers = groupsByColumn(results, 0, everything(results));
    const ExitsTaken taken = decideAll(results, decoder, Policy::common(entropy(), 0.3));
    for (auto _ : state)
        benchmark::DoNotOptimize(operatingPoints(results, decoder, taken, speakers));
}

void summary(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    const Selection all = everything(results);
    for (auto _ : state)
        benchmark::DoNotOptimize(summarise(results, results.decoders.front(), all));
}

void quality(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    const DecoderResults& decoder = results.decoders.front();
    const Selection all = everything(results);
    for (auto _ : state) {
        benchmark::DoNotOptimize(scatterOf(results, decoder, entropy(), 2, all));
        benchmark::DoNotOptimize(reliabilityOf(results, decoder, entropy(), 2, 15, all));
        benchmark::DoNotOptimize(rocOf(results, decoder, entropy(), 2, all));
    }
}

void filterBy(benchmark::State& state, const char* expression) {
    const CorpusResults& results = corpus(state.range(0));
    const DecoderResults& decoder = results.decoders.front();
    const Selection all = everything(results);
    const ExitsTaken taken = decideAll(results, decoder, Policy::common(entropy(), 0.3));
    const Filter filter(results, decoder, expression);
    std::size_t passed = 0;
    for (auto _ : state)
        passed = filter.apply(all, taken).size();
    state.counters["passed"] = static_cast<double>(passed);
}

void readFilter(benchmark::State& state) {
    const CorpusResults& results = corpus(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            Filter(results, results.decoders.front(), "wer_12 > 0.2 and exit == 4 or speaker == 'speaker7'"));
}

constexpr std::int64_t libriSpeech = 5559;
constexpr std::int64_t many = 100'000;

BENCHMARK(sweepAll)
    ->Name("sweep")
    ->ArgsProduct({{libriSpeech, many}, {401}})
    ->ArgNames({"utterances", "thresholds"})
    ->Unit(benchmark::kMillisecond);

/// On both corpora.
void both(benchmark::internal::Benchmark* bench) {
    bench->Arg(libriSpeech)->Arg(many)->ArgName("utterances")->Unit(benchmark::kMillisecond);
}

BENCHMARK(chooseThresholds)->Name("sweep/thresholds")->Apply(both);
BENCHMARK(thresholdStep)->Name("step/threshold")->Apply(both);
BENCHMARK(combinedStep)->Name("step/combined")->Apply(both);
BENCHMARK(gateStep)->Name("step/gate")->Apply(both);
BENCHMARK(decisions)->Name("decisions")->Apply(both);
BENCHMARK(groupStep)->Name("groups/speakers")->Apply(both);
BENCHMARK(summary)->Name("summary")->Apply(both);
BENCHMARK(quality)->Name("quality")->Apply(both);
BENCHMARK(readFilter)->Name("filter/read")->Apply(both);
BENCHMARK_CAPTURE(filterBy, numbers, "wer_12 > 0.2 and exit == 4")->Name("filter/numbers")->Apply(both);
BENCHMARK_CAPTURE(filterBy, texts, "speaker ~ 'SPEAKER7' or split == 'clean'")
    ->Name("filter/texts")
    ->Apply(both);

} // namespace

BENCHMARK_MAIN();
