// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"
#include "support/gui.h"
#include "support/support.h"
#include "support/tiny_models.h"
#include "workbench/notes/notes_model.h"
#include "workbench/session/history.h"
#include "workbench/utterance_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <random>

using namespace offramp;
namespace fs = std::filesystem;

/// Steps that are taken back and done again, in the real window.
class TestUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void howChangesAreCalled();
    void aDragIsOneStep();
    void otherStrategiesAreStepsOfTheirOwn();
    void takingAThresholdBackRunsNothing();
    void closingIsTakenBackWithoutARun();
    void openingIsTakenBack();
    void closingInMidRunIsTakenBack();
    void anotherModelRunsWhatComesBack();
    void aReferenceIsTakenBack();
    void aReferenceBesideTheRecordingComesBack();
    void notesAreTakenBack();
    void closingTakesItsNotesAlong();
    void aPolicyOfAnotherModelIsMadeToFit();
    void allTheWayBackAndForth_data();
    void allTheWayBackAndForth();

private:
    QString noise(const QString& name, double seconds, unsigned seed = 1) {
        QString file = dir_.filePath(name);
        test::writeNoise(file.toStdString(), seconds, seed);
        return file;
    }
    static bool open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
        return test::waitUntilIdle(window);
    }
    static void undo(MainWindow& window) { window.action(QStringLiteral("edit.undo"))->trigger(); }
    static void redo(MainWindow& window) { window.action(QStringLiteral("edit.redo"))->trigger(); }
    static QString undoText(MainWindow& window) { return window.action(QStringLiteral("edit.undo"))->text(); }
    static int inferences(MainWindow& window) { return window.workbench().service().inferences(); }
    static ThresholdSlider* slider(MainWindow& window) {
        for (auto* each : window.strategy().findChildren<ThresholdSlider*>())
            if (each->isVisible()) return each;
        return nullptr;
    }
    static std::optional<std::string> reference(MainWindow& window) {
        return window.workbench().currentUtterance()->shown.analysis->reference;
    }

    QTemporaryDir dir_;
};

void TestUndo::howChangesAreCalled() {
    const Policy entropy = Policy::common("entropy_normalised", 0.03);
    QCOMPARE(changeOf(entropy, Policy::common("entropy_normalised", 0.04)).text, QStringLiteral("threshold"));
    QVERIFY(changeOf(entropy, Policy::common("entropy_normalised", 0.04)).goesOn);
    QCOMPARE(changeOf(entropy, Policy::common("margin", 0.03)).text, QStringLiteral("strategy"));
    QVERIFY(!changeOf(entropy, Policy::common("margin", 0.03)).goesOn);
    QCOMPARE(changeOf(entropy, Policy::perExit("entropy_normalised", {0.1, 0.2})).text,
             QStringLiteral("strategy")); // one for all, or one for each
    Policy tempered = entropy;
    tempered.temperatures = {1, 2};
    QCOMPARE(changeOf(entropy, tempered).text, QStringLiteral("temperatures"));
    QCOMPARE(changeOf({FixedExit{1}, {}}, {FixedExit{2}, {}}).text, QStringLiteral("number of the strategy"));
    QCOMPARE(changeOf({FixedExit{1}, {}}, {PatienceRule{1}, {}}).text, QStringLiteral("strategy"));
    CombinedRule both;
    both.rules = {*thresholdRule(entropy), *thresholdRule(entropy)};
    CombinedRule moved = both;
    moved.rules[1].thresholds = {0.5};
    QVERIFY(changeOf({both, {}}, {moved, {}}).goesOn);
    moved.mode = CombinedRule::Mode::any;
    QVERIFY(!changeOf({both, {}}, {moved, {}}).goesOn);
}

void TestUndo::aDragIsOneStep() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 1)}));
    const int steps = window.workbench().history().count();
    const Policy before = window.workbench().policy();
    ThresholdSlider* threshold = slider(window);
    QVERIFY(threshold != nullptr);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(threshold, Qt::Key_PageUp);
    const Policy first = window.workbench().policy();
    QVERIFY(first != before);
    QCOMPARE(window.workbench().history().count(), steps + 1);
    QVERIFY2(undoText(window).contains(QStringLiteral("threshold")), qPrintable(undoText(window)));
    QTRY_VERIFY(!window.workbench().history().isInStep()); // the hand rests
    QTest::keyClick(threshold, Qt::Key_PageUp);
    QCOMPARE(window.workbench().history().count(), steps + 2);
    undo(window);
    QCOMPARE(window.workbench().policy(), first);
    QCOMPARE(window.strategy().policy(), first);
    undo(window);
    QCOMPARE(window.workbench().policy(), before);
    QCOMPARE(window.strategy().policy(), before);
    redo(window);
    QCOMPARE(window.workbench().policy(), first);
    QCOMPARE(window.strategy().policy(), first);
}

void TestUndo::otherStrategiesAreStepsOfTheirOwn() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 1)}));
    Workbench& workbench = window.workbench();
    const int steps = workbench.history().count();
    workbench.setPolicy(Policy::common("margin", 0.5));
    workbench.setPolicy(Policy::common("margin", 0.6)); // moved: a step, into which the next goes
    workbench.setPolicy(Policy::common("margin", 0.7));
    workbench.setPolicy(Policy::common("max_probability", 0.7));
    workbench.setPolicy(Policy::common("max_probability", 0.7)); // nothing
    QCOMPARE(workbench.history().count(), steps + 3);
    undo(window);
    QCOMPARE(workbench.policy(), Policy::common("margin", 0.7));
    undo(window);
    QCOMPARE(workbench.policy(), Policy::common("margin", 0.5));
    // Moved there and back: no step at all.
    workbench.history().endStep();
    workbench.setPolicy(Policy::common("margin", 0.8));
    workbench.setPolicy(Policy::common("margin", 0.5));
    QVERIFY(!undoText(window).contains(QStringLiteral("threshold")));
}

void TestUndo::takingAThresholdBackRunsNothing() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 1)}));
    const int before = inferences(window);
    const auto decision = window.workbench().judgement()->decision.exit;
    window.workbench().setPolicy(Policy::common("entropy_normalised", 1e9));
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(*window.workbench().judgement()->decision.exit, 0);
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().judgement()->decision.exit == decision);
    redo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(*window.workbench().judgement()->decision.exit, 0);
    QCOMPARE(inferences(window), before);
}

void TestUndo::closingIsTakenBackWithoutARun() {
    MainWindow window;
    auto& list = *window.findChild<UtteranceModel*>();
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 0.5, 1), noise(QStringLiteral("b.wav"), 0.5, 2),
                          noise(QStringLiteral("c.wav"), 0.5, 3)}));
    const int before = inferences(window);
    Workbench& workbench = window.workbench();
    workbench.show(1);
    const auto analysis = workbench.currentUtterance()->shown.analysis;
    window.action(QStringLiteral("file.close"))->trigger();
    QCOMPARE(workbench.utterances().size(), std::size_t{2});
    QVERIFY2(undoText(window).contains(QStringLiteral("b")), qPrintable(undoText(window)));
    workbench.show(0);
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(workbench.utterances().size(), std::size_t{3});
    QCOMPARE(workbench.current(), 1); // it is looked at
    QCOMPARE(workbench.currentUtterance()->name(), QStringLiteral("b"));
    QVERIFY(workbench.currentUtterance()->shown.analysis == analysis);
    QCOMPARE(window.stack().timeView().duration(), analysis->duration());
    redo(window);
    QCOMPARE(workbench.utterances().size(), std::size_t{2});
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(inferences(window), before);
    QCOMPARE(list.rowCount(), 3);
}

void TestUndo::openingIsTakenBack() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 0.5)}));
    Workbench& workbench = window.workbench();
    window.openFiles({noise(QStringLiteral("b.wav"), 0.5, 2), noise(QStringLiteral("c.wav"), 0.5, 3)});
    QVERIFY(test::waitUntilIdle(window));
    const int before = inferences(window);
    QCOMPARE(before, 3);
    undo(window);
    QCOMPARE(workbench.utterances().size(), std::size_t{1});
    QCOMPARE(workbench.currentUtterance()->name(), QStringLiteral("a"));
    redo(window); // with what was found of them
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(workbench.utterances().size(), std::size_t{3});
    QVERIFY(workbench.utterances()[2].isComplete());
    QCOMPARE(inferences(window), before);
    undo(window);
    undo(window);
    QVERIFY(workbench.utterances().empty());
    QCOMPARE(workbench.current(), -1);
    redo(window);
    QCOMPARE(workbench.current(), 0);
    QCOMPARE(inferences(window), before);
}

void TestUndo::closingInMidRunIsTakenBack() {
    MainWindow window;
    window.show();
    Workbench& workbench = window.workbench();
    const auto closeOnce = connect(&workbench, &Workbench::utterancesChanged, &window, [&workbench] {
        if (workbench.isRunning()) // as soon as whoever has begun it is done
            QTimer::singleShot(0, &workbench, [&workbench] { workbench.closeUtterance(0); });
    });
    workbench.openModel(test::shippedModel());
    window.openFiles({noise(QStringLiteral("long.wav"), 20)});
    QTRY_VERIFY_WITH_TIMEOUT(workbench.utterances().empty(), 20000);
    disconnect(closeOnce);
    QVERIFY(!workbench.isRunning());
    undo(window);
    QVERIFY(test::waitUntilIdle(window)); // it is run to its end
    QVERIFY(window.workbench().utterances()[0].isComplete());
    QCOMPARE(inferences(window), 2);
}

void TestUndo::anotherModelRunsWhatComesBack() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 0.5), noise(QStringLiteral("b.wav"), 0.5, 2)}));
    window.workbench().closeUtterance(1);
    window.workbench().openModel(test::tinyQuartzNet().write(dir_.filePath("tiny").toStdString()));
    QVERIFY(test::waitUntilIdle(window));
    const int before = inferences(window);
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(inferences(window), before + 1);
    QCOMPARE(window.workbench().utterances()[1].shown.analysis->model,
             window.workbench().recogniser()->sharedDescription());
}

void TestUndo::aReferenceIsTakenBack() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 0.5)}));
    const int before = inferences(window);
    auto* edit = window.findChild<QLineEdit*>(QStringLiteral("reference"));
    const int steps = window.workbench().history().count();
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("one two"));
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.workbench().history().count(), steps + 1); // typing is one step
    QCOMPARE(reference(window), std::optional<std::string>("one two"));
    QVERIFY(undoText(window).contains(QStringLiteral("reference")));
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(reference(window), std::nullopt);
    QCOMPARE(edit->text(), QString());
    redo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(reference(window), std::optional<std::string>("one two"));
    QCOMPARE(edit->text(), QStringLiteral("one two"));
    QCOMPARE(inferences(window), before);
}

void TestUndo::aReferenceBesideTheRecordingComesBack() {
    MainWindow window;
    const QString file = noise(QStringLiteral("said.wav"), 0.5);
    writeFile(dir_.filePath(QStringLiteral("said.txt")).toStdString(), "what was said");
    QVERIFY(open(window, {file}));
    QCOMPARE(reference(window), std::optional<std::string>("what was said"));
    window.workbench().setReference("another");
    QVERIFY(test::waitUntilIdle(window));
    window.workbench().history().endStep();
    window.workbench().setReference(std::nullopt);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(reference(window), std::nullopt);
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(reference(window), std::optional<std::string>("another"));
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(reference(window), std::optional<std::string>("what was said"));
    QCOMPARE(window.findChild<QLineEdit*>(QStringLiteral("reference"))->text(),
             QStringLiteral("what was said"));
    // Typed before anything was known: it is looked for when that is taken back.
    MainWindow other;
    other.openFiles({file});
    other.workbench().setReference("typed first");
    QVERIFY(open(other, {}));
    QCOMPARE(reference(other), std::optional<std::string>("typed first"));
    undo(other);
    QVERIFY(test::waitUntilIdle(other));
    QCOMPARE(reference(other), std::optional<std::string>("what was said"));
    QCOMPARE(inferences(other), 1);
}

void TestUndo::notesAreTakenBack() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 0.5)}));
    Notes& notes = window.workbench().notes();
    NotesModel model(&window.workbench());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const quint64 utterance = window.workbench().utterances()[0].id;
    const quint64 one = notes.add(utterance, {}, {}, "one");
    const quint64 two = notes.add(utterance, 2, Stretch{0.1, 0.2}, "two");
    notes.setText(one, "one, ch");
    notes.setText(one, "one, changed"); // goes on
    notes.remove(one);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(notes.rowOf(two), 0);
    undo(window);
    QCOMPARE(notes.all()[0].note.text, std::string("one, changed"));
    undo(window);
    QCOMPARE(notes.all()[0].note.text, std::string("one"));
    undo(window);
    QCOMPARE(notes.rowOf(two), -1);
    undo(window);
    QVERIFY(notes.all().empty());
    for (int i = 0; i < 4; ++i)
        redo(window);
    QCOMPARE(notes.all().size(), std::size_t{1});
    QVERIFY(notes.all()[0].note.stretch == (Stretch{0.1, 0.2}));
}

void TestUndo::closingTakesItsNotesAlong() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("a.wav"), 0.5), noise(QStringLiteral("b.wav"), 0.5, 2)}));
    Workbench& workbench = window.workbench();
    NotesModel model(&workbench);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const quint64 a = workbench.utterances()[0].id;
    const quint64 b = workbench.utterances()[1].id;
    (void)workbench.notes().add(a, {}, {}, "a1");
    (void)workbench.notes().add(b, {}, {}, "b1");
    (void)workbench.notes().add(a, {}, {}, "a2");
    workbench.closeUtterance(0);
    QCOMPARE(model.rowCount(), 1);
    undo(window);
    QCOMPARE(model.rowCount(), 3);
    QStringList texts;
    for (int row = 0; row < 3; ++row)
        texts.append(model.index(row, NotesModel::textColumn).data().toString());
    QCOMPARE(texts, (QStringList{QStringLiteral("a1"), QStringLiteral("b1"), QStringLiteral("a2")}));
}

void TestUndo::aPolicyOfAnotherModelIsMadeToFit() {
    MainWindow window;
    QVERIFY(open(window, {noise(QStringLiteral("n.wav"), 0.5)}));
    window.workbench().setPolicy(Policy::perExit("margin", {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}));
    window.workbench().history().endStep();
    window.workbench().setPolicy(Policy::common("max_probability", 0.5));
    window.workbench().openModel(
        test::tinyQuartzNet().write(dir_.filePath("tiny2").toStdString())); // 3 exits
    QVERIFY(test::waitUntilIdle(window));
    undo(window);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.workbench().policy(), Policy::common("margin", 0.1)); // as fitted() says
    QCOMPARE(window.strategy().policy(), window.workbench().policy());
}

void TestUndo::allTheWayBackAndForth_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// What is there in words, whatever way led to it.
static QStringList stateOf(const Workbench& workbench) {
    QStringList state;
    for (const Utterance& utterance : workbench.utterances())
        state.append(utterance.name() + u'|' +
                     QString::fromStdString(utterance.typedReference.value_or("-")) +
                     (utterance.referenceEmptied ? u'e' : u' '));
    for (const OpenNote& note : workbench.notes().all())
        state.append(QString::number(note.utterance) + u'|' + QString::fromStdString(note.note.text));
    const ThresholdRule* rule = thresholdRule(workbench.policy());
    state.append(rule != nullptr ? QString::number(rule->thresholds.front()) : QStringLiteral("other"));
    return state;
}

void TestUndo::allTheWayBackAndForth() {
    QFETCH(unsigned, seed);
    std::minstd_rand random(seed);
    QStringList files;
    for (unsigned i = 0; i < 5; ++i)
        files.append(noise(QStringLiteral("r%1.wav").arg(i), 0.3, i + 1));
    MainWindow window;
    QVERIFY(open(window, {}));
    Workbench& workbench = window.workbench();
    auto& list = *window.findChild<UtteranceModel*>();
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto pick = [&](std::size_t count) {
        return static_cast<int>(random() % std::max<std::size_t>(1, count));
    };
    QList<QStringList> states{stateOf(workbench)};
    for (int i = 0; i < 60; ++i) {
        const std::size_t open = workbench.utterances().size();
        switch (pick(7)) {
        case 0:
        case 1:
            window.openFiles({files[pick(5)]});
            break;
        case 2:
            workbench.closeUtterance(pick(open));
            break;
        case 3:
            workbench.setPolicy(Policy::common("margin", pick(100) / 100.0));
            break;
        case 4:
            if (pick(3) == 0)
                workbench.setReference(std::nullopt);
            else
                workbench.setReference("text " + std::to_string(pick(9)));
            break;
        case 5:
            if (open > 0)
                (void)workbench.notes().add(workbench.utterances()[std::size_t(pick(open))].id, {}, {},
                                            std::to_string(i));
            break;
        default:
            if (!workbench.notes().all().empty())
                workbench.notes().remove(
                    workbench.notes().all()[std::size_t(pick(workbench.notes().all().size()))].id);
        }
        workbench.history().endStep();
        if (workbench.history().index() == states.size()) states.append(stateOf(workbench));
    }
    QCOMPARE(workbench.history().count(), states.size() - 1);
    QVERIFY(test::waitUntilIdle(window));
    for (qsizetype i = states.size() - 1; i >= 0; --i) {
        QCOMPARE(stateOf(workbench), states[i]);
        undo(window);
    }
    QVERIFY(test::waitUntilIdle(window));
    for (qsizetype i = 0; i < states.size(); ++i) {
        QCOMPARE(stateOf(workbench), states[i]);
        redo(window);
    }
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(list.rowCount(), static_cast<int>(workbench.utterances().size()));
}

QTEST_MAIN(TestUndo)
#include "test_undo.moc"
