// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer.h"
#include "support/made_models.h"

#include <benchmark/benchmark.h>

#include <string>

namespace offramp::bench {

namespace {

const Model& conformer() {
    static const std::unique_ptr<Model> model = test::makePaperConformer();
    return *model;
}

const Model& quartzNet() {
    static const std::unique_ptr<Model> model = test::makeQuartzNet();
    return *model;
}

/// One run to exit `exits` − 1 on noise, as `--stop-early` does it.
void runTo(benchmark::State& state, const Model& model, std::int64_t features, int exits) {
    const std::int64_t frames = 100 * state.range(0) + 1;
    const auto input = test::makeNoise(frames, features);
    for (auto _ : state) {
        const auto run = model.start(input, {threads(), false});
        for (int exit = 0; exit < exits; ++exit)
            benchmark::DoNotOptimize(run->next({}));
    }
    const auto macs = static_cast<double>(*model.macs(exits - 1, frames));
    state.counters["GMAC/s"] = benchmark::Counter(macs * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["x_real_time"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                       benchmark::Counter::kIsIterationInvariantRate);
    state.counters["MAC_share"] = macs / static_cast<double>(*model.macs(5, frames));
}

void peer(benchmark::State& state, const std::string& name) {
    const std::string task = name + " " + std::to_string(state.range(0));
    for (auto _ : state) {
        const auto seconds = Peer::torch().time(task);
        if (!seconds) {
            state.SkipWithError("no peer: needs python3-torch and python3-torchaudio");
            return;
        }
        state.SetIterationTime(*seconds);
    }
}

void lengths(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(4)->Arg(15)->Arg(30)->ArgName("s")->Unit(benchmark::kMillisecond)->UseRealTime();
}

void peerLengths(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(4)->Arg(15)->Arg(30)->ArgName("s")->Unit(benchmark::kMillisecond)->UseManualTime();
}

BENCHMARK_CAPTURE(peer, conformer, std::string("conformer"))->Apply(peerLengths);
BENCHMARK_CAPTURE(peer, quartznet, std::string("quartznet"))->Apply(peerLengths);

const int registered = [] {
    for (int exits = 1; exits <= 6; ++exits) {
        const std::string suffix = exits == 6 ? "" : "_exit" + std::to_string(exits);
        const auto add = [&](const std::string& name, const Model& (*model)(), std::int64_t features) {
            auto* benchmark =
                benchmark::RegisterBenchmark((name + suffix).c_str(), [=](benchmark::State& state) {
                    runTo(state, model(), features, exits);
                });
            if (exits == 6) {
                lengths(benchmark);
            } else {
                benchmark->Arg(15)->ArgName("s")->Unit(benchmark::kMillisecond)->UseRealTime();
            }
        };
        add("forward/conformer", conformer, 80);
        add("forward/quartznet", quartzNet, 64);
    }
    return 0;
}();

} // namespace

} // namespace offramp::bench
