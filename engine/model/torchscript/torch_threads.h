// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp {

/// Shares out threads between LibTorch and the BLAS beneath it, for as long as it lives.
///
/// Torch's operations run in OpenMP's threads, OpenBLAS's products in a pool of its own. If both have threads
/// they fight over the cores, since a waiting thread of either spins. Measured with two threads on two cores,
/// LibTorch 1.13, 15 s of audio, medians of nine runs in milliseconds, for a Conformer of 31 M parameters and
/// one of 2.7 M:
///
///     OpenMP  OpenBLAS    large        small
///     1       1           690          157
///     1       2           570          156
///     2       1           530 … 640    107 … 142
///     2       2           910 … 1100   380
///
/// With other programs at work on the same cores, two OpenMP threads took from 2,000 to 5,000 and from 800 to
/// 3,700: at every operation's end one spins for the other that isn't running. So OpenMP gets one thread and
/// OpenBLAS all. Where LibTorch comes with MKL, both share OpenMP's threads, and there is nothing to share
/// out.
class TorchThreads {
public:
    explicit TorchThreads(int threads);
    ~TorchThreads();
    TorchThreads(const TorchThreads&) = delete;
    TorchThreads& operator=(const TorchThreads&) = delete;

private:
    int blasThreadsBefore_;
};

/// "OpenMP 1 thread, OpenBLAS 2 threads": what a run on `threads` threads uses.
[[nodiscard]] std::string torchThreading(int threads);

} // namespace offramp
