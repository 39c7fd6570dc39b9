// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "bench/corpus_bench.h"
#include "bench/failure_table.h"
#include "bench/failures_view.h"
#include "bench/trade_off_view.h"
#include "bench/utterance_view.h"
#include "corpus/results/store.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "support/corpus_gui.h"
#include "support/gui.h"
#include "support/made_corpus.h"
#include "support/support.h"
#include "workbench/corpus/corpus_head.h"
#include "workbench/corpus/corpus_page.h"
#include "workbench/corpus/failures_dialog.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// What a run leaves out, what it hasn't come to yet, and what is done while it goes on.
class TestCorpusRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void failuresAreListed();
    void failuresAreReachedByTheKeyboardAndCopied();
    void aRunTellsWhatItLeftOut();
    void resultsOfNothingListWhatFailed();
    void whatIsPartialSaysSo();
    void aRunThatIsStoppedStaysPartial();
    void aSecondRunIsRefused();
    void otherFilesAreOpenedInMidRun();
    void theWindowClosesWhileARunIsPaused();
    void theWindowClosesWhileFilesAreRead();
    void theWindowClosesWhileCurvesAreWorkedOut();
    void theWindowClosesWhileARowIsOpened();
    void theBenchClosesBeforeItsRunBegins();

private:
    std::filesystem::path folder() const { return dir_.path().toStdString(); }
    std::filesystem::path path(const char* name) const { return folder() / name; }
    static std::shared_ptr<CorpusResults> withFailures(std::size_t utterances) {
        auto results = test::threeExits(utterances);
        results->failures = {{"lost", "/sounds/lost.wav", "/sounds/lost.wav: there is no such file"},
                             {"short", "/sounds/short.wav", "/sounds/short.wav: is too short"}};
        return results;
    }
    static QString tabText(CorpusBench& bench, const char* id) {
        for (int i = 0; i < bench.tabs().count(); ++i)
            if (bench.tabs().widget(i)->objectName() == QLatin1String(id)) return bench.tabs().tabText(i);
        return {};
    }

    QTemporaryDir dir_;
};

void TestCorpusRuns::initTestCase() {
    test::isolateSettings();
    test::writeNoiseCorpus(folder(), "large.jsonl", 60);
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    test::writeNoiseCorpus(folder(), "small.jsonl", 4);
    CorpusRequest request = test::requestFor(window, folder(), "small.jsonl", "made.offramp");
    request.keepTraces = true;
    window.corpus().run(request);
    QVERIFY(test::waitUntilAllIsIdle(window));
}

void TestCorpusRuns::failuresAreListed() {
    MainWindow window;
    window.show();
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    Q_EMIT page.service().opened(withFailures(4));
    auto* count = page.head().findChild<QToolButton*>(QStringLiteral("failures"));
    QVERIFY(count->isVisible());
    QCOMPARE(count->text(), QStringLiteral("2 failed"));
    QCOMPARE(tabText(page.bench(), "failures"), QStringLiteral("Failures (2)"));
    count->click();
    auto* view = window.findChild<FailuresView*>();
    QVERIFY(view->isVisible());
    QCOMPARE(view->table().model()->rowCount(), 2);
    const auto cell = [&](int row, int column) {
        return view->table().model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, FailureModel::whatColumn), QStringLiteral("lost"));
    QCOMPARE(cell(1, FailureModel::whereColumn), QStringLiteral("short.wav"));
    QVERIFY(cell(1, FailureModel::reasonColumn).contains(QStringLiteral("is too short")));
    Q_EMIT page.service().opened(test::madeCorpus(20));
    QCOMPARE(tabText(page.bench(), "failures"), QStringLiteral("Failures"));
    QCOMPARE(view->table().model()->rowCount(), 0);
    QVERIFY(test::waitUntilAllIsIdle(window));
}

void TestCorpusRuns::failuresAreReachedByTheKeyboardAndCopied() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window)); // keys of actions are its own
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    Q_EMIT page.service().opened(withFailures(4));
    page.bench().tabs().tabBar()->setFocus();
    for (int tab = 1; tab < page.bench().tabs().count(); ++tab)
        QTest::keyClick(page.bench().tabs().tabBar(), Qt::Key_Right);
    auto* view = window.findChild<FailuresView*>();
    QCOMPARE(page.bench().tabs().currentWidget(), view);
    for (int presses = 0; presses < 4 && window.focusWidget() != &view->table(); ++presses)
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab); // past the bar's scroll buttons
    QCOMPARE(window.focusWidget(), &view->table());
    QTest::keyClick(&view->table(), Qt::Key_Down);
    QCOMPARE(view->table().currentIndex().row(), 1);
    QTest::keyClick(&view->table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString row = QApplication::clipboard()->text();
    QVERIFY2(row.startsWith(QStringLiteral("short\tshort.wav\t")), qPrintable(row));
    QVERIFY(view->table().tableAsText().contains(QStringLiteral("lost.wav")));
    QVERIFY(test::waitUntilAllIsIdle(window));
}

/// A recording that isn't there, a line that is no JSON, and two that can be run.
void TestCorpusRuns::aRunTellsWhatItLeftOut() {
    writeFile(path("broken.jsonl"), "{\"audio_filepath\": \"noise-0.wav\", \"text\": \"one\"}\n"
                                    "no line\n"
                                    "{\"audio_filepath\": \"lost.wav\", \"text\": \"two\"}\n"
                                    "{\"audio_filepath\": \"noise-1.wav\", \"text\": \"two\"}\n");
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    page.run(test::requestFor(window, folder(), "broken.jsonl", "broken.offramp"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(page.results()->utterances.size(), std::size_t{2});
    QCOMPARE(tabText(page.bench(), "failures"), QStringLiteral("Failures (1)"));
    QVERIFY(page.results()->failures.front().reason.find("lost.wav") != std::string::npos);
    const QString said = page.message().text();
    QVERIFY2(said.contains(QStringLiteral("1 recording(s) of the manifest are missing")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("line 2 of broken.jsonl")), qPrintable(said));
    QVERIFY(!page.bench().subject().isPartial()); // more than these there won't be
    for (QToolButton* button : page.message().findChildren<QToolButton*>())
        button->click();
    auto* dialog = page.findChild<FailuresDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const auto* lines = dialog->findChild<FailureTable*>();
    QCOMPARE(lines->model()->rowCount(), 1);
    QVERIFY(lines->tableAsText().contains(QStringLiteral("line 2")));
}

void TestCorpusRuns::resultsOfNothingListWhatFailed() {
    MainWindow window;
    window.show();
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    auto results = withFailures(1);
    results->utterances.clear();
    Q_EMIT page.service().opened(results);
    QVERIFY(page.message().text().contains(QStringLiteral("there is no such file")));
    const auto buttons = page.message().findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 1);
    buttons.front()->click();
    QCOMPARE(page.findChild<FailuresDialog*>()->findChild<FailureTable*>()->model()->rowCount(), 2);
}

void TestCorpusRuns::whatIsPartialSaysSo() {
    MainWindow window;
    window.show();
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    CorpusBench& bench = page.bench();
    bench.setResults(test::threeExits(4), 60);
    page.setPolicy(Policy::common("entropy_normalised", 0.25));
    const auto says = [](const QString& text) {
        return text.contains(QStringLiteral("4 of 60 utterance"));
    };
    const auto anyLabelSays = [&](QWidget& widget) {
        const auto labels = widget.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return says(label->text()); });
    };
    QVERIFY(bench.subject().isPartial());
    page.head().showTotals(bench.subject());
    QVERIFY2(says(page.head().text()), qPrintable(page.head().text()));
    QVERIFY(anyLabelSays(bench.tradeOff()));
    QVERIFY(anyLabelSays(bench.utterances()));
    QVERIFY(anyLabelSays(window.strategy())); // which speaks of the last exit
    QVERIFY(says(window.statusBar()->findChild<QLabel*>()->text()));
    bench.setResults(test::threeExits(4), 4); // the run has ended
    page.setPolicy(Policy::common("entropy_normalised", 0.26));
    QVERIFY(!bench.subject().isPartial());
    QVERIFY(!anyLabelSays(bench.tradeOff()));
    QVERIFY(!anyLabelSays(bench.utterances()));
    QVERIFY(test::waitUntilAllIsIdle(window));
}

void TestCorpusRuns::aRunThatIsStoppedStaysPartial() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    window.showRoom(MainWindow::Room::corpus);
    CorpusPage& page = window.corpus();
    const QSignalSpy progress(&page.service(), &CorpusService::progressed);
    page.run(test::requestFor(window, folder(), "large.jsonl", "stopped.offramp"));
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 1, 60000);
    window.action(QStringLiteral("corpus.stop"))->trigger();
    QVERIFY(test::waitUntilAllIsIdle(window));
    const std::size_t there = page.results()->utterances.size();
    if (there < 60) {
        QVERIFY(page.bench().subject().isPartial());
        QVERIFY(page.head().text().contains(QStringLiteral("%1 of 60 utterance").arg(there)));
    }
    page.run(test::requestFor(window, folder(), "large.jsonl", "stopped.offramp"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(page.results()->utterances.size(), std::size_t{60});
    QVERIFY(!page.bench().subject().isPartial());
    QVERIFY(!page.head().text().contains(QStringLiteral("so far")));
}

void TestCorpusRuns::aSecondRunIsRefused() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    CorpusPage& page = window.corpus();
    const QSignalSpy ends(&page.service(), &CorpusService::runEnded);
    page.run(test::requestFor(window, folder(), "large.jsonl", "first.offramp"));
    page.togglePause();
    page.run(test::requestFor(window, folder(), "large.jsonl", "second.offramp"));
    QVERIFY(!page.message().text().isEmpty());
    QVERIFY(page.service().isRunning() && page.service().isPaused()); // the first can still be told to go on
    page.service().cancelRun();
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(ends.count(), 1);
    QVERIFY(!std::filesystem::exists(path("second.offramp")));
}

void TestCorpusRuns::otherFilesAreOpenedInMidRun() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    CorpusPage& page = window.corpus();
    page.run(test::requestFor(window, folder(), "large.jsonl", "under-way.offramp"));
    const QString made = QString::fromStdString(path("made.offramp").string());
    for (int times = 0; times < 20; ++times) {
        window.openFiles({made});
        if (times % 3 == 0) page.openOther(path("made.offramp"));
        if (times % 5 == 0) page.closeOthers();
        if (times % 4 == 0) Q_EMIT page.bench().selectionChanged({0});
        QTest::qWait(20);
    }
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(page.results()->source, path("made.offramp"));
    QVERIFY(!page.bench().subject().isPartial());
    QCOMPARE(readResults(path("under-way.offramp"))->utterances.size(), std::size_t{60});
}

void TestCorpusRuns::theWindowClosesWhileARunIsPaused() {
    auto window = std::make_unique<MainWindow>();
    QVERIFY(test::openShippedModel(*window));
    const QSignalSpy progress(&window->corpus().service(), &CorpusService::progressed);
    window->corpus().run(test::requestFor(*window, folder(), "large.jsonl", "paused.offramp"));
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 0, 60000);
    window->corpus().togglePause();
    window.reset(); // doesn't wait for somebody to go on
    QVERIFY(!readResults(path("paused.offramp"))->utterances.empty());
}

void TestCorpusRuns::theWindowClosesWhileFilesAreRead() {
    for (int times = 0; times < 5; ++times) {
        MainWindow window;
        window.show();
        window.openResults(QString::fromStdString(path("made.offramp").string()));
        window.corpus().openOther(path("made.offramp"));
        window.corpus().service().readManifest(path("large.jsonl"));
        if (times > 0) QTest::qWait(times);
    }
}

void TestCorpusRuns::theWindowClosesWhileCurvesAreWorkedOut() {
    for (int times = 0; times < 5; ++times) {
        MainWindow window;
        window.show();
        window.showRoom(MainWindow::Room::corpus);
        Q_EMIT window.corpus().service().opened(test::madeCorpus(2000));
        window.corpus().fitBudget({specOf("entropy_normalised"), 6, {}}, {});
        QVERIFY(!window.isIdle());
        if (times > 0) QTest::qWait(5 * times);
    }
}

void TestCorpusRuns::theWindowClosesWhileARowIsOpened() {
    for (int times = 0; times < 5; ++times) {
        MainWindow window;
        window.show();
        window.openResults(QString::fromStdString(path("made.offramp").string()));
        QVERIFY(test::waitUntilAllIsIdle(window));
        Q_EMIT window.corpus().bench().utteranceActivated(1);
        Q_EMIT window.corpus().bench().utteranceActivated(2);
        if (times > 0) QTest::qWait(2 * times);
    }
}

void TestCorpusRuns::theBenchClosesBeforeItsRunBegins() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    {
        CorpusPage page;
        page.run(test::requestFor(window, folder(), "large.jsonl", "never.offramp"));
    }
    if (std::filesystem::exists(path("never.offramp"))) // it was begun, and can be gone on with
        QVERIFY(readResults(path("never.offramp")));
}

QTEST_MAIN(TestCorpusRuns)
#include "test_corpus_runs.moc"
