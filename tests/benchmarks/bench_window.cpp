// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes from an input to the end of painting, 1920 × 1080, without a display: a step of
// the threshold with 30 s and six exits, and a step of zooming and panning through an hour with six exits
// (of a model made for it: the demo's refuses more than 80 s).
#include "audio/write.h"
#include "benchmarks/frame_times.h"
#include "stack/time_stack.h"
#include "strategy/threshold_slider.h"
#include "support/tiny_models.h"
#include "workbench/main_window.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <ctime>
#include <malloc.h>
#include <memory>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace offramp;

/// 16 kHz: bursts of noise, as words are.
void writeBursts(const std::filesystem::path& file, int seconds) {
    Waveform bursts;
    bursts.sampleRate = 16000;
    bursts.samples.resize(static_cast<std::size_t>(bursts.sampleRate) * static_cast<std::size_t>(seconds));
    std::minstd_rand random(1);
    std::size_t i = 0;
    for (float& sample : bursts.samples) {
        const auto loudness = static_cast<float>(i / 4000 % 3 == 0 ? 20 : 2000 + i / 100 % 5000) / 32768;
        sample = loudness * (static_cast<float>(random() % 2001U) / 1000 - 1);
        ++i;
    }
    writeAudio(file, bursts);
}

constexpr int hour = 3600;

class Fixture {
public:
    explicit Fixture(int seconds) {
        window_.resize(1920, 1080);
        window_.show();
        const std::filesystem::path shipped =
            std::filesystem::path(OFFRAMP_SOURCE_DIR) / "resources/models/digits-early-conformer";
        window_.workbench().openModel(
            seconds < hour ? shipped
                           : test::sixExitQuartzNet().write(folder_.filePath("model").toStdString()));
        const QString file = folder_.filePath(QStringLiteral("%1.wav").arg(seconds));
        writeBursts(file.toStdString(), seconds);
        window_.openFiles({file});
        while (!window_.workbench().isIdle())
            QCoreApplication::processEvents(
                QEventLoop::WaitForMoreEvents); // with a time limit it wouldn't wait
        settle();
    }
    MainWindow& window() { return window_; }
    static void settle() {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }

private:
    QTemporaryDir folder_;
    MainWindow window_;
};

/// One for all benchmarks of an hour, whose analysis takes longer than they do; ended before the application.
std::unique_ptr<Fixture> hourFixture;

Fixture& fixtureOfAnHour() {
    if (!hourFixture) hourFixture = std::make_unique<Fixture>(hour);
    return *hourFixture;
}

void thresholdStep(benchmark::State& state) {
    Fixture fixture(30);
    auto* slider = fixture.window().findChild<ThresholdSlider*>();
    // To and fro over the whole scale, so that the exit taken often moves.
    bench::measureFrames(state, [slider](int number) {
        const int phase = number * 7 % 2000;
        slider->setValue(phase < 1000 ? phase : 2000 - phase);
    });
}
BENCHMARK(thresholdStep)->UseManualTime()->Iterations(2000)->Unit(benchmark::kMillisecond);

/// Every step moves the exit taken from one end to the other: the dearest there is.
void thresholdLeap(benchmark::State& state) {
    Fixture fixture(30);
    auto* slider = fixture.window().findChild<ThresholdSlider*>();
    bench::measureFrames(state,
                         [slider](int number) { slider->setValue(number % 2 == 0 ? slider->maximum() : 0); });
}
BENCHMARK(thresholdLeap)->UseManualTime()->Iterations(500)->Unit(benchmark::kMillisecond);

/// So that the figures say what was drawn.
void countWords(benchmark::State& state, const Analysis& analysis) {
    double words = 0;
    for (const auto& exit : analysis.exits)
        words += static_cast<double>(exit->hypothesis.words.size());
    state.counters["exits"] = static_cast<double>(analysis.exits.size());
    state.counters["frames"] = static_cast<double>(analysis.exits.front()->output.logProbs->rows());
    state.counters["words"] = words;
}

/// With every view in sight.
void zoomAndPan(benchmark::State& state) {
    Fixture& fixture = fixtureOfAnHour();
    for (QAction* shown : fixture.window().stack().viewActions())
        shown->setChecked(true);
    Fixture::settle();
    countWords(state, *fixture.window().workbench().currentUtterance()->shown.analysis);
    TimeView& view = fixture.window().stack().timeView();
    bench::measureFrames(state, [&view](int number) {
        if (number % 100 == 0) view.fit();
        if (number % 100 < 40)
            view.zoom(1 / 1.25, 1234.5);
        else
            view.pan(view.range().width() * 0.02);
    });
}
BENCHMARK(zoomAndPan)->UseManualTime()->Iterations(2000)->Unit(benchmark::kMillisecond);

double residentMegabytes() {
    malloc_trim(0); // what the analysis has freed doesn't count
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    return status.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// The memory that all the views of an hour need beyond its samples and what the analysis found.
void hourOfViews(benchmark::State& state) {
    Fixture& fixture = fixtureOfAnHour();
    const auto& shown = fixture.window().workbench().currentUtterance()->shown;
    for (auto _ : state) {
        const double before = residentMegabytes();
        const auto peaks = std::make_shared<const Peaks>(shown.analysis->waveform);
        TimeStack stack;
        stack.resize(1920, 1080);
        for (QAction* view : stack.viewActions())
            view->setChecked(true);
        stack.show();
        stack.setUtterance(peaks, shown.analysis, shown.comparison);
        stack.setTaken(0);
        for (int step = 0; step < 400; ++step) { // in to half a second, and along the hour
            stack.timeView().zoom(step % 40 == 0 ? 1e9 : 1 / 1.25, step * 9.0);
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            QThread::msleep(10); // for the spectrogram's tiles
        }
        Fixture::settle();
        state.counters["MB"] = residentMegabytes() - before;
        countWords(state, *shown.analysis);
    }
}
BENCHMARK(hourOfViews)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("offramp-bench"));
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    hourFixture.reset();
    return 0;
}
