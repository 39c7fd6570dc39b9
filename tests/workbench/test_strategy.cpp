// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "base/files.h"
#include "exits/policy_json.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"
#include "support/gui.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// Policies between the panel, the workbench and its thread, in the real window.
class TestStrategy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void scoresAreTakenOnceForAMeasure();
    void theJudgementBeforeStaysUntilScoresCome();
    void aRunBringsThePolicysScores();
    void stoppingWaitsForScores();
    void oraclesLetTheModelRunToItsEnd();
    void budgetsAreFittedToWhatIsOpen();
    void strategiesAreSavedAndOpened();
    void theStrategyOpenedLastCounts();
    void strategiesAreOpenedLikeOtherFiles();
    void whatIsSavedAtTheEndIsWritten();
    void filesThatDoNotFitAreRefused();
    void gatesAreOpened();
    void foldedNotesAreRemembered();

private:
    QString noise(const QString& name, double seconds, unsigned seed = 1) {
        QString file = dir_.filePath(name);
        test::writeNoise(file.toStdString(), seconds, seed);
        return file;
    }
    QString murmur() { return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string()); }
    std::filesystem::path path(const char* name) {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    static void open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
    }
    static const Analysis& shown(MainWindow& window) {
        return *window.workbench().currentUtterance()->shown.analysis;
    }
    /// As the panel does it.
    static void choose(MainWindow& window, const Policy& policy) {
        window.strategy().setPolicy(policy);
        Q_EMIT window.strategy().policyChanged(policy);
    }

    QTemporaryDir dir_;
};

void TestStrategy::scoresAreTakenOnceForAMeasure() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const int inferences = window.workbench().service().inferences();
    QCOMPARE(window.workbench().service().scorings(), 0); // every measure is stored with its defaults
    choose(window, Policy::common("tsallis:alpha=0.5,pool=min", 0.5));
    QCOMPARE(window.workbench().service().scorings(), 1);
    QVERIFY(!window.workbench().isIdle());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(hasScores(shown(window), window.workbench().policy()));
    QVERIFY(window.workbench().judgement()->policy == window.workbench().policy());
    const auto analysis = window.workbench().currentUtterance()->shown.analysis;
    auto* slider = window.strategy().findChild<ThresholdSlider*>();
    const int ladder = window.stack().ladder().contentPaints();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_PageUp, Qt::Key_PageUp, Qt::Key_Right, Qt::Key_End}) {
        QTest::keyClick(slider, key);
        // The step has its judgement at once, by arithmetic.
        QVERIFY(window.workbench().judgement()->policy == window.workbench().policy());
        QCOMPARE(window.stack().ladder().taken(), window.workbench().judgement()->decision.exit);
    }
    QTest::qWait(50);
    QVERIFY(window.stack().ladder().contentPaints() > ladder);
    QCOMPARE(window.workbench().service().scorings(), 1);
    QCOMPARE(window.workbench().service().inferences(), inferences);
    QCOMPARE(window.workbench().currentUtterance()->shown.analysis, analysis);
}

void TestStrategy::theJudgementBeforeStaysUntilScoresCome() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const auto before = window.workbench().judgement()->policy;
    choose(window, Policy::common("margin:temperature=3", 0.01));
    QVERIFY(window.workbench().judgement()->policy == before);
    QVERIFY(window.stack().ladder().taken());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().judgement()->policy == window.workbench().policy());
    QCOMPARE(*window.stack().ladder().taken(), 0);
    // Steps in between that nobody waits for any more end with the last.
    for (const char* spec : {"margin:temperature=2", "margin:temperature=1.5", "margin:temperature=1.25"})
        choose(window, Policy::common(spec, 0.01));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().judgement()->policy == Policy::common("margin:temperature=1.25", 0.01));
    // Another recording is never judged by this one's values.
    window.openFiles({noise(QStringLiteral("other.wav"), 1)});
    QVERIFY(!window.workbench().judgement());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().judgement()->policy == window.workbench().policy());
    // Nor do a new reference's scores get lost among those that are taken.
    window.workbench().show(0);
    choose(window, Policy::common("margin:temperature=4", 0.01));
    window.workbench().setReference("one two");
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).reference, std::optional<std::string>("one two"));
    QVERIFY(hasScores(shown(window), window.workbench().policy()));
}

void TestStrategy::aRunBringsThePolicysScores() {
    MainWindow window;
    window.show();
    choose(window, Policy::common("renyi:alpha=2,mask=nonblank", 0.5));
    open(window, {murmur(), noise(QStringLiteral("second.wav"), 1)});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.workbench().service().scorings(), 0);
    for (const Utterance& utterance : window.workbench().utterances())
        QVERIFY(hasScores(*utterance.shown.analysis, window.workbench().policy()));
}

void TestStrategy::stoppingWaitsForScores() {
    MainWindow window;
    choose(window, Policy::common("entropy_normalised", 2)); // the first exit
    window.workbench().setStopEarly(true);
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).exits.size(), std::size_t{1});
    choose(window, Policy::common("margin:temperature=2", 2)); // never: the model goes on to its end
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).exits.size(), std::size_t{6});
    QVERIFY(window.workbench().judgement()->decision.fellThrough);
}

void TestStrategy::oraclesLetTheModelRunToItsEnd() {
    MainWindow window;
    choose(window, {OracleRule{}, {}});
    window.workbench().setStopEarly(true);
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).exits.size(), std::size_t{6});
    QVERIFY(window.workbench().judgement()->decision.fellThrough); // no reference
    window.workbench().setReference(shown(window).exits.front()->hypothesis.text);
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.workbench().judgement()->decision.exit, std::optional(0));
}

void TestStrategy::budgetsAreFittedToWhatIsOpen() {
    MainWindow window;
    const Policy before = window.workbench().policy();
    window.workbench().fitBudget({specOf("margin"), 6, {}}, {});
    QVERIFY(window.strategy().message().text().contains(QStringLiteral("there is none")));
    open(window, {murmur(), noise(QStringLiteral("one.wav"), 1, 1), noise(QStringLiteral("two.wav"), 1, 2)});
    QVERIFY(test::waitUntilIdle(window));
    auto* kinds = window.strategy().findChild<QComboBox*>();
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("a budget is met")));
    QVERIFY(window.workbench().policy() == before);
    for (QPushButton* button : window.strategy().findChildren<QPushButton*>())
        if (button->text().contains(QStringLiteral("open recordings"))) button->click();
    QVERIFY(test::waitUntilIdle(window));
    const auto* budget = std::get_if<BudgetRule>(&window.workbench().policy().rule);
    QVERIFY(budget != nullptr && budget->threshold);
    QCOMPARE(budget->meanLayer, 7.0);
    double sum = 0;
    for (const Utterance& utterance : window.workbench().utterances()) {
        const auto exit = judge(*utterance.shown.analysis, window.workbench().policy()).decision.exit;
        sum += utterance.shown.analysis->model->exits[static_cast<std::size_t>(*exit)].afterLayer;
    }
    QVERIFY(sum / 3 <= 7);
    bool told = false;
    for (const QLabel* label : window.strategy().findChildren<QLabel*>())
        told = told ||
               label->text().contains(QStringLiteral("Mean layer ") + QLocale().toString(sum / 3, 'f', 2));
    QVERIFY(told);
}

void TestStrategy::strategiesAreSavedAndOpened() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    Policy policy = Policy::perExit("margin:mask=nonblank", {0.9, 0.8, 0.7, 0.6, 0.5, 0.4});
    policy.temperatures = {1, 1.1, 1.2, 1.3, 1.4, 1.5};
    choose(window, policy);
    QVERIFY(test::waitUntilIdle(window));
    const QSignalSpy saved(&window.workbench(), &Workbench::policySaved);
    window.workbench().savePolicy(path("saved.json"));
    QCOMPARE(saved.size(), 0); // by another thread
    QVERIFY(!window.workbench().isIdle());
    choose(window, defaultPolicy()); // what was in force is written
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(saved.size(), 1);
    QCOMPARE(readPolicy(path("saved.json")).policy, policy);
    window.workbench().openPolicy(path("saved.json"));
    QCOMPARE(window.workbench().policy(), defaultPolicy()); // nobody waits for the file
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().policy() == policy);
    QVERIFY(window.strategy().policy() == policy);
    QVERIFY(!window.strategy().message().isVisible());
    QCOMPARE(window.strategy().findChildren<ThresholdSlider*>().size(), 6);
    QVERIFY(window.workbench().judgement()->policy == policy);
    for (const char* name : {"run.openStrategy", "run.saveStrategy"})
        QVERIFY(window.action(QString::fromLatin1(name)) != nullptr);
}

void TestStrategy::theStrategyOpenedLastCounts() {
    MainWindow window;
    writePolicy(path("first.json"), Policy::common("margin", 0.9));
    writePolicy(path("second.json"), Policy::common("tsallis", 0.8));
    const QSignalSpy opened(&window.workbench(), &Workbench::policyOpened);
    for (const char* name : {"first.json", "second.json"})
        window.workbench().openPolicy(path(name));
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(window.workbench().policy(), Policy::common("tsallis", 0.8));
}

/// Dropped, or named on the command line.
void TestStrategy::strategiesAreOpenedLikeOtherFiles() {
    const Policy policy = Policy::common("margin", 0.9);
    writePolicy(path("dropped.json"), policy);
    const GateRule gate{{specOf("margin")}, std::vector<GateRule::Exit>(6, GateRule::Exit{{0}, 1}), 0.5};
    writeGate(path("dropped-gate.json"), gate);
    writeFile(path("other.json"), "{}");
    MainWindow window;
    open(window, {murmur(), dir_.filePath(QStringLiteral("dropped.json"))});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.workbench().policy(), policy);
    QCOMPARE(window.strategy().policy(), policy);
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1});
    window.openFiles({dir_.filePath(QStringLiteral("dropped-gate.json"))});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().policy().rule == Policy::Rule(gate));
    QVERIFY(!window.workbench().modelError());
    window.openFiles(
        {dir_.filePath(QStringLiteral("other.json"))}); // taken for a model's, which says what it is
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().modelError() != nullptr);
    QVERIFY(QString(window.workbench().modelError()->what()).contains(QStringLiteral("other.json")));
}

void TestStrategy::whatIsSavedAtTheEndIsWritten() {
    {
        MainWindow window;
        choose(window, Policy::common("margin", 0.75));
        window.workbench().savePolicy(path("late.json"));
    }
    QCOMPARE(readPolicy(path("late.json")).policy, Policy::common("margin", 0.75));
}

void TestStrategy::filesThatDoNotFitAreRefused() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const auto refusal = [&](const char* name) {
        window.workbench().openPolicy(path(name));
        [&] {
            QVERIFY(test::waitUntilIdle(window));
        }();
        return window.strategy().message().text();
    };
    const Policy before = window.workbench().policy();
    writePolicy(path("two.json"), Policy::perExit("margin", {0.9, 0.8}));
    QVERIFY2(refusal("two.json").contains(QStringLiteral("two.json: 2 thresholds are given for 6 exits")),
             qPrintable(refusal("two.json")));
    QVERIFY(window.strategy().message().isVisible());
    writePolicy(path("budget.json"), {BudgetRule{specOf("margin"), 6, {}}, {}});
    QVERIFY(refusal("budget.json").contains(QStringLiteral("isn't fitted")));
    writeFile(path("broken.json"), "{");
    QVERIFY(refusal("broken.json").contains(QStringLiteral("broken.json")));
    QVERIFY(refusal("absent.json").contains(QStringLiteral("absent.json")));
    QVERIFY(window.workbench().policy() == before);
    QVERIFY(window.strategy().policy() == before);
    window.workbench().savePolicy(path("no-such-folder") / "saved.json");
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.strategy().message().text().contains(QStringLiteral("cannot be written")));
    writeFile(path("more.json"), policyJson(before).insert(1, "\"colour\": 1, "));
    const QString note = refusal("more.json"); // used, with a note
    QVERIFY2(note.contains(QStringLiteral("more.json")) && note.contains(QStringLiteral("colour")),
             qPrintable(note));
    // What fitted without a model may not fit the one that comes.
    MainWindow early;
    early.show();
    early.workbench().openPolicy(path("budget.json"));
    QVERIFY(test::waitUntilIdle(early));
    QVERIFY(early.workbench().policy() != defaultPolicy());
    open(early, {murmur()});
    QVERIFY(test::waitUntilIdle(early));
    QVERIFY(early.workbench().policy() == defaultPolicy());
    QVERIFY(early.strategy().policy() == defaultPolicy());
}

void TestStrategy::gatesAreOpened() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const GateRule gate{{specOf("margin")}, std::vector<GateRule::Exit>(6, GateRule::Exit{{0}, 1}), 0.5};
    writeGate(path("gate.json"), gate);
    window.workbench().openGate(path("gate.json"));
    QVERIFY(window.strategy().policy().rule != Policy::Rule(gate)); // nobody waits for the file
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.strategy().policy().rule == Policy::Rule(gate));
    QVERIFY(!window.strategy().message().isVisible());
    QCOMPARE(*window.stack().ladder().taken(), 0); // 1 / (1 + e⁻¹) = 0.73 at every exit
    const GateRule other{{specOf("margin")}, std::vector<GateRule::Exit>(3, GateRule::Exit{{0}, 1}), 0.5};
    writeGate(path("other.json"), other);
    window.workbench().openGate(path("other.json"));
    QVERIFY(test::waitUntilIdle(window));
    const QString error = window.strategy().message().text();
    QVERIFY2(error.contains(QStringLiteral("other.json: it is for 3 exits and the model has 6")),
             qPrintable(error));
    QVERIFY(window.strategy().policy().rule == Policy::Rule(gate));
}

void TestStrategy::foldedNotesAreRemembered() {
    {
        MainWindow window;
        window.show();
        window.strategy().setNotesFolded(true);
        window.close();
    }
    const MainWindow window;
    QVERIFY(window.strategy().notesFolded());
}

QTEST_MAIN(TestStrategy)
#include "test_strategy.moc"
