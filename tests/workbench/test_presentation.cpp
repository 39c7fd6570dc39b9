// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder/ladder_pane.h"
#include "stack/time_stack.h"
#include "support/gui.h"
#include "support/support.h"
#include "theme/theme.h"
#include "traces/trace_plot.h"
#include "workbench/presentation/exit_banner.h"
#include "workbench/presentation/laser_pointer.h"
#include "workbench/presentation/presentation.h"
#include "workbench/presentation/threshold_keys.h"

#include <QtTest>
#include <QtWidgets>

#include <cmath>

using namespace offramp;

/// The window in front of a room full of people, driven by its keys.
class TestPresentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void roundThresholds_data();
    void roundThresholds();
    void thresholdsThatTakeAnExit_data();
    void thresholdsThatTakeAnExit();
    void theViewsAreAlone();
    void everythingIsWhereItWas();
    void closingRemembersTheWindowBefore();
    void exitsComeOneAtATime();
    void theDecisionIsNoSpoiler();
    void digitsTakeExits();
    void aStrategyWithoutAThresholdSaysSo();
    void typeIsLargeAndContrastFull_data();
    void typeIsLargeAndContrastFull();
    void thePointerFollowsTheMouse();
    void spacePlays();
    void anotherRecordingBeginsWithoutExits();
    void nothingIsPresentedWithoutARecording();

private:
    static void open(MainWindow& window) {
        window.resize(1100, 750);
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles({QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string())});
        QVERIFY(test::waitUntilIdle(window));
    }
    static void press(MainWindow& window, int key) { QTest::keyClick(&window, Qt::Key(key)); }
    static const BannerText& banner(const MainWindow& window) {
        return window.findChild<ExitBanner*>()->text();
    }
    static std::vector<std::optional<double>> entropies(MainWindow& window) {
        std::vector<std::optional<double>> values;
        for (const auto& exit : window.workbench().currentUtterance()->shown.analysis->exits)
            values.push_back(valueOf(exit->scores, "entropy_normalised"));
        return values;
    }
};

void TestPresentation::roundThresholds_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("number");
    QTest::newRow("one digit") << 0.0297 << 0.0936 << 0.06; // the middle is 0.0617
    QTest::newRow("two") << 0.031 << 0.039 << 0.035;
    QTest::newRow("narrow") << 0.02881 << 0.02889 << 0.02885;
    QTest::newRow("wide") << 0.2 << 7.0 << 4.0; // the middle is 3.6
    QTest::newRow("about 0") << -0.4 << 0.5 << 0.0;
    QTest::newRow("below 0") << -0.9642 << -0.8695 << -0.9;
}

void TestPresentation::roundThresholds() {
    QFETCH(double, low);
    QFETCH(double, high);
    QTEST(roundestBetween(low, high), "number");
}

void TestPresentation::thresholdsThatTakeAnExit_data() {
    using Values = std::vector<std::optional<double>>;
    QTest::addColumn<std::vector<std::optional<double>>>("values");
    QTest::addColumn<bool>("low");
    const Values falling{0.0936, 0.0297, 0.0288, 0.0183, 0.0149, 0.014};
    const Values wavering{0.0693, 0.0348, 0.0374, 0.0282, 0.0254, 0.0256};
    const Values rising{0.5, 0.75, 0.74, std::nullopt, 0.9};
    QTest::newRow("falling") << falling << true;
    QTest::newRow("wavering") << wavering << true;
    QTest::newRow("high is good") << rising << false;
    QTest::newRow("zeros") << Values{0.0, 0.0, 0.0} << true;
    QTest::newRow("undefined first") << Values{std::nullopt, 0.3, 0.1} << true;
}

/// Whatever threshold is found, it is that exit that is the first to pass; where none is found, an exit
/// before it is as sure.
void TestPresentation::thresholdsThatTakeAnExit() {
    QFETCH(std::vector<std::optional<double>>, values);
    QFETCH(bool, low);
    const Direction direction = low ? Direction::lowIsGood : Direction::highIsGood;
    const int exits = static_cast<int>(values.size());
    for (int exit = 0; exit < exits; ++exit) {
        const ThresholdForExit found = thresholdForExit(values, exit, direction);
        if (found.threshold) {
            int first = 0;
            while (first + 1 < exits &&
                   !passes(direction, values[static_cast<std::size_t>(first)], *found.threshold))
                ++first;
            QCOMPARE(first, exit);
            continue;
        }
        QVERIFY(exit + 1 < exits);
        const auto& own = values[static_cast<std::size_t>(exit)];
        if (!own) continue;
        QVERIFY(found.surer && *found.surer < exit);
        const double surer = *values[static_cast<std::size_t>(*found.surer)];
        QVERIFY(low ? surer <= *own : surer >= *own);
    }
}

void TestPresentation::theViewsAreAlone() {
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    QVERIFY(window.presentation().isOn());
    QVERIFY(window.isFullScreen());
    QVERIFY(window.stack().ladder().isVisible());
    QVERIFY(!window.menuBar()->isVisible());
    QVERIFY(!window.statusBar()->isVisible());
    QVERIFY(!window.findChild<QLineEdit*>(QStringLiteral("reference"))->isVisible());
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>())
        QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
    for (const QToolBar* bar : window.findChildren<QToolBar*>())
        QVERIFY(!bar->isVisible());
    for (const QToolButton* button : window.stack().findChildren<QToolButton*>())
        QVERIFY(!button->isVisible());
    // The views are those of the menu.
    QVERIFY(!window.stack().maxProbability().QWidget::isVisible());
    QVERIFY(window.stack().entropy().QWidget::isVisible());
    press(window, Qt::Key_F11);
    QVERIFY(!window.presentation().isOn());
}

void TestPresentation::everythingIsWhereItWas() {
    MainWindow window;
    open(window);
    window.findChild<QDockWidget*>(QStringLiteral("dock.compare"))->hide();
    auto* strategy = window.findChild<QDockWidget*>(QStringLiteral("dock.strategy"));
    strategy->setFloating(true);
    strategy->move(60, 40); // on the tests' small screen: Qt brings back what lies beside it
    window.stack().viewActions().front()->setChecked(false);
    auto* list = window.findChild<QListView*>();
    list->setFocus();
    QTest::qWait(50);
    const QStringList docks = test::placesOf(window);
    const QByteArray views = window.stack().saveState();
    const QRect geometry = window.geometry();
    const QPalette palette = window.palette();
    const QFont font = window.font();
    const int ladder = window.stack().ladder().height();
    press(window, Qt::Key_F11);
    press(window, Qt::Key_PageDown);
    press(window, Qt::Key_P);
    press(window, Qt::Key_Escape);
    QTest::qWait(50);
    QVERIFY(!window.presentation().isOn());
    QVERIFY(!window.isFullScreen());
    QCOMPARE(window.geometry(), geometry);
    QCOMPARE(test::placesOf(window), docks);
    QCOMPARE(window.stack().saveState(), views);
    QCOMPARE(window.palette(), palette);
    QCOMPARE(window.font(), font);
    QCOMPARE(window.stack().ladder().height(), ladder);
    QVERIFY(window.menuBar()->isVisible());
    QVERIFY(window.statusBar()->isVisible());
    QVERIFY(window.findChild<QLineEdit*>(QStringLiteral("reference"))->isVisible());
    QVERIFY(!window.findChild<ExitBanner*>()->isVisible());
    QVERIFY(!window.stack().revealed());
    QCOMPARE(window.focusWidget(), list);
    QVERIFY(QGuiApplication::overrideCursor() == nullptr);
}

void TestPresentation::closingRemembersTheWindowBefore() {
    {
        MainWindow window;
        open(window);
        press(window, Qt::Key_F11);
        window.close();
    }
    MainWindow again;
    again.show();
    QVERIFY(!again.isFullScreen());
    QVERIFY(again.findChild<QDockWidget*>(QStringLiteral("dock.strategy"))->isVisible());
    QVERIFY(again.menuBar()->isVisible());
}

void TestPresentation::exitsComeOneAtATime() {
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    const TimeStack& stack = window.stack();
    QCOMPARE(stack.revealed(), std::optional(0));
    QCOMPARE(banner(window).heading, QStringLiteral("murmur"));
    const int inferences = window.workbench().service().inferences();
    for (int exit = 1; exit <= 6; ++exit) {
        press(window, Qt::Key_PageDown);
        QCOMPARE(stack.revealed(), std::optional(exit));
        QCOMPARE(stack.ladder().currentExit(), exit - 1);
        QVERIFY(banner(window).heading.startsWith(QStringLiteral("Exit %1 of 6").arg(exit)));
        const auto& hypothesis = window.workbench()
                                     .currentUtterance()
                                     ->shown.analysis->exits[static_cast<std::size_t>(exit) - 1]
                                     ->hypothesis;
        QTextDocument heard;
        heard.setHtml(banner(window).heard);
        if (!hypothesis.words.empty())
            QVERIFY(heard.toPlainText().contains(QString::fromStdString(hypothesis.words[0].text)));
    }
    press(window, Qt::Key_PageDown); // there is no seventh
    QCOMPARE(stack.revealed(), std::optional(6));
    press(window, Qt::Key_PageUp);
    QCOMPARE(stack.revealed(), std::optional(5));
    press(window, Qt::Key_Home);
    QCOMPARE(stack.revealed(), std::optional(0));
    press(window, Qt::Key_PageUp);
    QCOMPARE(stack.revealed(), std::optional(0));
    press(window, Qt::Key_End);
    QCOMPARE(stack.revealed(), std::optional(6));
    QCOMPARE(window.workbench().service().inferences(), inferences);
}

/// Where a later exit is taken, nothing says so yet.
void TestPresentation::theDecisionIsNoSpoiler() {
    MainWindow window;
    open(window);
    window.workbench().setPolicy(Policy{FixedExit{2}, {}});
    press(window, Qt::Key_F11);
    press(window, Qt::Key_PageDown);
    QVERIFY(!window.stack().ladder().taken());
    const QImage rows = window.stack().ladder().grab().toImage();
    press(window, Qt::Key_PageDown);
    QVERIFY(!window.stack().ladder().taken());
    press(window, Qt::Key_PageDown);
    QCOMPARE(window.stack().ladder().taken(), std::optional(2));
    QVERIFY2(banner(window).sentence.contains(QStringLiteral("exit 3 of 6")),
             qPrintable(banner(window).sentence));
    QVERIFY(window.stack().ladder().grab().toImage() != rows);
    // A threshold's exits say why they aren't taken.
    window.workbench().setPolicy(Policy::common("entropy_normalised", 1e-9));
    press(window, Qt::Key_Home);
    press(window, Qt::Key_PageDown);
    QVERIFY2(banner(window).sentence.startsWith(QStringLiteral("Goes on: entropy")),
             qPrintable(banner(window).sentence));
}

void TestPresentation::digitsTakeExits() {
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    press(window, Qt::Key_End);
    const auto values = entropies(window);
    for (int exit = 0; exit < 6; ++exit) {
        const ThresholdForExit found = thresholdForExit(values, exit, Direction::lowIsGood);
        press(window, Qt::Key_1 + exit);
        const auto* shown = window.findChild<ExitBanner*>();
        if (found.threshold) {
            QCOMPARE(window.workbench().judgement()->decision.exit, std::optional(exit));
            QCOMPARE(thresholdRule(window.workbench().policy())->thresholds,
                     std::vector<double>{*found.threshold});
            QCOMPARE(window.stack().ladder().taken(), std::optional(exit));
            QVERIFY(shown->notice().isEmpty());
        } else {
            QVERIFY(shown->notice().contains(QStringLiteral("exit %1").arg(exit + 1)));
        }
    }
    press(window, Qt::Key_9);
    QVERIFY(window.findChild<ExitBanner*>()->notice().contains(QStringLiteral("6 exit")));
}

void TestPresentation::aStrategyWithoutAThresholdSaysSo() {
    MainWindow window;
    open(window);
    window.workbench().setPolicy(Policy{PatienceRule{1}, {}});
    press(window, Qt::Key_F11);
    press(window, Qt::Key_2);
    QVERIFY(window.findChild<ExitBanner*>()->notice().contains(QStringLiteral("no threshold")));
    QCOMPARE(window.workbench().policy(), (Policy{PatienceRule{1}, {}}));
}

void TestPresentation::typeIsLargeAndContrastFull_data() {
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light 720") << QStringLiteral("light") << QSize(1280, 720);
    QTest::newRow("dark 720") << QStringLiteral("dark") << QSize(1280, 720);
    QTest::newRow("light 1080") << QStringLiteral("light") << QSize(1920, 1080);
    QTest::newRow("dark 1080") << QStringLiteral("dark") << QSize(1920, 1080);
}

void TestPresentation::typeIsLargeAndContrastFull() {
    QFETCH(QString, theme);
    QFETCH(QSize, size);
    MainWindow window;
    open(window);
    window.showTheme(theme);
    press(window, Qt::Key_F11);
    window.setWindowState(Qt::WindowNoState); // the screen of the tests is of another size
    window.resize(size);
    press(window, Qt::Key_End);
    QTest::qWait(50);
    QCOMPARE(window.size(), size); // nothing asks for more room
    const QPalette palette = window.stack().ladder().palette();
    const QColor ground = palette.color(QPalette::Base);
    const QColor ink = palette.color(QPalette::Text);
    QCOMPARE(std::abs(ground.lightness() - ink.lightness()), 255);
    QCOMPARE(ground.lightness() < 128, theme == QStringLiteral("dark"));
    QVERIFY(window.stack().ladder().fontInfo().pixelSize() >= size.height() / 40);
    // Each row of the ladder has room for its letters.
    QVERIFY(window.stack().ladder().height() / 6 >= window.stack().ladder().fontMetrics().height());
    QVERIFY(window.findChild<ExitBanner*>()->height() >= size.height() / 4);
    press(window, Qt::Key_Escape);
    window.showTheme(QStringLiteral("light"));
}

void TestPresentation::thePointerFollowsTheMouse() {
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    const LaserPointer& pointer = window.presentation().pointer();
    QVERIFY(!pointer.isOn());
    press(window, Qt::Key_P);
    QVERIFY(pointer.isOn() && pointer.isVisible());
    QCOMPARE(QGuiApplication::overrideCursor()->shape(), Qt::BlankCursor);
    QCursor::setPos(window.mapToGlobal(QPoint(300, 200)));
    QVERIFY(QTest::qWaitFor([&] { return pointer.spot() == QPoint(300, 200); }));
    // It takes no clicks: the view below it does.
    QVERIFY(window.childAt(300, 200) != &pointer);
    press(window, Qt::Key_P);
    QVERIFY(!pointer.isVisible());
    QVERIFY(QGuiApplication::overrideCursor() == nullptr);
}

void TestPresentation::spacePlays() {
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    const QSignalSpy wanted(&window.presentation(), &Presentation::playWanted);
    press(window, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
}

void TestPresentation::anotherRecordingBeginsWithoutExits() {
    QTemporaryDir dir;
    const QString other = dir.filePath(QStringLiteral("other.wav"));
    test::writeNoise(other.toStdString(), 0.5, 1);
    MainWindow window;
    open(window);
    press(window, Qt::Key_F11);
    press(window, Qt::Key_End);
    window.openFiles({other});
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.stack().revealed(), std::optional(0));
    QCOMPARE(banner(window).heading, QStringLiteral("other"));
    press(window, Qt::Key_PageDown);
    QCOMPARE(window.stack().revealed(), std::optional(1));
}

void TestPresentation::nothingIsPresentedWithoutARecording() {
    MainWindow window;
    window.show();
    QVERIFY(!window.action(QStringLiteral("view.present"))->isEnabled());
    press(window, Qt::Key_F11);
    QVERIFY(!window.presentation().isOn());
    open(window);
    QVERIFY(window.action(QStringLiteral("view.present"))->isEnabled());
}

QTEST_MAIN(TestPresentation)
#include "test_presentation.moc"
