// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "compare/compare_view.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "measures/measure_picker.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"
#include "support/gui.h"
#include "support/support.h"
#include "table/table_view.h"

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
            for (ThresholdSlider* slider : window.strategy().findChildren<ThresholdSlider*>())
                if (slider->isVisible()) QTest::keyClick(slider, key);
        });
    actions.emplace_back([&window, pick] {
        const auto boxes = window.strategy().findChildren<QCheckBox*>();
        boxes[static_cast<int>(pick(static_cast<std::size_t>(boxes.size())))]->click();
    });
    actions.emplace_back([&window, pick] { // another rule, frames, pooling …
        const auto boxes = window.strategy().findChildren<QComboBox*>();
        QComboBox* box = boxes[static_cast<int>(pick(static_cast<std::size_t>(boxes.size())))];
        box->setCurrentIndex(static_cast<int>(pick(static_cast<std::size_t>(box->count()))));
    });
    actions.emplace_back([&window, pick] {
        const auto pickers = window.strategy().findChildren<MeasurePicker*>();
        MeasurePicker* picker = pickers[static_cast<int>(pick(static_cast<std::size_t>(pickers.size())))];
        if (!picker->isVisible() || !picker->isEnabled()) return;
        picker->showPopup();
        for (std::size_t steps = pick(measures().size()); steps > 0; --steps)
            QTest::keyClick(picker->popup()->focusProxy(), pick(2) == 0 ? Qt::Key_Down : Qt::Key_Up);
        QTest::keyClick(picker->popup()->focusProxy(), Qt::Key_Return);
    });
    actions.emplace_back([&window, pick] {
        const auto boxes = window.strategy().findChildren<QDoubleSpinBox*>();
        if (!boxes.empty())
            boxes[static_cast<int>(pick(static_cast<std::size_t>(boxes.size())))]->stepBy(pick(2) == 0 ? 1
                                                                                                       : -1);
    });
    actions.emplace_back(
        [&window, pick] { // "Fit to the open recordings" is the only one that opens no dialog
            const auto buttons = window.strategy().findChildren<QPushButton*>();
            for (QPushButton* button : buttons)
                if (!button->text().endsWith(u'…')) button->click();
        });
    actions.emplace_back([&window, pick] {
        auto* edit = window.findChild<QLineEdit*>(QStringLiteral("reference"));
        if (pick(2) == 0) edit->selectAll();
        QTest::keyClicks(edit, pick(2) == 0 ? QStringLiteral("one two ") : QStringLiteral("\b"));
    });
    for (const char* tab : {"hypotheses", "compare", "nbest", "model"})
        actions.emplace_back([&window, tab] { window.showTab(QString::fromLatin1(tab)); });
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_Return})
        actions.emplace_back([&window, key] { QTest::keyClick(&window.compare().table(), key); });
    actions.emplace_back([&window, pick] {
        window.compare().table().sortByColumn(static_cast<int>(pick(CompareModel::columns)),
                                              pick(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    actions.emplace_back([&window, pick] {
        DecoderOptions options = pick(3) == 0 ? DecoderOptions() : DecoderForm::beamDefaults();
        options.beam.nbest = static_cast<int>(1 + pick(20));
        window.workbench().setDecoder(options);
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
    // Until scores that a policy needs are taken, the judgement before stays.
    if (analysis && !analysis->exits.empty() && hasScores(*analysis, window.workbench().policy()))
        QCOMPARE(judgement->decision.exit, judge(*analysis, window.workbench().policy()).decision.exit);
    const CompareModel& compared = window.compare().comparison();
    QCOMPARE(compared.rowCount() > 0, rows > 0);
    if (judgement && compared.currentRow() >= 0)
        QCOMPARE(compared.policyOf(compared.currentRow()), window.workbench().policy());
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
