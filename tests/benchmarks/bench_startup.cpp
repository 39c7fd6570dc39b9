// SPDX-License-Identifier: GPL-3.0-or-later
// How long the program takes from its start until the window is painted, and until the demo's first exit is
// in it: whole processes, timed from outside, without a display.
#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

namespace {

/// Milliseconds from the start of `offramp --demo` to the line that begins with `line`; below 0 if it never
/// came.
double startedUntil(const QByteArray& line) {
    QProcess program;
    program.setProgram(QStringLiteral(OFFRAMP_PROGRAM));
    program.setArguments({QStringLiteral("--demo"), QStringLiteral("--startup-times")});
    program.setReadChannel(QProcess::StandardOutput);
    QElapsedTimer clock;
    clock.start();
    program.start(QIODevice::ReadOnly);
    double found = -1;
    constexpr int patience = 60000;
    while (found < 0 && program.waitForReadyRead(patience)) {
        while (program.canReadLine())
            if (program.readLine().startsWith(line)) found = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }
    program.waitForFinished(patience);
    return found;
}

void startUntil(benchmark::State& state, const char* line) {
    (void)startedUntil(line); // warm: the files are in memory, the demo's recordings are made
    for (auto _ : state) {
        const double milliseconds = startedUntil(line);
        if (milliseconds < 0) return state.SkipWithError("the program didn't report");
        state.SetIterationTime(milliseconds / 1e3);
    }
}

/// The median of several starts is what counts.
void severalStarts(benchmark::internal::Benchmark* benchmark) {
    constexpr int starts = 11;
    benchmark->UseManualTime()->Iterations(1)->Repetitions(starts)->ReportAggregatesOnly(true)->Unit(
        benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(startUntil, window, "window")->Apply(severalStarts);
BENCHMARK_CAPTURE(startUntil, firstExit, "first exit")->Apply(severalStarts);

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
