// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "bench/corpus_bench.h"
#include "bench/trade_off_view.h"
#include "corpus/results/store.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "support/corpus_gui.h"
#include "support/gui.h"
#include "support/made_corpus.h"
#include "support/support.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/corpus/run_dialog.h"
#include "workbench/corpus/run_texts.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// The corpus bench in the real window: runs, results, and the way from a row to the recording.
class TestCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void aRunFillsTheBench();
    void theDialogRunsTheOpenModel();
    void theDialogTakesNoLateAnswer();
    void aStepOfTheSliderRunsAndSweepsNothing();
    void aPointThatIsPickedMovesTheThreshold();
    void theLastExitIsOfTheDecoderThatCounts();
    void rowsWithTracesOpenWithoutARun();
    void rowsWithoutTracesAreRun();
    void aRowPutsAFailureRight();
    void aStoppedRunGoesOn();
    void aRunThatIsStoppedAtOnceCountsNothing();
    void aRunWaitsWhilePaused();
    void whatIsOpenedInMidRunStays();
    void theWindowClosesInMidRun();
    void whatCannotBeOpenedIsSaid();
    void resultsOfNothingAreSaid();
    void roomsKeepTheirPanels();
    void eachRoomsStrategySuitsItsModel();
    void aRunThatGrowsLeavesTheRestAlone();
    void theLastResultsOpenAgain();
    void aRunNeedsAModel();

private:
    std::filesystem::path path(const char* name) const {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    CorpusRequest requestFor(MainWindow& window, const char* corpus, const char* out) const {
        return test::requestFor(window, dir_.path().toStdString(), corpus, out);
    }
    static bool openModel(MainWindow& window) { return test::openShippedModel(window); }
    static bool rests(MainWindow& window) { return test::waitUntilAllIsIdle(window); }
    /// Results with traces, made once for the tests that only look at some.
    bool openResults(MainWindow& window) {
        window.show();
        window.openFiles({dir_.filePath(QStringLiteral("made.offramp"))});
        return rests(window) && window.corpus().results();
    }

    QTemporaryDir dir_;
};

void TestCorpus::initTestCase() {
    test::isolateSettings();
    test::writeNoiseCorpus(dir_.path().toStdString(), "small.jsonl", 6);
    test::writeNoiseCorpus(dir_.path().toStdString(), "large.jsonl", 60);
    MainWindow window;
    QVERIFY(openModel(window));
    CorpusRequest request = requestFor(window, "small.jsonl", "made.offramp");
    request.keepTraces = true;
    window.showRoom(MainWindow::Room::recordings);
    window.corpus().run(request);
    QVERIFY(rests(window));
    QCOMPARE(window.corpus().results()->utterances.size(), std::size_t(6));
}

void TestCorpus::aRunFillsTheBench() {
    MainWindow window;
    QVERIFY(openModel(window));
    window.corpus().run(requestFor(window, "small.jsonl", "run.offramp"));
    QVERIFY(!window.isIdle());
    QVERIFY(rests(window));
    const auto& results = window.corpus().results();
    QVERIFY(results);
    QCOMPARE(results->utterances.size(), std::size_t(6));
    QCOMPARE(results->exits(), std::size_t(6));
    QCOMPARE(window.workbench().service().inferences(), 0); // the recordings' room has run nothing
    QVERIFY(window.corpus().message().text().isEmpty());
}

void TestCorpus::theDialogRunsTheOpenModel() {
    MainWindow window;
    QVERIFY(openModel(window));
    window.action(QStringLiteral("corpus.run"))->trigger();
    auto* dialog = window.findChild<RunDialog*>();
    QVERIFY(dialog != nullptr);
    auto* run = dialog->findChild<QDialogButtonBox*>()->buttons().last();
    for (QAbstractButton* button : dialog->findChild<QDialogButtonBox*>()->buttons())
        if (dialog->findChild<QDialogButtonBox*>()->buttonRole(button) == QDialogButtonBox::AcceptRole)
            run = button;
    QVERIFY(!run->isEnabled()); // no corpus yet
    dialog->setManifest(dir_.filePath(QStringLiteral("none.jsonl")));
    dialog->setResults(dir_.filePath(QStringLiteral("dialog.offramp")));
    QTRY_VERIFY(window.corpus().service().isIdle());
    QTest::qWait(600);
    QVERIFY(!run->isEnabled()); // it isn't there, and the dialog says so
    dialog->setManifest(dir_.filePath(QStringLiteral("small.jsonl")));
    QTRY_VERIFY(run->isEnabled());
    run->click();
    QVERIFY(rests(window));
    QVERIFY(std::filesystem::exists(path("dialog.offramp")));
    QCOMPARE(window.corpus().results()->utterances.size(), std::size_t(6));
}

void TestCorpus::theDialogTakesNoLateAnswer() {
    MainWindow window;
    QVERIFY(openModel(window));
    window.action(QStringLiteral("corpus.run"))->trigger();
    auto* dialog = window.findChild<RunDialog*>();
    QVERIFY(dialog != nullptr);
    auto* box = dialog->findChild<QDialogButtonBox*>();
    QAbstractButton* run = nullptr;
    for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole) run = button;
    QVERIFY(run != nullptr);
    dialog->setResults(QStringLiteral("late.offramp"));
    dialog->setManifest(dir_.filePath(QStringLiteral("small.jsonl")));
    QTRY_VERIFY(run->isEnabled());
    const QString out = QString::fromStdString(dialog->request().out.string());
    QCOMPARE(out, QDir::current().absoluteFilePath(QStringLiteral("late.offramp")));
    dialog->setManifest(QString());
    auto late = std::make_shared<Manifest>();
    late->entries.resize(1);
    Q_EMIT window.corpus().service().manifestRead(late); // about what was typed before
    QVERIFY(!run->isEnabled());
    QTest::qWait(500); // the typing rests
    Q_EMIT window.corpus().service().manifestRead(late);
    QVERIFY(!run->isEnabled());
}

void TestCorpus::aStepOfTheSliderRunsAndSweepsNothing() {
    MainWindow window;
    QVERIFY(openResults(window));
    CorpusBench& bench = window.corpus().bench();
    QTRY_VERIFY(bench.step());
    const int sweeps = bench.sweeps();
    for (const double threshold : {0.01, 0.3, 0.9}) {
        Policy policy = Policy::common("entropy_normalised", threshold);
        window.strategy().setPolicy(policy);
        Q_EMIT window.strategy().policyChanged(policy);
        QVERIFY(bench.step()->policy == policy);
        QVERIFY(bench.step()->taken ==
                decideAll(*window.corpus().results(), *bench.subject().decoder, policy));
    }
    QCOMPARE(bench.sweeps(), sweeps);
    QCOMPARE(window.workbench().service().inferences(), 0);
}

void TestCorpus::aPointThatIsPickedMovesTheThreshold() {
    MainWindow window;
    QVERIFY(openResults(window));
    QTRY_VERIFY(window.corpus().bench().step());
    Q_EMIT window.corpus().bench().thresholdPicked(0.25);
    QCOMPARE(thresholdRule(window.workbench().policy())->thresholds, std::vector<double>{0.25});
    QVERIFY(window.corpus().bench().step()->policy == window.workbench().policy());
    QVERIFY(window.strategy().policy() == window.workbench().policy());
}

void TestCorpus::theLastExitIsOfTheDecoderThatCounts() {
    const auto results = test::madeCorpus(60);
    const auto lastOf = [&](std::size_t decoder) {
        return operatingPoint(*results, results->decoders[decoder], ExitsTaken(60, 5), everything(*results))
            .words;
    };
    QVERIFY(lastOf(0) != lastOf(1));
    MainWindow window;
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    Q_EMIT page.service().opened(results);
    QVERIFY(page.lastExit().words == lastOf(0));
    page.setPolicy(Policy::common("nbest_posterior", 0.5)); // a measure that the beam search alone has
    QVERIFY(page.lastExit().words == lastOf(1));
    auto* decoder = page.findChild<QComboBox*>(QStringLiteral("decoder"));
    QVERIFY(decoder != nullptr);
    decoder->setCurrentIndex(decoder->findData(QStringLiteral("greedy")));
    QVERIFY(page.lastExit().words == lastOf(0));
    QVERIFY(rests(window));
}

void TestCorpus::rowsWithTracesOpenWithoutARun() {
    MainWindow window;
    QVERIFY(openResults(window));
    Q_EMIT window.corpus().bench().utteranceActivated(2);
    QTRY_VERIFY(window.workbench().currentUtterance() != nullptr);
    QVERIFY(window.room() == MainWindow::Room::recordings);
    const auto& shown = window.workbench().currentUtterance()->shown.analysis;
    QVERIFY(shown);
    QCOMPARE(shown->exits.size(), std::size_t(6));
    QCOMPARE(*shown->reference, std::string("one two"));
    const auto& results = *window.corpus().results();
    for (std::size_t exit = 0; exit < 6; ++exit)
        QCOMPARE(shown->exits[exit]->hypothesis.text, results.decoders[0].texts[results.at(2, exit)]);
    QCOMPARE(window.workbench().service().inferences(), 0);
    QVERIFY(window.workbench().judgement());
}

void TestCorpus::rowsWithoutTracesAreRun() {
    MainWindow window;
    QVERIFY(openModel(window));
    window.corpus().run(requestFor(window, "small.jsonl", "bare.offramp"));
    QVERIFY(rests(window));
    Q_EMIT window.corpus().bench().utteranceActivated(1);
    QVERIFY(rests(window));
    QCOMPARE(window.workbench().service().inferences(), 1);
    QCOMPARE(*window.workbench().currentUtterance()->shown.analysis->reference, std::string("one two"));
}

void TestCorpus::aRowPutsAFailureRight() {
    writeFile(path("broken.wav"), "no sound");
    MainWindow window;
    QVERIFY(openModel(window));
    Workbench& workbench = window.workbench();
    workbench.openAudio({path("broken.wav")});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(workbench.currentUtterance()->error);
    KnownUtterance known;
    known.audio = path("broken.wav");
    workbench.openAudio({path("noise-0.wav")});
    QVERIFY(test::waitUntilIdle(window));
    known.shown = workbench.currentUtterance()->shown;
    workbench.openUtterance(known);
    QVERIFY(workbench.currentUtterance()->hasResult);
    QVERIFY(!workbench.currentUtterance()->error);
}

void TestCorpus::aRunThatIsStoppedAtOnceCountsNothing() {
    CorpusRunEnd end;
    end.outcome.cancelled = true;
    const QString text = endText(end);
    QVERIFY(!text.isEmpty() && !text.contains(u'0')); // not: 0 utterances are left
}

void TestCorpus::aStoppedRunGoesOn() {
    MainWindow window;
    QVERIFY(openModel(window));
    CorpusPage& page = window.corpus();
    QSignalSpy progress(&page.service(), &CorpusService::progressed);
    page.run(requestFor(window, "large.jsonl", "stopped.offramp"));
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 1, 60000);
    window.action(QStringLiteral("corpus.stop"))->trigger();
    QVERIFY(rests(window));
    const std::size_t before = readResults(path("stopped.offramp"))->utterances.size();
    QVERIFY(before > 0);
    if (before < 60) QVERIFY(!page.message().text().isEmpty());
    page.run(requestFor(window, "large.jsonl", "stopped.offramp"));
    QVERIFY(rests(window));
    QCOMPARE(page.results()->utterances.size(), std::size_t(60));
}

void TestCorpus::aRunWaitsWhilePaused() {
    MainWindow window;
    QVERIFY(openModel(window));
    CorpusPage& page = window.corpus();
    QSignalSpy progress(&page.service(), &CorpusService::progressed);
    page.run(requestFor(window, "large.jsonl", "paused.offramp"));
    page.togglePause();
    QVERIFY(page.service().isPaused());
    QTest::qWait(1500);
    const auto seen = progress.count();
    QTest::qWait(500);
    QCOMPARE(progress.count(), seen);
    QVERIFY(page.service().isRunning());
    page.togglePause();
    QVERIFY(rests(window));
    QCOMPARE(page.results()->utterances.size(), std::size_t(60));
}

void TestCorpus::whatIsOpenedInMidRunStays() {
    MainWindow window;
    QVERIFY(openModel(window));
    CorpusPage& page = window.corpus();
    page.run(requestFor(window, "large.jsonl", "behind.offramp"));
    page.togglePause(); // so that it can't end before the other is open
    window.openFiles({dir_.filePath(QStringLiteral("made.offramp"))});
    QTRY_VERIFY(page.results() && page.results()->source.filename() == "made.offramp");
    page.togglePause();
    QVERIFY(rests(window));
    QCOMPARE(page.results()->source.filename(), std::filesystem::path("made.offramp"));
    QVERIFY(page.message().text().contains(QStringLiteral("behind.offramp"))); // where to find it
    QCOMPARE(readResults(path("behind.offramp"))->utterances.size(), std::size_t(60));
}

void TestCorpus::theWindowClosesInMidRun() {
    auto window = std::make_unique<MainWindow>();
    QVERIFY(openModel(*window));
    QSignalSpy progress(&window->corpus().service(), &CorpusService::progressed);
    window->corpus().run(requestFor(*window, "large.jsonl", "closed.offramp"));
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 0, 60000);
    window.reset();
    QVERIFY(!readResults(path("closed.offramp"))->utterances.empty()); // nothing that was done is lost
}

void TestCorpus::whatCannotBeOpenedIsSaid() {
    writeFile(path("text.offramp"), "not a database");
    MainWindow window;
    QVERIFY(openResults(window));
    const auto before = window.corpus().results();
    window.openFiles({dir_.filePath(QStringLiteral("text.offramp"))});
    QVERIFY(rests(window));
    QVERIFY(window.corpus().message().text().contains(QStringLiteral("text.offramp")));
    QCOMPARE(window.corpus().results(), before); // the last good one stays
}

void TestCorpus::resultsOfNothingAreSaid() {
    auto failed = std::make_shared<CorpusResults>();
    failed->source = path("failed.offramp");
    failed->failures = {{"one", "one.wav", "there is no such file"}, {"two", "two.wav", "it is empty"}};
    MainWindow window;
    QVERIFY(openResults(window));
    CorpusPage& page = window.corpus();
    const auto before = page.results();
    Q_EMIT page.service().opened(failed);
    QCOMPARE(page.results(), before); // the last good one stays
    QVERIFY(page.message().text().contains(QStringLiteral("failed.offramp")));
    QVERIFY(page.message().text().contains(QStringLiteral("there is no such file")));
    failed->failures.clear();
    Q_EMIT page.service().opened(failed);
    QVERIFY(page.message().text().contains(QStringLiteral("failed.offramp")));
}

void TestCorpus::roomsKeepTheirPanels() {
    MainWindow window;
    window.show();
    const auto visible = [&](const char* name) {
        return window.findChild<QDockWidget*>(QString::fromLatin1(name))->isVisible();
    };
    QVERIFY(visible("dock.strategy") && visible("dock.utterances"));
    window.openFiles({dir_.filePath(QStringLiteral("made.offramp"))});
    QVERIFY(rests(window));
    QVERIFY(visible("dock.strategy") && !visible("dock.utterances") && !visible("dock.hypotheses"));
    window.action(QStringLiteral("view.recordings"))->trigger();
    QVERIFY(visible("dock.strategy") && visible("dock.utterances"));
}

void TestCorpus::eachRoomsStrategySuitsItsModel() {
    MainWindow window;
    QVERIFY(openModel(window)); // six exits
    const Policy three = Policy::perExit("entropy_normalised", {0.01, 0.02, 0.03});
    const auto isCommon = [&] {
        return window.strategy().policy() == window.workbench().policy() &&
               thresholdRule(window.workbench().policy())->thresholds == std::vector<double>{0.01};
    };
    window.showRoom(MainWindow::Room::corpus);
    Q_EMIT window.corpus().service().opened(test::threeExits());
    window.workbench().setPolicy(three);
    window.showRoom(MainWindow::Room::recordings);
    QVERIFY(isCommon());
    window.showRoom(MainWindow::Room::corpus);
    QCOMPARE(window.workbench().policy(), three);
    QCOMPARE(window.strategy().policy(), three);
    window.workbench().openModel(test::shippedModel()); // for the other room
    QVERIFY(rests(window));
    QCOMPARE(window.strategy().policy(), three);
    window.showRoom(MainWindow::Room::recordings);
    QVERIFY(isCommon());
}

void TestCorpus::aRunThatGrowsLeavesTheRestAlone() {
    MainWindow window;
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    const QSignalSpy others(&page, &CorpusPage::resultsChanged);
    Q_EMIT page.service().grown(test::madeCorpus(20));
    page.bench().setSelected({3, 5});
    auto grown = std::make_shared<CorpusResults>();
    *grown = *test::madeCorpus(20);
    std::swap(grown->utterances[5], grown->utterances[9]);
    Q_EMIT page.service().grown(grown);
    QCOMPARE(page.bench().selected(), (Selection{3, 9})); // the same utterances
    Q_EMIT page.service().grown(test::madeCorpus(40));
    QCOMPARE(page.results()->utterances.size(), std::size_t(40));
    QCOMPARE(others.count(), 1); // it is another model's once
    QVERIFY(rests(window));
}

void TestCorpus::theLastResultsOpenAgain() {
    {
        MainWindow window;
        QVERIFY(openResults(window));
    }
    MainWindow window;
    window.show();
    window.action(QStringLiteral("view.corpus"))->trigger();
    QVERIFY(rests(window));
    QVERIFY2(window.corpus().results(), qPrintable(window.corpus().message().text()));
    QCOMPARE(window.corpus().results()->source.filename(), std::filesystem::path("made.offramp"));
}

void TestCorpus::aRunNeedsAModel() {
    MainWindow window;
    QVERIFY(openResults(window));
    window.action(QStringLiteral("corpus.run"))->trigger();
    QVERIFY(window.findChild<RunDialog*>() == nullptr);
    QVERIFY(!window.corpus().message().text().isEmpty());
}

QTEST_MAIN(TestCorpus)
#include "test_corpus.moc"
