// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_bench.h"
#include "message/message_bar.h"
#include "strategy/strategy_panel.h"
#include "support/corpus_gui.h"
#include "support/gui.h"
#include "support/support.h"
#include "workbench/corpus/corpus_page.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// From a row of the utterance table to the recording: what the results file has of it, and nothing that is
/// open already is changed by it.
class TestCorpusRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void aRowOpensItsOwnResult();
    void aReferenceThatWasTypedStays();
    void aRowOpenedAgainIsFoundAgain();
    void withoutAModelTheStrategyWorks();
    void aModelThatIsOpenedLeavesStoredResultsAlone();
    void stoppingAtTheExitRunsNoStoredResult();
    void aRowThatWasRunAgainOpensItsOwnResultAgain();
    void eachRowIsAnEntryOfItsOwn();

private:
    std::filesystem::path path(const char* name) const {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    bool openResults(MainWindow& window, const char* name = "made.offramp") {
        window.show();
        window.openFiles({dir_.filePath(QString::fromLatin1(name))});
        return test::waitUntilAllIsIdle(window) && window.corpus().results();
    }
    static bool openRow(MainWindow& window, int row) {
        window.showRoom(MainWindow::Room::corpus);
        Q_EMIT window.corpus().bench().utteranceActivated(row);
        return QTest::qWaitFor([&] { return window.room() == MainWindow::Room::recordings; }, 60000) &&
               test::waitUntilAllIsIdle(window);
    }
    static const Utterance& shown(MainWindow& window) { return *window.workbench().currentUtterance(); }
    /// The analysis is not of the model that is open.
    static bool isStored(MainWindow& window) {
        const auto& recogniser = window.workbench().recogniser();
        const auto& analysis = shown(window).shown.analysis;
        return analysis && (!recogniser || analysis->model != recogniser->sharedDescription());
    }

    QTemporaryDir dir_;
};

void TestCorpusRows::initTestCase() {
    test::isolateSettings();
    test::writeNoiseCorpus(dir_.path().toStdString(), "small.jsonl", 6);
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    CorpusRequest request =
        test::requestFor(window, dir_.path().toStdString(), "small.jsonl", "made.offramp");
    request.keepTraces = true;
    window.corpus().run(request);
    QVERIFY(test::waitUntilAllIsIdle(window));
    request.keepTraces = false;
    request.out = path("bare.offramp");
    window.corpus().run(request);
    QVERIFY(test::waitUntilAllIsIdle(window));
}

void TestCorpusRows::aRowOpensItsOwnResult() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    window.openFiles({dir_.filePath(QStringLiteral("noise-2.wav"))});
    QVERIFY(test::waitUntilIdle(window));
    const auto own = shown(window).shown.analysis;
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 2));
    QVERIFY(isStored(window));
    QCOMPARE(shown(window).audio, path("noise-2.wav"));
    QCOMPARE(*shown(window).shown.analysis->reference, std::string("one two"));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QCOMPARE(window.workbench().utterances()[0].shown.analysis, own); // as it was
    QVERIFY(shown(window).name() != window.workbench().utterances()[0].name());
    QCOMPARE(window.workbench().service().inferences(), 1);
}

void TestCorpusRows::aReferenceThatWasTypedStays() {
    for (const char* results : {"made.offramp", "bare.offramp"}) {
        MainWindow window;
        QVERIFY(test::openShippedModel(window));
        window.openFiles({dir_.filePath(QStringLiteral("noise-1.wav"))});
        window.workbench().setReference("what I heard");
        QVERIFY(test::waitUntilIdle(window));
        QVERIFY(openResults(window, results));
        QVERIFY(openRow(window, 1));
        const Utterance& before = window.workbench().utterances()[0];
        QCOMPARE(before.typedReference, std::optional<std::string>("what I heard"));
        QCOMPARE(before.shown.analysis->reference, std::optional<std::string>("what I heard"));
        QCOMPARE(shown(window).shown.analysis->reference, std::optional<std::string>("one two"));
        // Typed for the row, it stays there too.
        window.workbench().setReference("nothing at all");
        QVERIFY(test::waitUntilIdle(window));
        QVERIFY(openRow(window, 1));
        QCOMPARE(shown(window).shown.analysis->reference, std::optional<std::string>("nothing at all"));
        QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    }
}

void TestCorpusRows::aRowOpenedAgainIsFoundAgain() {
    MainWindow window;
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 0));
    QVERIFY(openRow(window, 3));
    QVERIFY(openRow(window, 0));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QCOMPARE(window.workbench().current(), 0);
}

void TestCorpusRows::withoutAModelTheStrategyWorks() {
    MainWindow window;
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 2));
    QVERIFY(!window.workbench().recogniser());
    QVERIFY(window.strategy().isEnabled());
    QVERIFY(window.workbench().judgement());
    const Policy last = Policy::perExit("entropy_normalised", {-1, -1, -1, -1, -1, -1});
    window.strategy().setPolicy(last);
    Q_EMIT window.strategy().policyChanged(last);
    QCOMPARE(window.workbench().judgement()->decision.exit, std::optional(5));
    const Policy first = Policy::perExit("entropy_normalised", {2, -1, -1, -1, -1, -1});
    window.strategy().setPolicy(first);
    Q_EMIT window.strategy().policyChanged(first);
    QCOMPARE(window.workbench().judgement()->decision.exit, std::optional(0));
    window.action(QStringLiteral("file.close"))->trigger();
    QVERIFY(!window.strategy().isEnabled()); // nothing is there to be judged
}

void TestCorpusRows::aModelThatIsOpenedLeavesStoredResultsAlone() {
    MainWindow window;
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 2));
    const auto stored = shown(window).shown.analysis;
    window.workbench().openModel(test::shippedModel());
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().service().inferences(), 0);
    QCOMPARE(shown(window).shown.analysis, stored);
}

void TestCorpusRows::stoppingAtTheExitRunsNoStoredResult() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 2));
    window.workbench().setStopEarly(true);
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().service().inferences(), 0);
    QVERIFY(isStored(window));
}

void TestCorpusRows::aRowThatWasRunAgainOpensItsOwnResultAgain() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    QVERIFY(openResults(window));
    QVERIFY(openRow(window, 2));
    window.action(QStringLiteral("run.run"))->trigger();
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().service().inferences(), 1);
    QVERIFY(!isStored(window)); // by the open model, because it was asked for
    QCOMPARE(*shown(window).shown.analysis->reference, std::string("one two"));
    QVERIFY(openRow(window, 2));
    QVERIFY(isStored(window));
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1});
}

/// Two rows of the same recording, as of two channels' or two annotators' manifests.
void TestCorpusRows::eachRowIsAnEntryOfItsOwn() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    KnownUtterance first;
    first.audio = path("noise-0.wav");
    first.reference = "one";
    KnownUtterance second = first;
    second.reference = "two";
    window.workbench().openUtterance(first);
    window.workbench().openUtterance(second);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1}); // both are that recording
    for (KnownUtterance* row : {&first, &second})
        row->results = path("made.offramp");
    first.id = "a";
    second.id = "b";
    window.workbench().openUtterance(first);
    window.workbench().openUtterance(second);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{3});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.analysis->reference, std::optional<std::string>("two"));
}

QTEST_MAIN(TestCorpusRows)
#include "test_corpus_rows.moc"
