// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "bench/choosing/choice_result.h"
#include "bench/choosing/fit_form.h"
#include "bench/choosing/split_form.h"
#include "bench/choosing/threshold_view.h"
#include "bench/comparing/comparison_view.h"
#include "bench/corpus_bench.h"
#include "bench/trade_off_view.h"
#include "exits/policy_json.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"
#include "workbench/corpus/corpus_page.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// Thresholds that are chosen and results that are compared, in the real window.
class TestCorpusChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void aThresholdIsAdopted();
    void temperaturesAreFittedFromTraces();
    void aGateIsAdoptedAndSaved();
    void otherResultsAreComparedOverWhatIsCommon();
    void whatHasNothingInCommonIsSaid();
    void theWindowClosesInMidChoice();

private:
    std::filesystem::path path(const char* name) const {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    /// Recordings `from` … `to` − 1, which are the same in every corpus.
    void writeCorpus(const char* name, int from, int to) const;
    void run(MainWindow& window, const char* corpus, const char* out) const;
    static bool rests(MainWindow& window) {
        return QTest::qWaitFor([&] { return window.isIdle(); }, 60000);
    }
    bool open(MainWindow& window, const char* results) const {
        window.resize(1280, 800);
        window.show();
        window.openFiles({dir_.filePath(QString::fromLatin1(results))});
        return rests(window) && window.corpus().results();
    }
    static ThresholdView& thresholdIn(MainWindow& window) {
        CorpusBench& bench = window.corpus().bench();
        bench.tabs().setCurrentWidget(&bench.threshold());
        QComboBox& split = bench.threshold().split().kindBox();
        split.setCurrentIndex(split.count() - 1); // none: the corpus is tiny
        return bench.threshold();
    }

    QTemporaryDir dir_;
};

void TestCorpusChoice::writeCorpus(const char* name, int from, int to) const {
    std::string lines;
    for (int i = from; i < to; ++i) {
        const std::string file = "noise-" + std::to_string(i) + ".wav";
        test::writeNoise(path(file.c_str()), 0.5 + 0.1 * (i % 5), static_cast<unsigned>(i + 1));
        lines.append("{\"audio_filepath\": \"").append(file);
        lines.append("\", \"text\": \"one two\", \"split\": \"").append(i % 2 == 0 ? "dev" : "test");
        lines.append("\"}\n");
    }
    writeFile(path(name), lines);
}

void TestCorpusChoice::run(MainWindow& window, const char* corpus, const char* out) const {
    CorpusRequest request;
    request.recogniser = window.workbench().recogniser();
    request.openedWith = window.workbench().openedWith();
    request.manifest = path(corpus);
    request.out = path(out);
    request.keepTraces = true;
    window.corpus().run(request);
    QVERIFY(rests(window));
}

/// "few" has the recordings 0 … 5, "more" 2 … 9, "others" 20 … 22.
void TestCorpusChoice::initTestCase() {
    test::isolateSettings();
    writeCorpus("few.jsonl", 0, 6);
    writeCorpus("more.jsonl", 2, 10);
    writeCorpus("others.jsonl", 20, 23);
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    QVERIFY(test::waitUntilIdle(window));
    for (const char* name : {"few", "more", "others"})
        run(window, std::string(name).append(".jsonl").c_str(), std::string(name).append(".offramp").c_str());
}

void TestCorpusChoice::aThresholdIsAdopted() {
    MainWindow window;
    QVERIFY(open(window, "few.offramp"));
    ThresholdView& view = thresholdIn(window);
    QTest::mouseClick(&view.chooseButton(), Qt::LeftButton);
    QVERIFY(rests(window));
    QVERIFY(view.made() && view.made()->policy());
    const auto& results = *window.corpus().results();
    const ThresholdChoice expected =
        chooseThreshold(results, results.decoders[0], Policy::common("entropy_normalised", 0.5),
                        LayerTarget{6}, unsplit(everything(results)));
    QCOMPARE(view.made()->report.choice->threshold, expected.threshold);
    QVERIFY(view.result().provenance().startsWith(u'⚠'));
    view.result().adoptButton().click();
    QVERIFY(window.workbench().policy() == expected.policy);
    QVERIFY(window.strategy().policy() == expected.policy);
    QVERIFY(window.corpus().bench().step()->policy == expected.policy);
    QCOMPARE(window.corpus().bench().step()->point.averageLayer, expected.calibration->averageLayer);
}

/// The bench has values at the fitted temperatures, and the curve is theirs.
void TestCorpusChoice::temperaturesAreFittedFromTraces() {
    MainWindow window;
    QVERIFY(open(window, "few.offramp"));
    ThresholdView& view = thresholdIn(window);
    view.fit().kindBox().setCurrentIndex(1);
    view.choose();
    QVERIFY(rests(window));
    QVERIFY2(view.made(), qUtf8Printable(view.status()));
    const auto made = view.made();
    QCOMPARE(made->report.temperatures->exits.size(), std::size_t(6));
    QCOMPARE(view.result().fit().rowCount(), 6);
    view.result().adoptButton().click();
    QVERIFY(rests(window));
    CorpusBench& bench = window.corpus().bench();
    QCOMPARE(window.corpus().results(), made->results);
    QVERIFY(bench.step());
    QVERIFY(bench.step()->policy == made->policy());
    QVERIFY(bench.step()->taken == decideAll(*made->results, made->results->decoders[0], *made->policy()));
    const auto& curves = bench.tradeOff().plot().figures().curves;
    QCOMPARE(curves.size(), std::size_t(1));
    QVERIFY(curves[0].name.contains(QStringLiteral("temperatures")));
    QVERIFY(view.made()); // the same run: what was chosen is still there
}

void TestCorpusChoice::aGateIsAdoptedAndSaved() {
    MainWindow window;
    QVERIFY(open(window, "few.offramp"));
    ThresholdView& view = thresholdIn(window);
    view.fit().kindBox().setCurrentIndex(2);
    view.choose();
    QVERIFY(rests(window));
    QVERIFY2(view.made(), qUtf8Printable(view.status()));
    view.result().adoptButton().click();
    QVERIFY(window.workbench().policy() == view.made()->policy());
    QVERIFY(window.corpus().bench().step());
    QVERIFY(rests(window));
    QCOMPARE(window.corpus().bench().tradeOff().plot().figures().curves.size(), std::size_t(1));
    // A point of its curve is a threshold, as of a measure.
    Q_EMIT window.corpus().bench().thresholdPicked(0.25);
    QCOMPARE(std::get<GateRule>(window.workbench().policy().rule).threshold, 0.25);
    const GateRule gate = view.made()->report.gate->gate;
    window.workbench().saveGate(path("gate.json"), gate);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(readGate(path("gate.json")).gate == gate);
}

void TestCorpusChoice::otherResultsAreComparedOverWhatIsCommon() {
    MainWindow window;
    QVERIFY(open(window, "few.offramp"));
    CorpusPage& page = window.corpus();
    CorpusBench& bench = page.bench();
    QCOMPARE(bench.subject().scope->size(), std::size_t(6));
    bench.tabs().setCurrentWidget(&bench.comparison());
    QVERIFY(bench.comparison().openButton().isVisible());
    page.openOther(path("more.offramp"));
    QVERIFY(rests(window));
    QVERIFY(page.comparesOthers());
    QCOMPARE(*bench.subject().scope, (Selection{2, 3, 4, 5})); // 2 … 5 are in both
    const auto& curves = bench.tradeOff().plot().figures().curves;
    QCOMPARE(curves.size(), std::size_t(2));
    for (const TradeOffCurve& curve : curves)
        QCOMPARE(curve.points->front().point.utterances, std::size_t(4));
    QVERIFY(bench.comparison().made());
    QCOMPARE(bench.comparison().made()->comparison.common.size(), std::size_t(4));
    QCOMPARE(bench.comparison().made()->comparison.differing, std::size_t(0)); // the same recordings
    page.closeOthers();
    QVERIFY(rests(window));
    QCOMPARE(bench.subject().scope->size(), std::size_t(6));
    QVERIFY(!bench.comparison().made());
    QCOMPARE(bench.tradeOff().plot().figures().curves.size(), std::size_t(1));
}

void TestCorpusChoice::whatHasNothingInCommonIsSaid() {
    MainWindow window;
    QVERIFY(open(window, "few.offramp"));
    CorpusPage& page = window.corpus();
    page.openOther(path("others.offramp"));
    QVERIFY(rests(window));
    QVERIFY(page.message().text().contains(QStringLiteral("no utterance in common")));
    QVERIFY(!page.comparesOthers());
    page.openOther(path("more.offramp")); // the one that failed is forgotten
    QVERIFY(rests(window));
    QVERIFY(page.comparesOthers());
    QVERIFY(page.message().text().isEmpty());
}

void TestCorpusChoice::theWindowClosesInMidChoice() {
    auto window = std::make_unique<MainWindow>();
    QVERIFY(open(*window, "few.offramp"));
    ThresholdView& view = thresholdIn(*window);
    view.fit().kindBox().setCurrentIndex(1);
    view.choose();
    QVERIFY(view.isChoosing());
    window.reset(); // neither hangs nor crashes
}

QTEST_MAIN(TestCorpusChoice)
#include "test_corpus_choice.moc"
