// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"
#include "peer.h"
#include "ratios.h"

#include <benchmark/benchmark.h>

#include <cstdio>

int main(int argc, char** argv) {
    using namespace offramp;
    const auto peer = bench::Peer::torch().version();
    std::printf("Offramp: %s, kernels for %s, %d thread(s)\n", blasName().c_str(), kernels().instructionSet,
                bench::threads());
    std::printf("Peer: %s\n",
                peer ? ("PyTorch " + *peer).c_str() : "none (needs python3-torch and python3-torchaudio)");
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    bench::RatioReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
