// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_bench.h"
#include "exits/policy_json.h"
#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/corpus_gui.h"
#include "support/gui.h"
#include "support/support.h"
#include "workbench/corpus/corpus_page.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// The window's two rooms: each has its own strategy, actions, title and status.
class TestCorpusRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void aGateComesBackFromTheBench();
    void thresholdsOfEachRoomComeBack();
    void whatSuitsBothIsOfBoth();
    void anotherModelLeavesTheBenchsStrategyAlone();
    void aStrategyFileIsCheckedAgainstWhatIsLookedAt();
    void aBudgetIsFittedToTheCorpus();
    void aBudgetThatNoThresholdReachesSaysSo();
    void theHiddenRecordingIsNotRunAgain();
    void aStoppedRunGoesOnWhenItIsLookedAt();
    void actionsBelongToTheRoomInSight();
    void onlyTheRoomsOwnPanelsAreOffered();
    void titleAndStatusSpeakOfTheRoomInSight();

private:
    std::filesystem::path path(const char* name) const {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    /// As a person does.
    static void choose(MainWindow& window, const Policy& policy) {
        window.strategy().setPolicy(policy);
        Q_EMIT window.strategy().policyChanged(policy);
    }
    static void goTo(MainWindow& window, MainWindow::Room room) { window.showRoom(room); }
    static void toBench(MainWindow& window, const std::shared_ptr<const CorpusResults>& results) {
        window.showRoom(MainWindow::Room::corpus);
        Q_EMIT window.corpus().service().opened(results);
    }
    bool openNoise(MainWindow& window, const char* name) {
        test::writeNoise(path(name), 0.6, 3);
        window.openFiles({dir_.filePath(QString::fromLatin1(name))});
        return test::waitUntilIdle(window);
    }
    /// Of the budget.
    static QDoubleSpinBox* layerBox(MainWindow& window) {
        for (auto* box : window.strategy().findChildren<QDoubleSpinBox*>())
            if (box->accessibleName() == QStringLiteral("Mean layer at most")) return box;
        return nullptr;
    }
    static const Policy& inForce(MainWindow& window) {
        if (window.room() == MainWindow::Room::corpus && window.corpus().bench().step())
            return window.corpus().bench().step()->policy;
        return window.workbench().policy();
    }

    QTemporaryDir dir_;
};

static Policy gateOfSix() {
    return {GateRule{{specOf("margin")}, std::vector<GateRule::Exit>(6, GateRule::Exit{{2}, -1}), 0.7}, {}};
}

void TestCorpusRooms::aGateComesBackFromTheBench() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window)); // six exits
    choose(window, gateOfSix());
    toBench(window, test::threeExits());
    QCOMPARE(inForce(window), defaultPolicy()); // nothing of the gate can be kept for three exits
    choose(window, Policy::common("entropy_normalised", 0.2));
    goTo(window, MainWindow::Room::recordings);
    QCOMPARE(inForce(window), gateOfSix());
    QCOMPARE(window.strategy().policy(), gateOfSix());
    goTo(window, MainWindow::Room::corpus);
    QCOMPARE(inForce(window), Policy::common("entropy_normalised", 0.2));
    QCOMPARE(window.strategy().policy(), Policy::common("entropy_normalised", 0.2));
}

void TestCorpusRooms::thresholdsOfEachRoomComeBack() {
    const Policy six = Policy::perExit("entropy_normalised", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
    const Policy three = Policy::perExit("entropy_normalised", {0.01, 0.02, 0.03});
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    choose(window, six);
    toBench(window, test::threeExits());
    QCOMPARE(inForce(window), Policy::common("entropy_normalised", 0.1)); // the first for all
    choose(window, three);
    for (int times = 0; times < 2; ++times) {
        goTo(window, MainWindow::Room::recordings);
        QCOMPARE(inForce(window), six);
        QCOMPARE(window.strategy().policy(), six);
        goTo(window, MainWindow::Room::corpus);
        QCOMPARE(inForce(window), three);
        QCOMPARE(window.strategy().policy(), three);
    }
    auto two = std::make_shared<CorpusResults>(*test::threeExits());
    two->source = "two.offramp";
    two->model.exits.pop_back(); // another file, with two exits, in between
    for (auto* column : {&two->decoders[0].scores[0].values, &two->seconds, &two->macs})
        column->resize(2);
    two->decoders[0].texts.resize(2);
    two->decoders[0].words.resize(2);
    two->decoders[0].characters.resize(2);
    Q_EMIT window.corpus().service().opened(two);
    QCOMPARE(std::get<ThresholdRule>(inForce(window).rule).thresholds.size(), std::size_t{1});
    Q_EMIT window.corpus().service().opened(test::threeExits());
    QCOMPARE(inForce(window), three);
}

void TestCorpusRooms::whatSuitsBothIsOfBoth() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    choose(window, Policy::common("margin", 0.9));
    toBench(window, test::threeExits());
    choose(window, Policy::common("entropy_normalised", 0.3));
    goTo(window, MainWindow::Room::recordings);
    QCOMPARE(inForce(window), Policy::common("entropy_normalised", 0.3));
    choose(window, Policy::common("entropy_normalised", 0.4));
    goTo(window, MainWindow::Room::corpus);
    QCOMPARE(inForce(window), Policy::common("entropy_normalised", 0.4));
}

void TestCorpusRooms::anotherModelLeavesTheBenchsStrategyAlone() {
    const Policy three = Policy::perExit("entropy_normalised", {0.01, 0.02, 0.03});
    MainWindow window;
    toBench(window, test::threeExits());
    choose(window, three);
    window.workbench().openModel(test::shippedModel()); // for the other room
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(inForce(window), three);
    QCOMPARE(window.strategy().policy(), three);
}

void TestCorpusRooms::aStrategyFileIsCheckedAgainstWhatIsLookedAt() {
    const Policy six = Policy::perExit("entropy_normalised", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});
    const Policy three = Policy::perExit("entropy_normalised", {0.01, 0.02, 0.03});
    writePolicy(path("six.json"), six);
    writePolicy(path("three.json"), three);
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    toBench(window, test::threeExits());
    window.workbench().openPolicy(path("three.json"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QVERIFY2(!window.strategy().message().isVisible(), qPrintable(window.strategy().message().text()));
    QCOMPARE(inForce(window), three);
    window.workbench().openPolicy(path("six.json"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QVERIFY(window.strategy().message().text().contains(QStringLiteral("six.json")));
    QCOMPARE(inForce(window), three);
    goTo(window, MainWindow::Room::recordings);
    window.workbench().openPolicy(path("six.json"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(inForce(window), six);
    window.workbench().openPolicy(path("three.json"));
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(inForce(window), six);
}

/// Four utterances: 0.1, 0.2, 0.3 and 0.4 at the first exit, half of it at the second. At 0.2 only 0.1 is
/// below at the first exit, 0.1 and 0.15 at the second, and the last falls through: layers 1, 2, 2, 3,
/// mean 2. Just above 0.2 it is 1, 1, 2, 2: mean 1.5, until 0.3 passes too.
void TestCorpusRooms::aBudgetIsFittedToTheCorpus() {
    MainWindow window;
    toBench(window, test::threeExits(4));
    auto* kinds = window.strategy().findChild<QComboBox*>();
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("a budget is met")));
    const BudgetRule budget{specOf("entropy_normalised"), 1.5, {}};
    layerBox(window)->setValue(1.5);
    Q_EMIT window.strategy().fitBudgetRequested(budget, {});
    QVERIFY(test::waitUntilAllIsIdle(window));
    QVERIFY2(window.strategy().message().text().isEmpty(), qPrintable(window.strategy().message().text()));
    const auto* fitted = std::get_if<BudgetRule>(&inForce(window).rule);
    QVERIFY(fitted != nullptr && fitted->threshold);
    QVERIFY(*fitted->threshold > 0.2 && *fitted->threshold <= 0.3);
    QCOMPARE(window.corpus().bench().step()->point.averageLayer, 1.5);
}

/// Below the first exit's layer nothing gets.
void TestCorpusRooms::aBudgetThatNoThresholdReachesSaysSo() {
    MainWindow window;
    toBench(window, test::threeExits(4));
    auto* kinds = window.strategy().findChild<QComboBox*>();
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("a budget is met")));
    layerBox(window)->setRange(0, 3);
    layerBox(window)->setValue(0.5);
    Q_EMIT window.strategy().fitBudgetRequested({specOf("entropy_normalised"), 0.5, {}}, {});
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.corpus().bench().step()->point.averageLayer, 1.0); // the boldest there is
    bool told = false;
    for (const QLabel* label : window.strategy().findChildren<QLabel*>())
        told = told || label->text().contains(QStringLiteral("No threshold gets as low"));
    QVERIFY(told);
}

void TestCorpusRooms::theHiddenRecordingIsNotRunAgain() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    QVERIFY(openNoise(window, "hidden.wav"));
    const int runs = window.workbench().service().inferences();
    toBench(window, test::threeExits());
    auto* stop = window.strategy().findChild<QCheckBox*>(QStringLiteral("stopEarly"));
    if (stop != nullptr) QVERIFY(!stop->isVisible()); // it is about a recording
    window.action(QStringLiteral("run.run"))->trigger();
    window.action(QStringLiteral("file.close"))->trigger();
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().service().inferences(), runs);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1});
}

/// A recording whose run was stopped at the first exit, and then a strategy, chosen in the bench, that needs
/// the others.
void TestCorpusRooms::aStoppedRunGoesOnWhenItIsLookedAt() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    choose(window, {FixedExit{0}, {}});
    window.workbench().setStopEarly(true);
    QVERIFY(openNoise(window, "stopped.wav"));
    const int runs = window.workbench().service().inferences();
    QCOMPARE(window.workbench().currentUtterance()->shown.analysis->exits.size(), std::size_t{1});
    toBench(window, test::threeExits());
    choose(window, {FixedExit{2}, {}});
    QTest::qWait(500); // the slider has rested
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().service().inferences(), runs);
    goTo(window, MainWindow::Room::recordings);
    QTRY_COMPARE(window.workbench().service().inferences(), runs + 1);
    QVERIFY(test::waitUntilAllIsIdle(window));
    QCOMPARE(window.workbench().currentUtterance()->shown.analysis->exits.size(), std::size_t{3});
}

void TestCorpusRooms::actionsBelongToTheRoomInSight() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    QVERIFY(openNoise(window, "one.wav"));
    QVERIFY(openNoise(window, "two.wav"));
    const QStringList recordings{QStringLiteral("run.run"),      QStringLiteral("run.next"),
                                 QStringLiteral("run.previous"), QStringLiteral("file.close"),
                                 QStringLiteral("sound.play"),   QStringLiteral("sound.loop"),
                                 QStringLiteral("view.fit"),     QStringLiteral("view.zoomIn"),
                                 QStringLiteral("view.zoomOut"), QStringLiteral("view.waveform")};
    const auto enabled = [&](const QString& name) {
        return window.action(name)->isEnabled();
    };
    for (const QString& name : recordings)
        QVERIFY2(enabled(name), qPrintable(name));
    toBench(window, test::threeExits());
    for (const QString& name : recordings)
        QVERIFY2(!enabled(name), qPrintable(name));
    for (const char* name : {"run.cancel", "sound.analyzeSelection", "sound.clearSelection"})
        QVERIFY2(!enabled(QString::fromLatin1(name)), name);
    QVERIFY(enabled(QStringLiteral("corpus.compare")));
    QVERIFY(enabled(QStringLiteral("run.openStrategy")));
    const int shown = window.workbench().current();
    QTest::keyClick(&window, Qt::Key_PageDown, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(window.workbench().current(), shown);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    goTo(window, MainWindow::Room::recordings);
    for (const QString& name : recordings)
        QVERIFY2(enabled(name), qPrintable(name));
    QVERIFY(!enabled(QStringLiteral("corpus.compare")));
}

void TestCorpusRooms::onlyTheRoomsOwnPanelsAreOffered() {
    MainWindow window;
    window.show();
    const auto dock = [&](const char* name) {
        return window.findChild<QDockWidget*>(QString::fromLatin1(name));
    };
    QVERIFY(dock("dock.compare")->toggleViewAction()->isEnabled());
    toBench(window, test::threeExits());
    QVERIFY(!dock("dock.compare")->toggleViewAction()->isEnabled());
    QVERIFY(dock("dock.strategy")->toggleViewAction()->isEnabled());
    QVERIFY(dock("dock.strategy")->isVisible());
    goTo(window, MainWindow::Room::recordings);
    QVERIFY(dock("dock.compare")->toggleViewAction()->isEnabled());
}

void TestCorpusRooms::titleAndStatusSpeakOfTheRoomInSight() {
    MainWindow window;
    QVERIFY(test::openShippedModel(window));
    QVERIFY(openNoise(window, "spoken.wav"));
    const auto status = [&] {
        return window.statusBar()->findChild<QLabel*>()->text();
    };
    QVERIFY(window.windowTitle().contains(QStringLiteral("spoken")));
    toBench(window, test::threeExits(4));
    QVERIFY2(window.windowTitle().contains(QStringLiteral("three")), qPrintable(window.windowTitle()));
    QVERIFY(!window.windowTitle().contains(QStringLiteral("spoken")));
    QVERIFY2(status().contains(QStringLiteral("three exits")), qPrintable(status()));
    QVERIFY2(status().contains(QStringLiteral("4 utterance")), qPrintable(status()));
    Q_EMIT window.workbench().utterancesChanged(0, 0); // something goes on in the other room
    Q_EMIT window.workbench().currentChanged();
    QVERIFY(status().contains(QStringLiteral("three exits")));
    QVERIFY(window.windowTitle().contains(QStringLiteral("three")));
    goTo(window, MainWindow::Room::recordings);
    QVERIFY(window.windowTitle().contains(QStringLiteral("spoken")));
    QVERIFY(!status().contains(QStringLiteral("three exits")));
}

QTEST_MAIN(TestCorpusRooms)
#include "test_corpus_rooms.moc"
