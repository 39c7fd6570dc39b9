// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "common/demo.h"
#include "common/lessons.h"
#include "ladder/ladder_pane.h"
#include "lesson/read_lesson.h"
#include "lesson_panel/lesson_panel.h"
#include "message/message_bar.h"
#include "nbest/decoder_form.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"
#include "workbench/lesson/lesson_guide.h"
#include "workbench/presentation/presentation.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

/// Lessons in the real window.
class TestLessons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QSettings().clear(); }
    void everyStepOfEveryLessonIsShown_data();
    void everyStepOfEveryLessonIsShown();
    void aStepSetsTheWindowUp();
    void steppingBackGivesTheStepAsItWas();
    void numbersFollowTheStrategy();
    void leavingGivesBackWhatWasThere();
    void leavingGivesTheModelBack();
    void leavingKeepsAnOwnRecordingOfTheDemo();
    void anotherLessonTakesItsPlace();
    void aBrokenLessonShowsItsLineAndNothingElse();
    void aLessonThatAsksForMoreExitsLeavesEverything();
    void anotherRecordingIsTold();
    void lessonsAreInTheHelpMenu();
    void viewsAndPanelsAreTheWindows();
    void closingTheWindowLeavesTheLesson();
    void aLessonIsPresented();

private:
    [[nodiscard]] QString write(const char* name, const std::string& text) const {
        const QString file = dir_.filePath(QString::fromUtf8(name));
        writeFile(file.toStdString(), text);
        return file;
    }
    /// Two steps about two recordings; the second shows one exit of two views.
    [[nodiscard]] QString twoSteps() const {
        return write("two.md", "---\ntitle: Two\n---\n## One\nExit {{taken}} of {{last}} in {{recording}}.\n"
                               "```offramp\nrecording: demo/digits-9922\nmeasure: max_probability\n"
                               "threshold: 0.9\nviews: ladder\nexit: taken\n```\n"
                               "### Question\nq\n### Answer\nThe answer.\n"
                               "## Two\nIn {{recording}}.\n```offramp\nrecording: demo/digits-758\n"
                               "policy: fixed 2\nviews: ladder, waveform\nreveal: 1\nexit: 1\n"
                               "range: 0.5-1.5\n```\n");
    }
    static void follow(MainWindow& window, const QString& lesson) {
        window.show();
        window.openLesson(lesson);
        QVERIFY(settled(window));
    }
    static bool settled(MainWindow& window) {
        return QTest::qWaitFor([&] { return window.isIdle(); }, 60000);
    }
    static QString text(const MainWindow& window) { return window.lessonPanel().browser().toPlainText(); }
    static QStringList views(const MainWindow& window) {
        QStringList shown;
        for (const QAction* view : window.stack().viewActions())
            if (view->isChecked()) shown.append(view->objectName().section(u'.', 1));
        return shown;
    }
    static QStringList recordings(MainWindow& window) {
        QStringList names;
        for (const Utterance& utterance : window.workbench().utterances())
            names.append(utterance.name());
        return names;
    }
    static QDockWidget* dock(const MainWindow& window) {
        return window.findChild<QDockWidget*>(QStringLiteral("dock.lesson"));
    }

    QTemporaryDir dir_;
    QTemporaryDir cache_;
};

void TestLessons::initTestCase() {
    test::isolateSettings();
    qputenv("XDG_CACHE_HOME", cache_.path().toUtf8());
    try {
        (void)makeDemoRecordings(demoFolder());
    } catch (const Error& error) {
        QSKIP(error.what());
    }
}

void TestLessons::everyStepOfEveryLessonIsShown_data() {
    QTest::addColumn<QString>("name");
    for (const ShippedLesson& lesson : shippedLessons())
        QTest::newRow(lesson.name.c_str()) << QString::fromStdString(lesson.name);
}

void TestLessons::everyStepOfEveryLessonIsShown() {
    QFETCH(QString, name);
    MainWindow window;
    follow(window, name);
    QVERIFY(window.lessons().lesson() != nullptr);
    const int steps = static_cast<int>(window.lessons().lesson()->steps.size());
    for (int step = 0; step < steps; ++step) {
        window.lessons().go(step);
        QVERIFY(settled(window));
        QCOMPARE(window.lessonPanel().step(), step);
        while (window.lessonPanel().revealAnswer()) {
        }
        const QString shown = text(window);
        QVERIFY2(!shown.contains(u'…'), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("Not so here")), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("{{")), qPrintable(shown));
    }
}

void TestLessons::aStepSetsTheWindowUp() {
    MainWindow window;
    follow(window, twoSteps());
    QVERIFY(dock(window)->isVisible());
    QCOMPARE(window.workbench().currentUtterance()->name(), QStringLiteral("digits-9922"));
    QCOMPARE(window.workbench().policy(), Policy::common("max_probability", 0.9));
    QCOMPARE(window.strategy().policy(), window.workbench().policy());
    QCOMPARE(views(window), QStringList{QStringLiteral("ladder")});
    const int taken = *window.workbench().judgement()->decision.exit;
    QCOMPARE(window.stack().ladder().currentExit(), taken);
    QVERIFY(text(window).contains(QStringLiteral("Exit %1 of 6 in digits-9922.").arg(taken + 1)));
    Q_EMIT window.lessonPanel().stepWanted(1);
    QVERIFY(settled(window));
    QCOMPARE(window.workbench().currentUtterance()->name(), QStringLiteral("digits-758"));
    QCOMPARE(window.workbench().policy(), (Policy{FixedExit{1}, {}}));
    QCOMPARE(views(window), (QStringList{QStringLiteral("waveform"), QStringLiteral("ladder")}));
    QCOMPARE(window.stack().revealed(), std::optional(1));
    QCOMPARE(window.stack().ladder().currentExit(), 0);
    QVERIFY(!window.stack().ladder().taken()); // exit 2 isn't revealed
    QCOMPARE(window.stack().timeView().range(), (TimeRange{0.5, 1.5}));
}

void TestLessons::steppingBackGivesTheStepAsItWas() {
    MainWindow window;
    follow(window, twoSteps());
    const QString first = text(window);
    window.lessons().go(1);
    QVERIFY(settled(window));
    window.lessons().go(0);
    QVERIFY(settled(window));
    QCOMPARE(text(window), first);
    QVERIFY(!window.stack().revealed());
    QCOMPARE(window.stack().timeView().range().begin, 0.0);
    window.lessons().go(-1); // there is none
    window.lessons().go(2);
    QCOMPARE(window.lessons().step(), 0);
}

void TestLessons::numbersFollowTheStrategy() {
    MainWindow window;
    follow(window, twoSteps());
    Q_EMIT window.strategy().policyChanged(Policy{FixedExit{4}, {}});
    QVERIFY(text(window).contains(QStringLiteral("Exit 5 of 6")));
    Q_EMIT window.lessonPanel().againWanted();
    QVERIFY(settled(window));
    QCOMPARE(window.workbench().policy(), Policy::common("max_probability", 0.9));
}

void TestLessons::leavingGivesBackWhatWasThere() {
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    window.openFiles({QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string()),
                      write("silence.txt", "no sound")});
    QVERIFY(settled(window));
    const Policy own = Policy::common("margin", 0.7);
    window.workbench().setPolicy(own);
    window.workbench().setDecoder(DecoderForm::beamDefaults());
    QVERIFY(settled(window));
    window.stack().viewActions().front()->setChecked(false);
    window.stack().timeView().setRange({0.2, 0.6});
    window.stack().timeView().setCursor(0.4);
    window.showTab(QStringLiteral("model"));
    const QStringList open = recordings(window);
    const QStringList shown = views(window);
    const TimeRange range = window.stack().timeView().range();
    const QStringList docks = test::placesOf(window);
    follow(window, twoSteps());
    window.lessons().go(1);
    QVERIFY(settled(window));
    QCOMPARE(recordings(window).size(), open.size() + 2);
    QCOMPARE(window.workbench().decoder(), DecoderOptions());
    Q_EMIT window.lessonPanel().leaveWanted();
    QVERIFY(settled(window));
    QVERIFY(!window.lessons().lesson());
    QVERIFY(!dock(window)->isVisible());
    QCOMPARE(recordings(window), open);
    QCOMPARE(window.workbench().currentUtterance()->name(), QStringLiteral("murmur"));
    QCOMPARE(window.workbench().policy(), own);
    QCOMPARE(window.strategy().policy(), own);
    QCOMPARE(window.workbench().decoder(), DecoderForm::beamDefaults());
    QCOMPARE(views(window), shown);
    QCOMPARE(window.stack().timeView().range(), range);
    QCOMPARE(window.stack().timeView().cursor(), std::optional(0.4));
    QVERIFY(!window.stack().revealed());
    QCOMPARE(test::placesOf(window), docks);
}

void TestLessons::leavingGivesTheModelBack() {
    const QString copy = dir_.filePath(QStringLiteral("own-model"));
    QDir().mkpath(copy);
    for (const QString& file : {QStringLiteral("/model.json"), QStringLiteral("/weights.safetensors")})
        QFile::copy(QString::fromStdString(test::shippedModel().string()) + file, copy + file);
    MainWindow window;
    window.show();
    window.workbench().openModel(copy.toStdString());
    QVERIFY(settled(window));
    follow(window, twoSteps());
    QCOMPARE(window.workbench().recogniser()->description().path, demoModel());
    window.lessons().leave();
    QVERIFY(settled(window));
    QCOMPARE(window.workbench().recogniser()->description().path, std::filesystem::path(copy.toStdString()));
}

void TestLessons::leavingKeepsAnOwnRecordingOfTheDemo() {
    MainWindow window;
    window.show();
    window.workbench().openDemo();
    QVERIFY(settled(window));
    const QStringList open = recordings(window);
    const int inferences = window.workbench().service().inferences();
    window.workbench().show(3);
    follow(window, twoSteps());
    QCOMPARE(recordings(window), open); // found, not opened anew
    QCOMPARE(window.workbench().service().inferences(), inferences);
    window.lessons().leave();
    QVERIFY(settled(window));
    QCOMPARE(recordings(window), open);
    QCOMPARE(window.workbench().current(), 3);
}

void TestLessons::anotherLessonTakesItsPlace() {
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    window.openFiles({QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string())});
    QVERIFY(settled(window));
    follow(window, twoSteps());
    follow(window, QStringLiteral("when-deeper-is-worse"));
    QCOMPARE(window.lessonPanel().lesson()->title, std::string("When deeper is worse"));
    QCOMPARE(recordings(window), (QStringList{QStringLiteral("murmur"), QStringLiteral("digits-9922")}));
    window.lessons().leave();
    QVERIFY(settled(window));
    QCOMPARE(recordings(window), QStringList{QStringLiteral("murmur")}); // as before either
}

void TestLessons::aBrokenLessonShowsItsLineAndNothingElse() {
    MainWindow window;
    window.show();
    const QString broken = write("broken.md", "---\ntitle: Broken\n---\n## One\n\n{{tken}}\n");
    follow(window, broken);
    QVERIFY(!window.lessons().lesson());
    QVERIFY(!window.lessonPanel().browser().isVisible());
    const auto* message = window.lessonPanel().findChild<MessageBar*>();
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().startsWith(broken + QStringLiteral(":6: ")), qPrintable(message->text()));
    QVERIFY(window.workbench().utterances().empty());
    Q_EMIT window.lessonPanel().leaveWanted();
    QVERIFY(!dock(window)->isVisible());
    // A lesson that is open goes on behind the message.
    follow(window, twoSteps());
    window.openLesson(dir_.filePath(QStringLiteral("nowhere.md")));
    QVERIFY(settled(window));
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("there is no such lesson")));
}

void TestLessons::aLessonThatAsksForMoreExitsLeavesEverything() {
    MainWindow window;
    window.show();
    window.workbench().openModel(test::shippedModel());
    window.openFiles({QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string())});
    QVERIFY(settled(window));
    follow(window, write("deep.md", "---\ntitle: Deep\n---\n## One\n{{wer(7)}}\n```offramp\n"
                                    "recording: demo/digits-758\n```\n"));
    QVERIFY(!window.lessons().lesson());
    QVERIFY(window.lessonPanel().findChild<MessageBar*>()->text().contains(QStringLiteral("deep.md:5: ")));
    QCOMPARE(recordings(window), QStringList{QStringLiteral("murmur")});
    QCOMPARE(window.workbench().policy(), defaultPolicy());
}

void TestLessons::anotherRecordingIsTold() {
    MainWindow window;
    window.show();
    window.workbench().openDemo();
    QVERIFY(settled(window));
    follow(window, twoSteps());
    const QString before = text(window);
    const auto* message = window.lessonPanel().findChild<MessageBar*>();
    QVERIFY(!message->isVisible());
    window.workbench().show(0);
    QVERIFY(message->isVisible());
    QCOMPARE(text(window), before);
    Q_EMIT window.lessonPanel().againWanted();
    QVERIFY(settled(window));
    QVERIFY(!message->isVisible());
}

void TestLessons::lessonsAreInTheHelpMenu() {
    MainWindow window;
    window.show();
    auto* menu = window.findChild<QMenu*>(QStringLiteral("help.lessons"));
    QVERIFY(menu != nullptr);
    Q_EMIT menu->aboutToShow();
    QStringList titles;
    for (const QAction* entry : menu->actions())
        titles.append(entry->text());
    QCOMPARE(titles,
             (QStringList{QStringLiteral("What is an early exit?"), QStringLiteral("Entropy or posterior?"),
                          QStringLiteral("When deeper is worse")}));
    menu->actions().back()->trigger();
    QVERIFY(settled(window));
    QCOMPARE(window.lessonPanel().lesson()->title, std::string("When deeper is worse"));
    QVERIFY(window.action(QStringLiteral("help.openLesson")) != nullptr);
}

/// The names that lessons use are the window's own.
void TestLessons::viewsAndPanelsAreTheWindows() {
    MainWindow window;
    QStringList names;
    for (const QAction* view : window.stack().viewActions())
        names.append(view->objectName().section(u'.', 1));
    for (const std::string_view view : lessonViews())
        QVERIFY(names.removeAll(QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()))) == 1);
    QVERIFY(names.isEmpty());
    for (const std::string_view panel : lessonPanels())
        QVERIFY(window.showTab(QString::fromUtf8(panel.data(), static_cast<qsizetype>(panel.size()))));
}

void TestLessons::closingTheWindowLeavesTheLesson() {
    {
        MainWindow window;
        follow(window, twoSteps());
        window.close();
        QVERIFY(!window.lessons().lesson());
    }
    MainWindow again;
    again.show();
    QVERIFY(!dock(again)->isVisible());
    QVERIFY(views(again).size() > 2); // not the lesson's
}

void TestLessons::aLessonIsPresented() {
    MainWindow window;
    follow(window, twoSteps());
    window.lessons().go(1); // shows one exit
    QVERIFY(settled(window));
    QTest::keyClick(&window, Qt::Key_F11);
    QVERIFY(window.presentation().isOn());
    QVERIFY(dock(window)->isVisible());
    QVERIFY(!window.findChild<QDockWidget*>(QStringLiteral("dock.strategy"))->isVisible());
    QCOMPARE(window.stack().revealed(), std::optional(1));
    QTest::keyClick(&window, Qt::Key_PageDown);
    QCOMPARE(window.stack().revealed(), std::optional(2));
    QTest::keyClick(&window, Qt::Key_PageUp);
    QTest::keyClick(&window, Qt::Key_PageUp); // the step begins with one
    QVERIFY(settled(window));
    QCOMPARE(window.lessons().step(), 0);
    QCOMPARE(window.presentation().revealed(), 6);
    QTest::keyClick(&window, Qt::Key_PageDown); // the answer comes before the next step
    QVERIFY(text(window).contains(QStringLiteral("The answer.")));
    QCOMPARE(window.lessons().step(), 0);
    QTest::keyClick(&window, Qt::Key_PageDown);
    QVERIFY(settled(window));
    QCOMPARE(window.lessons().step(), 1);
    QTest::keyClick(&window, Qt::Key_PageUp, Qt::ShiftModifier);
    QVERIFY(settled(window));
    QCOMPARE(window.lessons().step(), 0);
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(settled(window));
    QVERIFY(!window.presentation().isOn());
    QCOMPARE(window.lessons().step(), 0);
    QVERIFY(!window.stack().revealed()); // the step shows all
    QCOMPARE(views(window), QStringList{QStringLiteral("ladder")});
    QVERIFY(window.findChild<QDockWidget*>(QStringLiteral("dock.strategy"))->isVisible());
}

QTEST_MAIN(TestLessons)
#include "test_lessons.moc"
