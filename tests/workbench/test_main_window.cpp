// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "choice/choice.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "spectrogram/spectrogram_pane.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"
#include "support/gui.h"
#include "support/support.h"
#include "support/tiny_models.h"
#include "traces/trace_plot.h"
#include "waveform/waveform_pane.h"
#include "workbench/model_dialog.h"
#include "workbench/preferences_dialog.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAudioDevice>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QMediaDevices>
#include <QMimeData>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// The real window, driven through its real actions.
class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void anAnalysisFillsEveryView();
    void aSliderStepRunsNothingAndRedrawsOnce();
    void aStepBackDrawsNothingAnew();
    void cancelInMidRunAndRunAgain();
    void openingAnotherInMidRunShowsItFirst();
    void closingTheWindowInMidRun();
    void closingTheRecordingInMidRun();
    void twentyDroppedFilesWithABrokenOne();
    void editingTheReferenceScoresAnew();
    void aReferenceEditedInMidRunCounts();
    void stoppingAtTheExitReallyStops();
    void aThemeRecoloursEveryView();
    void aModelThatCannotBeOpenedLeavesTheOldOne();
    void thresholdsPerExit();
    void hypothesesAreCopied();
    void columnsOfTheHypothesesAreRemembered();
    void layoutIsRemembered();
    void theSpectrogramTellsWhatIsStillToCome();
    void keysWalkTheLadder();
    void aSelectionIsAnalysedAlone();
    void soundWithoutADeviceSaysWhy();
    void bareWeightsAskForWhatTheyCannotTell();
    void aModuleIsAskedForItsDescriptionAlone();
    void optionsAreOfferedForTheirModelAlone();
    void aModelForManyRecordingsCountsThemOnce();
    void aModelWithMoreExitsTakesOver();
    void preferencesApplyAtOnce();
    void everyControlIsReachedByTabAndHasAName();
    void everyActionHasAnUnambiguousKey();
    void allViewsHaveRoomOnASmallScreen();

private:
    QString murmur() { return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string()); }
    QString noise(const QString& name, double seconds, unsigned seed = 1) {
        QString file = dir_.filePath(name);
        test::writeNoise(file.toStdString(), seconds, seed);
        return file;
    }
    static void open(MainWindow& window, const QStringList& files) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
    }
    static const Utterance& shown(MainWindow& window) { return *window.workbench().currentUtterance(); }
    static bool waitForFirstExit(MainWindow& window) {
        return QTest::qWaitFor([&] {
            const auto& analysis = shown(window).shown.analysis;
            return analysis && !analysis->exits.empty();
        });
    }

    /// A message in view has `text` in it.
    static bool says(const MainWindow& window, const QString& text) {
        const auto bars = window.findChildren<MessageBar*>();
        return std::any_of(bars.begin(), bars.end(), [&](const MessageBar* bar) {
            return bar->isVisible() && bar->text().contains(text);
        });
    }
    /// A message in view has a button for the action.
    static bool offers(const MainWindow& window, const QAction* action) {
        const auto buttons = window.findChildren<QToolButton*>();
        return std::any_of(buttons.begin(), buttons.end(), [&](const QToolButton* button) {
            return button->isVisible() && button->defaultAction() == action &&
                   qobject_cast<MessageBar*>(button->parentWidget()) != nullptr;
        });
    }
    /// Null if there is none.
    static QCheckBox* checkBox(const MainWindow& window, const QString& text) {
        const auto boxes = window.findChildren<QCheckBox*>();
        const auto found = std::find_if(boxes.begin(), boxes.end(),
                                        [&](const QCheckBox* box) { return box->text().contains(text); });
        return found != boxes.end() ? *found : nullptr;
    }

    QTemporaryDir dir_;
};

void TestMainWindow::anAnalysisFillsEveryView() {
    MainWindow window;
    const QAbstractItemModelTester hypotheses(&window.hypotheses().hypotheses());
    const QAbstractItemModelTester list(window.findChild<QListView*>()->model());
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).state, Utterance::State::done);
    QCOMPARE(shown(window).shown.analysis->exits.size(), std::size_t{6});
    QCOMPARE(window.hypotheses().hypotheses().rowCount(), 6);
    QCOMPARE(window.stack().timeView().duration(), shown(window).shown.analysis->duration());
    QCOMPARE(window.stack().ladder().taken(), window.workbench().judgement()->decision.exit);
    QVERIFY(window.windowTitle().startsWith(QStringLiteral("murmur")));
    QCOMPARE(window.workbench().service().inferences(), 1);
}

void TestMainWindow::aSliderStepRunsNothingAndRedrawsOnce() {
    MainWindow window;
    open(window, {murmur()});
    window.stack().viewActions().back()->setChecked(true); // the maximum probability too
    QVERIFY(test::waitUntilIdle(window));
    QTest::qWait(50);
    auto* slider = window.strategy().findChild<ThresholdSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home); // nothing passes
    QTest::qWait(50);
    const int inferences = window.workbench().service().inferences();
    const auto analysis = shown(window).shown.analysis;
    const int entropy = window.stack().entropy().replots();
    const int probability = window.stack().maxProbability().replots();
    const int entropyTaken = window.stack().entropy().takenRepaints();
    const int ladder = window.stack().ladder().contentPaints();
    const int waveform = window.stack().waveform().contentPaints();
    QTest::keyClick(slider, Qt::Key_End); // everything passes: the exit taken moves
    QTest::qWait(50);
    QCOMPARE(*window.stack().ladder().taken(), 0);
    QCOMPARE(window.workbench().service().inferences(), inferences);
    QCOMPARE(shown(window).shown.analysis, analysis);
    QCOMPARE(window.stack().entropy().replots(), entropy);
    QCOMPARE(window.stack().maxProbability().replots(), probability);
    QCOMPARE(window.stack().entropy().takenRepaints(), entropyTaken + 1);
    QCOMPARE(window.stack().ladder().contentPaints(), ladder + 1);
    QCOMPARE(window.stack().waveform().contentPaints(), waveform);
}

/// Rows and lines that were there before the step come from their pictures, until the time axis moves.
void TestMainWindow::aStepBackDrawsNothingAnew() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QTest::qWait(50);
    auto* slider = window.strategy().findChild<ThresholdSlider*>();
    LadderPane& ladder = window.stack().ladder();
    const TracePlot& entropy = window.stack().entropy();
    const auto step = [&](Qt::Key key) {
        QTest::keyClick(slider, key);
        QTest::qWait(50);
    };
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End, Qt::Key_Home})
        step(key);
    const int rows = ladder.rowPaints();
    const int lines = entropy.takenDrawings();
    const int repaints = entropy.takenRepaints();
    const QImage before = ladder.grab().toImage();
    step(Qt::Key_End);
    QVERIFY(ladder.grab().toImage() != before);
    step(Qt::Key_Home);
    QCOMPARE(ladder.grab().toImage(), before);
    QCOMPARE(ladder.rowPaints(), rows);
    QCOMPARE(entropy.takenRepaints(), repaints + 2);
    QCOMPARE(entropy.takenDrawings(), lines);
    window.stack().timeView().zoom(0.5, 1.0);
    QTest::qWait(50);
    QCOMPARE(ladder.rowPaints(), rows + 6);
    QCOMPARE(entropy.takenDrawings(), lines + 1);
}

void TestMainWindow::cancelInMidRunAndRunAgain() {
    MainWindow window;
    open(window, {noise(QStringLiteral("long.wav"), 60)});
    QVERIFY(waitForFirstExit(window));
    QVERIFY(window.workbench().isRunning());
    window.action(QStringLiteral("run.cancel"))->trigger();
    QVERIFY(!window.workbench().isRunning());
    QCOMPARE(shown(window).state, Utterance::State::cancelled);
    const std::size_t exits = shown(window).shown.analysis->exits.size();
    QTest::qWait(100); // results that were under way are dropped
    QCOMPARE(shown(window).shown.analysis->exits.size(), exits);
    window.action(QStringLiteral("run.run"))->trigger();
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).state, Utterance::State::done);
    QVERIFY(shown(window).isComplete());
}

void TestMainWindow::openingAnotherInMidRunShowsItFirst() {
    MainWindow window;
    open(window, {noise(QStringLiteral("first.wav"), 60)});
    QVERIFY(waitForFirstExit(window));
    window.openFiles({murmur()});
    window.workbench().show(1);
    QCOMPARE(shown(window).name(), QStringLiteral("murmur"));
    QCOMPARE(shown(window).state, Utterance::State::running);
    QCOMPARE(window.workbench().utterances()[0].state, Utterance::State::waiting);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
    QVERIFY(window.workbench().utterances()[0].isComplete());
}

void TestMainWindow::closingTheWindowInMidRun() {
    auto window = std::make_unique<MainWindow>();
    open(*window, {noise(QStringLiteral("closed.wav"), 60)});
    QVERIFY(waitForFirstExit(*window));
    window->action(QStringLiteral("file.quit"))->trigger();
    QVERIFY(!window->isVisible());
    window.reset();
    QTest::qWait(20);
}

void TestMainWindow::closingTheRecordingInMidRun() {
    MainWindow window;
    open(window, {noise(QStringLiteral("gone.wav"), 60), murmur()});
    QVERIFY(waitForFirstExit(window));
    window.action(QStringLiteral("file.close"))->trigger();
    QCOMPARE(window.workbench().utterances().size(), std::size_t{1});
    QCOMPARE(shown(window).name(), QStringLiteral("murmur"));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
    window.action(QStringLiteral("file.close"))->trigger();
    QCOMPARE(window.workbench().currentUtterance(), nullptr);
    QCOMPARE(window.hypotheses().hypotheses().rowCount(), 0);
    QVERIFY(!window.stack().ladder().taken());
}

void TestMainWindow::twentyDroppedFilesWithABrokenOne() {
    MainWindow window;
    const QAbstractItemModelTester list(window.findChild<QListView*>()->model());
    open(window, {});
    QMimeData dropped;
    QList<QUrl> urls;
    for (int i = 0; i < 20; ++i) {
        const QString name = QStringLiteral("drop-%1.wav").arg(i);
        if (i == 7)
            writeFile(dir_.filePath(name).toStdString(), "RIFF, but nothing more of a recording");
        else
            (void)noise(name, 0.5, static_cast<unsigned>(i + 1));
        urls.append(QUrl::fromLocalFile(dir_.filePath(name)));
    }
    dropped.setUrls(urls);
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QVERIFY(test::waitUntilIdle(window));
    const auto& utterances = window.workbench().utterances();
    QCOMPARE(utterances.size(), std::size_t{20});
    for (std::size_t i = 0; i < utterances.size(); ++i)
        QCOMPARE(utterances[i].state, i == 7 ? Utterance::State::failed : Utterance::State::done);
    window.workbench().show(7);
    QVERIFY(says(window, QStringLiteral("drop-7.wav")));
}

void TestMainWindow::editingTheReferenceScoresAnew() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const int inferences = window.workbench().service().inferences();
    auto* edit = window.findChild<QLineEdit*>(QStringLiteral("reference"));
    const QString said = QString::fromStdString(shown(window).shown.analysis->exits.back()->hypothesis.text);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, said + QStringLiteral(" extra"));
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(*shown(window).shown.analysis->reference, (said + QStringLiteral(" extra")).toStdString());
    const auto& rates = shown(window).shown.comparison->exits.back()->rates;
    QCOMPARE(rates.words.deletions, 1);
    QCOMPARE(rates.words.errors(), 1);
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!shown(window).shown.analysis->reference);
    QCOMPARE(window.workbench().service().inferences(), inferences);
}

void TestMainWindow::aReferenceEditedInMidRunCounts() {
    MainWindow window;
    open(window, {noise(QStringLiteral("edited.wav"), 60)});
    QVERIFY(waitForFirstExit(window));
    auto* edit = window.findChild<QLineEdit*>(QStringLiteral("reference"));
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("one two"));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
    QCOMPARE(shown(window).shown.analysis->reference, std::optional<std::string>("one two"));
    QCOMPARE(edit->text(), QStringLiteral("one two"));
}

void TestMainWindow::stoppingAtTheExitReallyStops() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    auto* slider = window.strategy().findChild<ThresholdSlider*>();
    QTest::keyClick(slider, Qt::Key_End);
    QCheckBox* stop = checkBox(window, QStringLiteral("Stop"));
    QVERIFY(stop != nullptr);
    stop->click();
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.analysis->exits.size(), std::size_t{1});
    QVERIFY(shown(window).wholeSeconds && shown(window).stopped);
    QCOMPARE(shown(window).stopped->exit, 0);
    QTest::keyClick(slider, Qt::Key_Home); // now every exit is needed
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.analysis->exits.size(), std::size_t{6});
    QTest::keyClick(slider, Qt::Key_End);
    stop->click();
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
}

void TestMainWindow::aThemeRecoloursEveryView() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const auto lightness = [&](QWidget& view) {
        const QImage picture = view.grab().toImage();
        return picture.pixelColor(picture.width() / 2, 3).lightness();
    };
    for (const char* theme : {"light", "dark", "light"}) {
        window.action(QStringLiteral("theme.") + QString::fromLatin1(theme))->trigger();
        QTest::qWait(50);
        const bool dark = qstrcmp(theme, "dark") == 0;
        for (QWidget* view : {static_cast<QWidget*>(&window.stack().waveform()),
                              static_cast<QWidget*>(&window.stack().ladder()),
                              static_cast<QWidget*>(&window.stack().entropy())})
            QCOMPARE(lightness(*view) < 128, dark);
        // Nothing keeps the palette of the theme before, which would be unreadable on this one.
        for (const QWidget* widget : window.findChildren<QWidget*>())
            if (widget->isVisible())
                QVERIFY2((widget->palette().color(QPalette::Active, QPalette::WindowText).lightness() >
                          128) == dark,
                         widget->metaObject()->className());
    }
}

void TestMainWindow::aModelThatCannotBeOpenedLeavesTheOldOne() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    const QString broken = dir_.filePath(QStringLiteral("broken.safetensors"));
    writeFile(broken.toStdString(), "no weights");
    window.openFiles({broken});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().modelError());
    QVERIFY(window.workbench().recogniser());
    QVERIFY(shown(window).isComplete());
    QVERIFY(says(window, QStringLiteral("broken.safetensors")));
    for (const char* theme : {"theme.dark", "theme.light"}) // with the message in view
        window.action(QString::fromLatin1(theme))->trigger();
}

void TestMainWindow::thresholdsPerExit() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QCheckBox* perExit = checkBox(window, QStringLiteral("per &exit"));
    QVERIFY(perExit != nullptr);
    perExit->click();
    QCOMPARE(window.strategy().findChildren<ThresholdSlider*>().size(), 6);
    const auto sliders = window.strategy().findChildren<ThresholdSlider*>();
    for (ThresholdSlider* slider : sliders)
        QTest::keyClick(slider, Qt::Key_Home);
    QTest::keyClick(sliders[3], Qt::Key_End);
    QCOMPARE(*window.stack().ladder().taken(), 3);
    perExit->click();
    QCOMPARE(window.strategy().findChildren<ThresholdSlider*>().size(), 1);
}

void TestMainWindow::hypothesesAreCopied() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    window.hypotheses().setCurrentExit(0);
    for (QAction* action : window.hypotheses().actions())
        if (action->text() == QStringLiteral("Copy table")) action->trigger();
    const QStringList rows = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 7);
    QVERIFY(rows.front().startsWith(QStringLiteral("Exit\tAfter\tHypothesis\tWER")));
    QVERIFY(rows.back().startsWith(QStringLiteral("1\tlayer 2\t")));
}

void TestMainWindow::columnsOfTheHypothesesAreRemembered() {
    const auto header = [](const MainWindow& window) {
        return window.hypotheses().tableAsText().section(u'\n', 0, 0);
    };
    {
        MainWindow window;
        window.show();
        QMenu& menu = window.hypotheses().columns().menu();
        const auto menus = window.menuBar()->findChildren<QMenu*>();
        QVERIFY(std::any_of(menus.begin(), menus.end(), [&](const QMenu* each) {
            return each->actions().contains(menu.menuAction()); // View
        }));
        for (QAction* action : menu.actions())
            if (action->text() == QStringLiteral("Margin")) action->trigger();
        QVERIFY(header(window).endsWith(QStringLiteral("\tMargin")));
        window.close();
    }
    MainWindow window;
    window.show();
    QVERIFY(header(window).endsWith(QStringLiteral("\tMargin")));
    // The strategy's measure comes in with it, with its value once that is taken.
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    window.workbench().setPolicy(Policy::common("renyi:alpha=2", 0.9));
    QVERIFY(header(window).endsWith(QStringLiteral("\tRényi, as set")));
    QVERIFY(test::waitUntilIdle(window));
    const QAbstractItemModel& model = *window.hypotheses().model();
    for (int row = 0; row < 6; ++row)
        QVERIFY(QLocale().toDouble(model.index(row, model.columnCount() - 1).data().toString()) > 0);
    window.action(QStringLiteral("view.restoreLayout"))->trigger();
    QVERIFY(!header(window).contains(QStringLiteral("Margin")));
}

void TestMainWindow::layoutIsRemembered() {
    {
        MainWindow window;
        window.show();
        window.stack().viewActions().front()->setChecked(false);
        window.stack().spectrogram().dynamicRange().choose(90);
        window.close();
    }
    MainWindow window;
    window.show();
    QVERIFY(!window.stack().viewActions().front()->isChecked());
    QCOMPARE(window.stack().spectrogram().dynamicRange().chosen(), 90);
    window.action(QStringLiteral("view.restoreLayout"))->trigger();
    QVERIFY(window.stack().viewActions().front()->isChecked());
}

/// What a picture of the window waits for.
void TestMainWindow::theSpectrogramTellsWhatIsStillToCome() {
    MainWindow window;
    open(window, {noise(QStringLiteral("minute.wav"), 60)});
    QVERIFY(test::waitUntilIdle(window));
    SpectrogramPane& pane = window.stack().spectrogram();
    const auto complete = [&] {
        return pane.isComplete();
    };
    (void)pane.grab();
    QVERIFY(QTest::qWaitFor(complete));
    window.stack().timeView().setRange({0.5, 0.6}); // another level
    (void)pane.grab();
    QVERIFY(!pane.isComplete());
    QVERIFY(QTest::qWaitFor(complete));
}

void TestMainWindow::keysWalkTheLadder() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    LadderPane& ladder = window.stack().ladder();
    QTest::keyClick(&ladder, Qt::Key_Up);
    QTest::keyClick(&ladder, Qt::Key_Up);
    QCOMPARE(ladder.currentExit(), 1);
    QCOMPARE(window.hypotheses().currentIndex().data(HypothesesModel::exitRole).toInt(), 1);
    QTest::keyClick(&ladder, Qt::Key_Right);
    QCOMPARE(ladder.currentToken(), 0);
    QTest::keyClick(&ladder, Qt::Key_Right);
    QCOMPARE(ladder.currentToken(), 1);
    QVERIFY(window.stack().timeView().cursor());
}

void TestMainWindow::aSelectionIsAnalysedAlone() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!window.action(QStringLiteral("sound.analyzeSelection"))->isEnabled());
    window.stack().timeView().setSelection(TimeRange{1.0, 2.0});
    window.action(QStringLiteral("sound.analyzeSelection"))->trigger();
    QCOMPARE(window.workbench().utterances().size(), std::size_t{2});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
    QCOMPARE(window.stack().timeView().duration(), 1.0);
    window.stack().timeView().setSelection(TimeRange{0.25, 0.75}); // of the stretch
    window.action(QStringLiteral("sound.analyzeSelection"))->trigger();
    QVERIFY(shown(window).stretch == (Stretch{1.25, 1.75}));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(shown(window).isComplete());
}

void TestMainWindow::soundWithoutADeviceSaysWhy() {
    if (!QMediaDevices::defaultAudioOutput().isNull() || !QMediaDevices::defaultAudioInput().isNull())
        QSKIP("this machine has sound devices");
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    window.action(QStringLiteral("sound.play"))->trigger();
    QVERIFY(says(window, QStringLiteral("no sound output")));
    window.action(QStringLiteral("sound.record"))->trigger();
    QVERIFY(says(window, QStringLiteral("no microphone")));
}

void TestMainWindow::bareWeightsAskForWhatTheyCannotTell() {
    const QString weights = dir_.filePath(QStringLiteral("bare.safetensors"));
    std::filesystem::copy_file(test::shippedModel() / "weights.safetensors", weights.toStdString());
    const auto description = test::shippedModel() / "model.json";
    const auto dialogOf = [](MainWindow& window) {
        return QTest::qWaitFor([&] { return window.findChild<ModelDialog*>() != nullptr; })
                   ? window.findChild<ModelDialog*>()
                   : nullptr;
    };
    {
        MainWindow window;
        open(window, {murmur()});
        QVERIFY(test::waitUntilIdle(window));
        const auto before = window.workbench().recogniser();
        window.openFiles({weights});
        ModelDialog* dialog = dialogOf(window);
        QVERIFY(dialog != nullptr);
        QCOMPARE(window.workbench().recogniser(), before); // the old one works on
        dialog->findChildren<QLineEdit*>().constFirst()->setText(
            QString::fromStdString(description.string()));
        dialog->accept();
        QVERIFY(test::waitUntilIdle(window));
        QVERIFY(!window.workbench().modelError());
        QVERIFY(window.workbench().recogniser() != before);
        QVERIFY(shown(window).isComplete());
    }
    MainWindow window; // the answer is remembered
    window.show();
    window.openFiles({weights});
    ModelDialog* dialog = dialogOf(window);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->options().config, description);
    dialog->reject();
    QVERIFY(!window.workbench().recogniser());
}

/// A TorchScript module has none of the paper's settings.
void TestMainWindow::aModuleIsAskedForItsDescriptionAlone() {
    const auto texts = [](const OpenQuestions& questions) {
        const ModelDialog dialog("some/module.pt", questions, nullptr);
        QString all;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            all += label->text() + u'\n';
        return all;
    };
    QVERIFY(texts({true, true}).contains(QStringLiteral("the paper")));
    const QString module = texts({true, false});
    QVERIFY2(!module.contains(QStringLiteral("the paper")) && module.contains(QStringLiteral("module.pt")),
             qPrintable(module));
}

void TestMainWindow::optionsAreOfferedForTheirModelAlone() {
    const QString weights = dir_.filePath(QStringLiteral("asking.safetensors"));
    std::filesystem::copy_file(test::shippedModel() / "weights.safetensors", weights.toStdString());
    const QString broken = dir_.filePath(QStringLiteral("unreadable.safetensors"));
    writeFile(broken.toStdString(), "no weights");
    MainWindow window;
    window.show();
    window.openFiles({weights});
    QVERIFY(QTest::qWaitFor([&] { return window.findChild<ModelDialog*>() != nullptr; }));
    window.findChild<ModelDialog*>()->reject();
    const QAction* offered = window.action(QStringLiteral("file.modelOptions"));
    QVERIFY(offered->isEnabled());
    window.openFiles({broken});
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(says(window, QStringLiteral("unreadable.safetensors")));
    QVERIFY(!offers(window, offered));
    // An error of the model that asked offers them.
    OpenOptions wrong;
    wrong.config = broken.toStdString();
    window.workbench().openModel(weights.toStdString(), wrong);
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(window.workbench().modelError());
    QVERIFY(offers(window, offered));
    // Once another is in use they are of no use.
    window.workbench().openModel(test::shippedModel());
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!offered->isEnabled());
}

void TestMainWindow::aModelForManyRecordingsCountsThemOnce() {
    MainWindow window;
    window.show();
    QStringList files;
    for (int i = 0; i < 2000; ++i)
        files.append(dir_.filePath(QStringLiteral("of-many-%1.wav").arg(i)));
    window.openFiles(files); // that they aren't there shows when their turn comes
    const QSignalSpy announced(&window.workbench(), &Workbench::utterancesChanged);
    const int before = window.progressCounts();
    const auto atOnce = connect(&window.workbench(), &Workbench::modelChanged, &window, [&] {
        if (window.workbench().recogniser()) window.workbench().cancel(); // before the first one's turn
    });
    window.workbench().openModel(test::shippedModel());
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().recogniser() != nullptr; }));
    disconnect(atOnce);
    QCOMPARE(announced.count(), 2); // they wait; they are cancelled
    QCOMPARE(announced.front(), (QList<QVariant>{0, 1999}));
    const int counts = window.progressCounts() - before;
    QVERIFY2(counts <= 8, qPrintable(QString::number(counts)));
}

/// A judgement of the new model's analysis must never meet the old one's in a view.
void TestMainWindow::aModelWithMoreExitsTakesOver() {
    const auto tiny = test::tinyConformer().write(dir_.filePath(QStringLiteral("tiny")).toStdString());
    MainWindow window;
    window.show();
    window.workbench().openModel(tiny);
    window.openFiles({noise(QStringLiteral("short.wav"), 0.5)});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.hypotheses().hypotheses().rowCount(), 3);
    QTest::keyClick(window.strategy().findChild<ThresholdSlider*>(), Qt::Key_Home); // every exit is needed
    QStringList told;
    const auto* summary = window.strategy().findChild<QLabel*>(QStringLiteral("summary"));
    connect(&window.workbench(), &Workbench::resultChanged, this, [&] { told.append(summary->text()); });
    const QSignalSpy judgedAlone(&window.workbench(), &Workbench::judgementChanged);
    window.workbench().openModel(test::shippedModel());
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.hypotheses().hypotheses().rowCount(), 6);
    QCOMPARE(judgedAlone.count(), 0); // the policy is the same: judgements came with their analyses
    QVERIFY(!told.isEmpty());
    for (const QString& text : told) // the old model's last exit, nothing yet, or the new one's
        QVERIFY2(text.contains(QStringLiteral("(exit 3 of 3)")) ||
                     text.contains(QStringLiteral("(exit 6 of 6)")) ||
                     !text.contains(QStringLiteral("(exit ")),
                 qPrintable(text));
}

void TestMainWindow::preferencesApplyAtOnce() {
    MainWindow window;
    open(window, {murmur(), noise(QStringLiteral("second.wav"), 0.5)});
    QVERIFY(test::waitUntilIdle(window));
    const QString heard = QString::fromStdString(shown(window).shown.analysis->exits.back()->hypothesis.text);
    QVERIFY(!heard.isEmpty());
    QTest::keyClicks(window.findChild<QLineEdit*>(QStringLiteral("reference")), heard.toUpper());
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.comparison->exits.back()->rates.words.errors(), 0);
    const int inferences = window.workbench().service().inferences();
    window.action(QStringLiteral("file.preferences"))->trigger();
    auto* dialog = window.findChild<PreferencesDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible() && !dialog->isModal());
    window.action(QStringLiteral("file.preferences"))->trigger();
    QCOMPARE(window.findChildren<PreferencesDialog*>().size(), 1);
    dialog->findChild<QComboBox*>(QStringLiteral("normalisation"))->setCurrentIndex(0); // as written
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.analysis->normalisation, std::string("none"));
    QCOMPARE(shown(window).shown.comparison->exits.back()->rates.words.hits, 0);
    window.workbench().show(1); // scored when it is looked at
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(shown(window).shown.analysis->normalisation, std::string("none"));
    QCOMPARE(window.workbench().service().inferences(), inferences);
    dialog->findChild<QSpinBox*>(QStringLiteral("threads"))->setValue(1);
    QCOMPARE(window.workbench().preferences().threads, 1);
    // The dialog and the menu show the same theme.
    const auto boxes = dialog->findChildren<QComboBox*>();
    const auto themes = std::find_if(boxes.begin(), boxes.end(), [](const QComboBox* box) {
        return box->findText(QStringLiteral("Dark")) >= 0;
    });
    QVERIFY(themes != boxes.end());
    (*themes)->setCurrentIndex((*themes)->findText(QStringLiteral("Dark")));
    QVERIFY(window.action(QStringLiteral("theme.dark"))->isChecked());
    window.action(QStringLiteral("theme.light"))->trigger();
    QCOMPARE((*themes)->currentText(), QStringLiteral("Light"));
    QVERIFY(Preferences::load() == window.workbench().preferences());
}

void TestMainWindow::everyControlIsReachedByTabAndHasAName() {
    MainWindow window;
    open(window, {murmur()});
    for (QAction* view : window.stack().viewActions())
        view->setChecked(true);
    QVERIFY(test::waitUntilIdle(window));
    QTest::qWait(50);
    QSet<const QWidget*> reached;
    for (QWidget* next = window.nextInFocusChain(); next != &window; next = next->nextInFocusChain())
        if (next->isVisible() && next->focusProxy() == nullptr && (next->focusPolicy() & Qt::TabFocus) != 0)
            reached.insert(next);
    QVERIFY(reached.size() > 15);
    for (const QWidget* control : reached) {
        auto* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(control));
        QVERIFY(access != nullptr);
        QVERIFY2(!access->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(control->metaObject()->className()) + u' ' +
                            control->parentWidget()->metaObject()->className()));
    }
    for (const QWidget* needed :
         {static_cast<QWidget*>(&window.stack().ladder()), static_cast<QWidget*>(&window.hypotheses()),
          static_cast<QWidget*>(window.findChild<ThresholdSlider*>()),
          static_cast<QWidget*>(window.findChild<QLineEdit*>(QStringLiteral("reference"))),
          static_cast<QWidget*>(window.findChild<QListView*>())})
        QVERIFY2(reached.contains(needed), needed->metaObject()->className());
}

void TestMainWindow::everyActionHasAnUnambiguousKey() {
    const MainWindow window;
    QHash<QKeySequence, QString> taken;
    for (const QAction* action : window.findChildren<QAction*>()) {
        if (!action->objectName().isEmpty())
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        if (action->shortcutContext() == Qt::WidgetShortcut) continue;
        for (const QKeySequence& keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys), qPrintable(taken.value(keys) + u' ' + action->text()));
            taken.insert(keys, action->text());
        }
    }
    QVERIFY(taken.size() > 10);
}

/// 1280 × 800 pixels, less what a desktop keeps for itself.
void TestMainWindow::allViewsHaveRoomOnASmallScreen() {
    MainWindow window;
    open(window, {murmur()});
    QVERIFY(test::waitUntilIdle(window));
    for (QAction* view : window.stack().viewActions())
        view->setChecked(true);
    QTest::qWait(50);
    const QSize least = window.minimumSizeHint();
    QVERIFY2(least.width() <= 1280 && least.height() <= 760,
             qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
