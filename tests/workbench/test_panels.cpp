// SPDX-License-Identifier: GPL-3.0-or-later
// The panels below the views: the comparison of measures and the N best, in the window.
#include "base/files.h"
#include "compare/compare_view.h"
#include "ladder/ladder_pane.h"
#include "message/message_bar.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "strategy/threshold_slider.h"
#include "support/gui.h"
#include "support/support.h"
#include "table/table_view.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void theComparisonIsOfTheRecordingShown();
    void aStrategyIsTakenOverByKeyboard();
    void aSliderStepDecidesOneRow();
    void parametersThatNobodyTookAreTakenInTheBackground();
    void aBeamSearchIsChosenInThePanel();
    void aBrokenLexiconIsToldBesideTheForm();
    void cancellingPutsTheDecoderBack();
    void panelsAgreeOnTheExit();
    void spacePressesTheButtonThatHasTheFocus();
    void panelsAreTabsThatAreRestored();
    void everyControlIsReachedByTabAndHasAName_data();
    void everyControlIsReachedByTabAndHasAName();

private:
    static QString murmur() {
        return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string());
    }
    static void open(MainWindow& window, const QString& tab) {
        window.show();
        QVERIFY(window.showTab(tab));
        window.workbench().openModel(test::shippedModel());
        window.openFiles({murmur()});
        QVERIFY(test::waitUntilIdle(window));
    }
    static const Analysis& shown(MainWindow& window) {
        return *window.workbench().currentUtterance()->shown.analysis;
    }
    /// Where the row of measure `id` with its default parameters is; invalid if there is none.
    static QModelIndex rowOf(const CompareView& view, const char* id) {
        for (int row = 0; row < view.comparison().rowCount(); ++row) {
            const ThresholdRule* rule = thresholdRule(view.comparison().policyOf(row));
            if (rule != nullptr && rule->spec == specOf(id)) return view.table().model()->index(row, 1);
        }
        return {};
    }
    static QPushButton* button(const QWidget& panel, const QString& text) {
        for (auto* found : panel.findChildren<QPushButton*>())
            if (found->isVisible() && found->text().remove(u'&') == text) return found;
        return nullptr;
    }

    QTemporaryDir dir_;
};

void TestPanels::theComparisonIsOfTheRecordingShown() {
    MainWindow window;
    open(window, QStringLiteral("compare"));
    const CompareModel& model = window.compare().comparison();
    QVERIFY(model.rowCount() > static_cast<int>(measures().size()));
    QCOMPARE(model.policyOf(model.currentRow()), window.workbench().policy());
    QCOMPARE(model.index(model.currentRow(), CompareModel::exitColumn).data().toInt(),
             *window.workbench().judgement()->decision.exit + 1);
    window.action(QStringLiteral("file.close"))->trigger();
    QCOMPARE(model.rowCount(), 0);
}

void TestPanels::aStrategyIsTakenOverByKeyboard() {
    MainWindow window;
    open(window, QStringLiteral("compare"));
    TableView& table = window.compare().table();
    table.setFocus();
    const QModelIndex margin = rowOf(window.compare(), "margin");
    const int exit = margin.siblingAtColumn(CompareModel::exitColumn).data().toInt();
    table.setCurrentIndex(margin);
    const int inferences = window.workbench().service().inferences();
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(thresholdRule(window.workbench().policy())->spec, specOf("margin"));
    QCOMPARE(window.strategy().policy(), window.workbench().policy());
    QCOMPARE(window.compare().comparison().currentRow(), margin.row());
    QCOMPARE(*window.stack().ladder().taken(), exit - 1);
    QCOMPARE(window.workbench().service().inferences(), inferences);
}

void TestPanels::aSliderStepDecidesOneRow() {
    MainWindow window;
    open(window, QStringLiteral("compare"));
    auto* slider = window.strategy().findChild<ThresholdSlider*>();
    const int decisions = window.compare().comparison().decisions();
    QTest::keyClick(slider, Qt::Key_Home);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(window.compare().comparison().decisions(), decisions + 2);
    QCOMPARE(window.compare()
                 .comparison()
                 .index(window.compare().comparison().currentRow(), CompareModel::exitColumn)
                 .data()
                 .toInt(),
             1); // everything passes
}

void TestPanels::parametersThatNobodyTookAreTakenInTheBackground() {
    const QString other = dir_.filePath(QStringLiteral("other.wav"));
    test::writeNoise(other.toStdString(), 0.5, 1);
    MainWindow window;
    open(window, QStringLiteral("compare"));
    window.openFiles({other});
    QVERIFY(test::waitUntilIdle(window));
    window.workbench().show(0);
    const CompareModel& model = window.compare().comparison();
    const Policy used = Policy::common("tsallis:alpha=0.5,pool=min", 0.9);
    Q_EMIT window.compare().policyChosen(used);
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    const int row = model.currentRow();
    QCOMPARE(model.policyOf(row), used);
    QCOMPARE(text(row, CompareModel::valueColumn), QStringLiteral("…"));
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(text(row, CompareModel::exitColumn).toInt(), *window.workbench().judgement()->decision.exit + 1);
    QCOMPARE(window.workbench().service().scorings(), 1);
    // With another strategy, the row's parameters are taken of the other recording too, behind the view.
    Q_EMIT window.compare().policyChosen(defaultPolicy());
    const int inferences = window.workbench().service().inferences();
    window.workbench().show(1);
    QCOMPARE(model.policyOf(row), used);
    QCOMPARE(text(row, CompareModel::exitColumn), QStringLiteral("…"));
    QVERIFY(!window.workbench().isIdle());
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(text(row, CompareModel::exitColumn).toInt(), *judge(shown(window), used).decision.exit + 1);
    QCOMPARE(window.workbench().service().scorings(), 2);
    QCOMPARE(window.workbench().service().inferences(), inferences);
    window.workbench().show(0); // there they are stored
    QVERIFY(window.workbench().isIdle());
    QVERIFY(text(row, CompareModel::exitColumn) != QStringLiteral("…"));
}

void TestPanels::aBeamSearchIsChosenInThePanel() {
    MainWindow window;
    open(window, QStringLiteral("nbest"));
    const int inferences = window.workbench().service().inferences();
    QPushButton* search = button(window.nBest(), QStringLiteral("Use beam search"));
    QVERIFY(search != nullptr);
    bool cancellable = false;
    connect(&window.workbench(), &Workbench::decoderChanged, &window.nBest(),
            [&] { cancellable |= button(window.nBest(), QStringLiteral("Cancel")) != nullptr; });
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return window.nBest().hypotheses().rowCount() > 0; }));
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(cancellable); // while it was at work
    QVERIFY(button(window.nBest(), QStringLiteral("Cancel")) == nullptr);
    QCOMPARE(window.nBest().hypotheses().rowCount(), DecoderForm::beamDefaults().beam.nbest);
    QCOMPARE(window.workbench().service().inferences(), inferences);
    QCOMPARE(window.workbench().decoder(), DecoderForm::beamDefaults());
    // Measures of the N best have values now.
    const QModelIndex posterior = rowOf(window.compare(), "nbest_posterior");
    QVERIFY(posterior.siblingAtColumn(CompareModel::valueColumn).data(CompareModel::sortRole).isValid());
}

void TestPanels::aBrokenLexiconIsToldBesideTheForm() {
    MainWindow window;
    open(window, QStringLiteral("nbest"));
    window.workbench().setDecoder(DecoderForm::beamDefaults());
    QVERIFY(test::waitUntilIdle(window));
    const int rows = window.nBest().hypotheses().rowCount();
    QVERIFY(rows > 0);
    const QString lexicon = dir_.filePath(QStringLiteral("broken.txt"));
    writeFile(lexicon.toStdString(), "one o n e\ntwo\n");
    window.nBest().setLexicon(lexicon.toStdString());
    const auto* bar = window.nBest().table().parentWidget()->parentWidget()->findChild<MessageBar*>();
    QVERIFY(QTest::qWaitFor([&] { return bar->isVisible(); }));
    QVERIFY(bar->text().contains(QStringLiteral("broken.txt")));
    QVERIFY(bar->text().contains(QStringLiteral("line 2")));
    QCOMPARE(window.nBest().hypotheses().rowCount(), rows); // the last good list
    QCOMPARE(window.nBest().form().options().lexicon, std::filesystem::path(lexicon.toStdString()));
    writeFile(lexicon.toStdString(), "one o n e\ntwo t w o\n");
    auto* again = bar->findChild<QToolButton*>();
    QVERIFY(again != nullptr);
    again->click();
    QVERIFY(test::waitUntilIdle(window));
    QVERIFY(!bar->isVisible());
    QCOMPARE(shown(window).decoder.lexicon, std::filesystem::path(lexicon.toStdString()));
}

void TestPanels::cancellingPutsTheDecoderBack() {
    MainWindow window;
    open(window, QStringLiteral("nbest"));
    DecoderOptions slow = DecoderForm::beamDefaults();
    slow.beam.beamSize = 2000;
    slow.beam.nbest = 2000;
    slow.beam.beamThreshold = 10000;
    window.workbench().setDecoder(slow);
    QVERIFY(QTest::qWaitFor([&] { return window.workbench().decodingService().decodings() > 0; }));
    QPushButton* cancel = button(window.nBest(), QStringLiteral("Cancel"));
    QVERIFY(cancel != nullptr);
    cancel->click();
    QVERIFY(test::waitUntilIdle(window));
    QCOMPARE(window.nBest().form().options(), DecoderOptions()); // what the list was found by
    QVERIFY(!shown(window).exits[0]->nBest);
}

void TestPanels::panelsAgreeOnTheExit() {
    MainWindow window;
    open(window, QStringLiteral("nbest"));
    auto* exits = window.nBest().findChild<QComboBox*>(QString(), Qt::FindChildrenRecursively);
    for (QComboBox* box : window.nBest().findChildren<QComboBox*>())
        if (box->count() == 6) exits = box;
    QCOMPARE(exits->currentIndex(), *window.stack().ladder().taken());
    exits->setFocus();
    QTest::keyClick(exits, Qt::Key_Home);
    QCOMPARE(window.stack().ladder().currentExit(), 0);
    QTest::keyClick(&window.stack().ladder(), Qt::Key_Up);
    QCOMPARE(exits->currentIndex(), 1);
}

void TestPanels::spacePressesTheButtonThatHasTheFocus() {
    MainWindow window;
    open(window, QStringLiteral("compare"));
    const QSignalSpy played(window.action(QStringLiteral("sound.play")), &QAction::triggered);
    window.compare().table().setCurrentIndex(rowOf(window.compare(), "margin"));
    QPushButton* use = button(window.compare(), QStringLiteral("Use this strategy"));
    use->setFocus();
    QTest::keyClick(use, Qt::Key_Space);
    QCOMPARE(thresholdRule(window.workbench().policy())->spec, specOf("margin"));
    QCOMPARE(played.size(), 0);
    window.stack().ladder().setFocus();
    QTest::keyClick(&window.stack().ladder(), Qt::Key_Space);
    QCOMPARE(played.size(), 1);
}

void TestPanels::panelsAreTabsThatAreRestored() {
    MainWindow window;
    window.show();
    const QStringList names{QStringLiteral("hypotheses"), QStringLiteral("compare"), QStringLiteral("nbest"),
                            QStringLiteral("model"), QStringLiteral("notes")};
    const auto dock = [&](const QString& name) {
        return window.findChild<QDockWidget*>(QStringLiteral("dock.") + name);
    };
    const auto front = [&] {
        const auto* tabs = window.findChild<QTabBar*>();
        return tabs != nullptr ? tabs->tabText(tabs->currentIndex()) : QString();
    };
    QVERIFY(QTest::qWaitFor([&] { return front() == dock(names.constFirst())->windowTitle(); }));
    for (const QString& name : names) {
        QVERIFY(window.showTab(name));
        QVERIFY2(QTest::qWaitFor([&] { return front() == dock(name)->windowTitle(); }), qPrintable(name));
        QCOMPARE(window.tabifiedDockWidgets(dock(name)).size(), names.size() - 1);
    }
    QVERIFY(!window.showTab(QStringLiteral("nothing")));
    dock(QStringLiteral("compare"))->setFloating(true);
    dock(QStringLiteral("nbest"))->hide();
    window.action(QStringLiteral("view.restoreLayout"))->trigger();
    QVERIFY(!dock(QStringLiteral("compare"))->isFloating());
    QVERIFY(!dock(QStringLiteral("nbest"))->isHidden());
    QCOMPARE(window.tabifiedDockWidgets(dock(QStringLiteral("hypotheses"))).size(), names.size() - 1);
}

void TestPanels::everyControlIsReachedByTabAndHasAName_data() {
    QTest::addColumn<QString>("tab");
    QTest::addColumn<int>("least");
    QTest::newRow("compare") << QStringLiteral("compare") << 2; // the table, the button
    // The decoder, 5 settings, 2 paths with their buttons, 4 weights, the defaults, the exit, the table.
    QTest::newRow("nbest") << QStringLiteral("nbest") << 19;
}

void TestPanels::everyControlIsReachedByTabAndHasAName() {
    QFETCH(QString, tab);
    QFETCH(int, least);
    MainWindow window;
    open(window, tab);
    window.compare().table().setCurrentIndex(rowOf(window.compare(), "margin"));
    window.workbench().setDecoder(DecoderForm::beamDefaults());
    QVERIFY(test::waitUntilIdle(window));
    DecoderOptions files = DecoderForm::beamDefaults();
    files.lexicon = "/words/lexicon.txt"; // only shown: nobody asks for it
    files.languageModel = "/words/three.arpa";
    window.nBest().setDecoder(files);
    const QWidget* panel = tab == QStringLiteral("compare") ? static_cast<QWidget*>(&window.compare())
                                                            : static_cast<QWidget*>(&window.nBest());
    int reached = 0;
    for (QWidget* next = window.nextInFocusChain(); next != &window; next = next->nextInFocusChain()) {
        if (!panel->isAncestorOf(next) || !next->isVisible() || next->focusProxy() != nullptr ||
            (next->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++reached;
        const auto* access = QAccessible::queryAccessibleInterface(next);
        QVERIFY2(!access->text(QAccessible::Name).isEmpty(), next->metaObject()->className());
    }
    QVERIFY2(reached >= least, qPrintable(QString::number(reached)));
}

QTEST_MAIN(TestPanels)
#include "test_panels.moc"
