// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/extractor.h"
#include "peer.h"
#include "support/made_models.h"

#include <benchmark/benchmark.h>

namespace offramp::bench {

namespace {

/// Log-mel features with normalisation, as the digits model takes them.
void features(benchmark::State& state) {
    FeatureConfig config;
    config.log = FeatureConfig::Log::ln;
    config.normalize = FeatureConfig::Normalize::perFeature;
    const FeatureExtractor extractor(config);
    const auto samples = test::makeNoise(16000 * state.range(0), 1);
    Workers workers(threads());
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            extractor.compute({samples->data(), static_cast<std::size_t>(samples->size())}, workers, {}));
    }
}

void peer(benchmark::State& state) {
    for (auto _ : state) {
        const auto seconds = Peer::torch().time("features " + std::to_string(state.range(0)));
        if (!seconds) {
            state.SkipWithError("no peer: needs python3-torch and python3-torchaudio");
            return;
        }
        state.SetIterationTime(*seconds);
    }
}

BENCHMARK(features)
    ->Name("forward/features")
    ->Arg(4)
    ->Arg(15)
    ->Arg(30)
    ->ArgName("s")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(peer)
    ->Name("peer/features")
    ->Arg(4)
    ->Arg(15)
    ->Arg(30)
    ->ArgName("s")
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();

} // namespace

} // namespace offramp::bench
