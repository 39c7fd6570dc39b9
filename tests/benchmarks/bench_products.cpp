// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workers.h"
#include "model/kernels/gemm.h"
#include "peer.h"
#include "support/made_models.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

namespace offramp::bench {

namespace {

struct Product {
    std::int64_t out;
    std::int64_t in;
};

// A Conformer layer's products: expand and contract twice, Q K V, their output, the gate, the convolution's
// output.
const std::vector<Product> layerProducts{{2048, 256}, {256, 2048}, {768, 256},  {256, 256},
                                         {512, 256},  {256, 256},  {2048, 256}, {256, 2048}};

/// What the machine's sgemm reaches on the layer's own shapes, one product after another with nothing
/// between: the roof for the forward pass.
void layerSgemm(benchmark::State& state) {
    const std::int64_t frames = 25 * state.range(0) - 1;
    const auto x = test::makeNoise(frames, 2048);
    const auto w = test::makeNoise(2048, 256);
    Matrix y(frames, 2048);
    useOneBlasThread();
    Workers workers(threads());
    std::int64_t macs = 0;
    for (const Product& product : layerProducts)
        macs += frames * product.in * product.out;
    for (auto _ : state) {
        for (const Product& product : layerProducts) {
            workers.run(frames, 1, [&](std::int64_t begin, std::int64_t end, int) {
                multiplyTransposed(x->data() + begin * product.in, product.in, w->data(), product.in,
                                   y.data() + begin * product.out, product.out, end - begin, product.out,
                                   product.in);
            });
        }
        benchmark::ClobberMemory();
    }
    state.counters["GMAC/s"] =
        benchmark::Counter(static_cast<double>(macs) * 1e-9, benchmark::Counter::kIsIterationInvariantRate);
}

BENCHMARK(layerSgemm)
    ->Name("sgemm/conformer_layer")
    ->Arg(4)
    ->Arg(15)
    ->Arg(30)
    ->ArgName("s")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace

} // namespace offramp::bench
