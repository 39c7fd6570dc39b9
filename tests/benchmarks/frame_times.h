// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

namespace offramp::bench {

/// The calling thread's own time, seconds.
inline double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Sorts the values; of those that there are the one at that share of the way. At least one.
inline double quantile(std::vector<double>& values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Runs `step` and everything that it queues; reports medians and tails, since a slow frame is what is felt:
/// by the clock, and by the GUI thread's own time, which a busy machine doesn't stretch.
template <typename Step>
void measureFrames(benchmark::State& state, const Step& step) {
    std::vector<double> milliseconds;
    std::vector<double> own;
    int number = 0;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        const double begin = threadSeconds();
        step(number++);
        QCoreApplication::processEvents();
        const double seconds = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
        own.push_back((threadSeconds() - begin) * 1e3);
        state.SetIterationTime(seconds);
        milliseconds.push_back(seconds * 1e3);
    }
    state.counters["p50_ms"] = quantile(milliseconds, 0.50);
    state.counters["p99_ms"] = quantile(milliseconds, 0.99);
    state.counters["p50_cpu_ms"] = quantile(own, 0.50);
    state.counters["p99_cpu_ms"] = quantile(own, 0.99);
    state.counters["max_cpu_ms"] = quantile(own, 1.0);
}

} // namespace offramp::bench
