// SPDX-License-Identifier: GPL-3.0-or-later
// How long the corpus bench takes from a step of the threshold to the end of painting, 1920 × 1080, without a
// display, over results from a seed: 5,559 utterances, as many as LibriSpeech's test sets have, and 100,000.
// Counted beside it: what a step may not do.
#include "bench/corpus_bench.h"
#include "bench/corpus_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_table.h"
#include "bench/utterance_view.h"
#include "benchmarks/frame_times.h"
#include "support/made_corpus.h"
#include "theme/theme.h"
#include "workbench/workbench_style.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTabWidget>

#include <algorithm>
#include <ctime>
#include <memory>
#include <vector>

namespace {

using namespace offramp;

constexpr std::size_t librispeech = 5559;
constexpr std::size_t large = 100000;

/// One for all benchmarks of a size.
const std::shared_ptr<const CorpusResults>& resultsOf(std::size_t utterances) {
    static std::shared_ptr<const CorpusResults> made;
    if (!made || made->utterances.size() != utterances)
        made = test::madeCorpus(utterances, 1, utterances == librispeech ? 20 : 10);
    return made;
}

void settle() {
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

/// With the tab of that number in sight.
void thresholdStep(benchmark::State& state) {
    const auto& results = resultsOf(static_cast<std::size_t>(state.range(0)));
    CorpusBench bench;
    bench.resize(1920, 1080);
    bench.show();
    bench.setResults(results);
    bench.setPolicy(Policy::common("entropy_normalised", 0.012));
    bench.tabs().setCurrentIndex(static_cast<int>(state.range(1)));
    settle();
    auto* view = dynamic_cast<CorpusView*>(bench.tabs().currentWidget());
    const int sweeps = bench.sweeps();
    const int replots = bench.tradeOff().plot().replots();
    const int refreshes = view->refreshes();
    const int sorts = bench.utterances().utterances().sorts();
    const int cells = bench.utterances().table().paintedCells();
    // To and fro over all that the threshold does.
    bench::measureFrames(state, [&bench](int number) {
        const int phase = number * 7 % 400;
        bench.setPolicy(
            Policy::common("entropy_normalised", 0.003 + 0.0003 * (phase < 200 ? phase : 400 - phase)));
    });
    const auto steps = static_cast<double>(state.iterations());
    state.counters["sweeps"] = (bench.sweeps() - sweeps) / steps;
    state.counters["replots"] = (bench.tradeOff().plot().replots() - replots) / steps;
    state.counters["refreshes"] = (view->refreshes() - refreshes) / steps;
    state.counters["sorts"] = (bench.utterances().utterances().sorts() - sorts) / steps;
    state.counters["cells"] = (bench.utterances().table().paintedCells() - cells) / steps;
}
BENCHMARK(thresholdStep)
    ->ArgNames({"utterances", "tab"})
    ->Args({librispeech, 0})
    ->Args({librispeech, 1})
    ->Args({librispeech, 5})
    ->Args({large, 0})
    ->Args({large, 1})
    ->UseManualTime()
    ->Iterations(1000)
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QApplication::setStyle(new WorkbenchStyle);
    QApplication::setPalette(lightPalette());
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
