// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

#include <random>

using namespace offramp;

/// Whatever is done in whatever order: nothing crashes, and in the end every view shows the same thing.
class TestRandomActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twoHundredActions_data();
    void twoHundredActions();

private:
    using Action = std::function<void()>;
    [[nodiscard]] std::vector<Action> actionsOf(MainWindow& window);
    static void checkViews(MainWindow& window);

    QTemporaryDir dir_;
    QStringList files_;
    std::minstd_rand random_;
};

void TestRandomActions::initTestCase() {
    test::isolateSettings();
    for (unsigned i = 0; i < 6; ++i) {
        files_.append(dir_.filePath(QStringLiteral("noise-%1.wav").arg(i)));
        test::writeNoise(files_.back().toStdString(), 0.2 + 4 * i, i + 1);
    }
    files_.append(dir_.filePath(QStringLiteral("absent.wav")));
    files_.append(QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string()));
}

std::vector<TestRandomActions::Action> TestRandomActions::actionsOf(MainWindow& window) {
    const auto pick = [this](std::size_t count) {
        return random_() % std::max<std::size_t>(1, count);
    };
    std::vector<Action> actions;
    for (const char* name :
         {"run.run", "run.cancel", "run.next", "run.previous", "file.close", "view.fit", "view.zoomIn",
          "view.zoomOut", "theme.dark", "theme.light", "view.restoreLayout", "file.preferences"})
        actions.emplace_back([&window, name] { window.action(QString::fromLatin1(name))->trigger(); });
    for (int i = 0; i < 4; ++i)
        actions.emplace_back([this, &window, pick] {
            window.openFiles({files_[static_cast<int>(pick(static_cast<std::size_t>(files_.size())))]});
        });
    actions.emplace_back([&window] { window.workbench().openModel(test::shippedModel()); });
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right})
        actions.emplace_back([&window, key] { QTest::keyClick(&window.stack().ladder(), key); });
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End, Qt::Key_PageUp, Qt::Key_PageDown})
        actions.emplace_back([&window, key] {
            QTest::keyClick(window.strategy().findChildren<ThresholdSlider*>().front(), key);
        });
    actions.emplace_back([&window, pick] {
        const auto boxes = window.strategy().findChildren<QCheckBox*>();
        boxes[static_cast<int>(pick(static_cast<std::size_t>(boxes.size())))]->click();
    });
    actions.emplace_back([&window, pick] {
        auto* measures = window.strategy().findChild<QComboBox*>();
        measures->setCurrentIndex(static_cast<int>(pick(static_cast<std::size_t>(measures->count()))));
    });
    actions.emplace_back([&window, pick] {
        auto* edit = window.findChild<QLineEdit*>(QStringLiteral("reference"));
        if (pick(2) == 0) edit->selectAll();
        QTest::keyClicks(edit, pick(2) == 0 ? QStringLiteral("one two ") : QStringLiteral("\b"));
    });
    actions.emplace_back([this] { QTest::qWait(static_cast<int>(random_() % 60)); });
    return actions;
}

void TestRandomActions::checkViews(MainWindow& window) {
    const Utterance* utterance = window.workbench().currentUtterance();
    const auto analysis = utterance != nullptr ? utterance->shown.analysis : nullptr;
    const int rows = analysis ? static_cast<int>(analysis->macs.size()) : 0;
    QCOMPARE(window.hypotheses().hypotheses().rowCount(), rows);
    QCOMPARE(window.stack().timeView().duration(), analysis ? analysis->duration() : 0.0);
    const auto& judgement = window.workbench().judgement();
    QCOMPARE(window.stack().ladder().taken(), judgement ? judgement->decision.exit : std::nullopt);
    QCOMPARE(window.strategy().policy(), window.workbench().policy());
    if (analysis && !analysis->exits.empty())
        QCOMPARE(judgement->decision.exit, judge(*analysis, window.workbench().policy()).decision.exit);
    for (int row = 0; row < rows; ++row) {
        const auto exit = static_cast<std::size_t>(window.hypotheses().hypotheses().exitOf(row));
        const QModelIndex text = window.hypotheses().hypotheses().index(row, HypothesesModel::textColumn);
        if (exit < analysis->exits.size())
            QCOMPARE(text.data().toString().toStdString(), analysis->exits[exit]->hypothesis.text);
    }
}

void TestRandomActions::twoHundredActions_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRandomActions::twoHundredActions() {
    QFETCH(unsigned, seed);
    random_.seed(seed);
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    const std::vector<Action> actions = actionsOf(window);
    for (int step = 0; step < 200; ++step) {
        actions[random_() % actions.size()]();
        if (step % 20 == 0) checkViews(window);
    }
    QVERIFY(test::waitUntilIdle(window));
    checkViews(window);
}

QTEST_MAIN(TestRandomActions)
#include "test_random_actions.moc"
