// SPDX-License-Identifier: GPL-3.0-or-later
// Keys without a modifier: shortcuts of the window, unless the control that has the focus uses them itself.
#include "compare/compare_view.h"
#include "hypotheses/hypotheses_view.h"
#include "ladder/ladder_pane.h"
#include "nbest/decoder_form.h"
#include "nbest/nbest_view.h"
#include "stack/time_stack.h"
#include "strategy/strategy_panel.h"
#include "support/gui.h"
#include "support/support.h"
#include "table/table_view.h"

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::isolateSettings(); }
    void cleanup() { QSettings().clear(); }
    void lettersAreShortcutsInTheLadder();
    void lettersAreTypedIntoFields();
    void lettersSearchTables();
    void lettersSearchAFloatingTable();
    void lettersSearchBoxes();
    void lettersSearchTheRecordings();
    void modifiedKeysAreShortcutsEverywhere();

private:
    static QString murmur() {
        return QString::fromStdString((test::dataDir() / "shipping/murmur.flac").string());
    }
    static void open(MainWindow& window, const QStringList& files = {murmur()}) {
        window.show();
        window.workbench().openModel(test::shippedModel());
        window.openFiles(files);
        QVERIFY(test::waitUntilIdle(window));
    }
    /// As a person does: into the control that has the focus.
    static void type(QWidget& control, const QString& letters) {
        control.setFocus();
        QTest::keyClicks(&control, letters);
    }

    QTemporaryDir dir_;
};

namespace {

/// How often the window's shortcuts of one letter were triggered.
class Fired {
public:
    explicit Fired(const MainWindow& window)
        : fit_(window.action(QStringLiteral("view.fit")), &QAction::triggered),
          loop_(window.action(QStringLiteral("sound.loop")), &QAction::triggered) {}
    [[nodiscard]] qsizetype times() const { return fit_.size() + loop_.size(); }

private:
    QSignalSpy fit_;
    QSignalSpy loop_;
};

} // namespace

void TestKeys::lettersAreShortcutsInTheLadder() {
    MainWindow window;
    open(window);
    const Fired fired(window);
    type(window.stack().ladder(), QStringLiteral("fl"));
    QCOMPARE(fired.times(), 2);
}

void TestKeys::lettersAreTypedIntoFields() {
    MainWindow window;
    open(window);
    QVERIFY(window.showTab(QStringLiteral("nbest")));
    window.nBest().form().useBeamSearch();
    const Fired fired(window);
    auto* reference = window.findChild<QLineEdit*>(QStringLiteral("reference"));
    type(*reference, QStringLiteral("full of life"));
    QCOMPARE(reference->text(), QStringLiteral("full of life"));
    for (QSpinBox* box : window.nBest().findChildren<QSpinBox*>()) {
        if (!box->isVisible()) continue;
        box->selectAll();
        type(*box, QStringLiteral("f1l2"));
        QCOMPARE(box->value(), 12); // what is no number isn't taken, and does nothing else
    }
    QCOMPARE(fired.times(), 0);
    QVERIFY(test::waitUntilIdle(window));
}

/// The field's own letters: "l" goes on to the next row that begins with it.
void TestKeys::lettersSearchTables() {
    MainWindow window;
    open(window);
    const Fired fired(window);
    HypothesesView& table = window.hypotheses();
    table.setCurrentIndex(table.model()->index(5, HypothesesModel::layerColumn)); // "layer 2" in the last row
    type(table, QStringLiteral("layer 8"));
    QCOMPARE(table.currentIndex().data().toString(), QStringLiteral("layer 8"));
    QTest::qWait(QApplication::keyboardInputInterval() + 50); // a search of its own
    type(table, QStringLiteral("f"));
    QCOMPARE(fired.times(), 0);
}

void TestKeys::lettersSearchAFloatingTable() {
    MainWindow window;
    open(window);
    auto* dock = window.findChild<QDockWidget*>(QStringLiteral("dock.compare"));
    QVERIFY(window.showTab(QStringLiteral("compare")));
    dock->setFloating(true);
    const Fired fired(window);
    TableView& table = window.compare().table();
    table.setCurrentIndex(table.model()->index(0, CompareModel::measureColumn));
    type(table, QStringLiteral("f"));
    QVERIFY(table.currentIndex().data().toString().startsWith(QStringLiteral("Forward")));
    type(table, QStringLiteral("l"));
    QCOMPARE(fired.times(), 0);
}

void TestKeys::lettersSearchBoxes() {
    MainWindow window;
    open(window);
    const Fired fired(window);
    const QSignalSpy played(window.action(QStringLiteral("sound.play")), &QAction::triggered);
    auto* kinds = window.strategy().findChild<QComboBox*>();
    type(*kinds, QStringLiteral("tw"));
    QCOMPARE(kinds->currentText(), QStringLiteral("two measures agree"));
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    type(*kinds, QStringLiteral("lf"));
    QCOMPARE(fired.times(), 0);
    QTest::keyClick(kinds, Qt::Key_Space); // opens it
    QVERIFY(kinds->view()->isVisible());
    kinds->hidePopup();
    QCOMPARE(played.size(), 0);
}

void TestKeys::lettersSearchTheRecordings() {
    QStringList files;
    for (const char* name : {"alpha.wav", "lima.wav", "foxtrot.wav"}) {
        files.append(dir_.filePath(QString::fromLatin1(name)));
        test::writeNoise(files.back().toStdString(), 0.2, 1);
    }
    MainWindow window;
    open(window, files);
    const Fired fired(window);
    auto* list = window.findChild<QListView*>();
    type(*list, QStringLiteral("f"));
    QCOMPARE(window.workbench().currentUtterance()->name(), QStringLiteral("foxtrot"));
    QTest::qWait(QApplication::keyboardInputInterval() + 50);
    type(*list, QStringLiteral("l"));
    QCOMPARE(window.workbench().currentUtterance()->name(), QStringLiteral("lima"));
    QCOMPARE(fired.times(), 0);
}

void TestKeys::modifiedKeysAreShortcutsEverywhere() {
    MainWindow window;
    open(window);
    window.action(QStringLiteral("run.run"))->setEnabled(true);
    const QSignalSpy run(window.action(QStringLiteral("run.run")), &QAction::triggered);
    const QSignalSpy zoomed(window.action(QStringLiteral("view.zoomIn")), &QAction::triggered);
    for (QWidget* control : {static_cast<QWidget*>(&window.hypotheses()),
                             static_cast<QWidget*>(window.strategy().findChild<QComboBox*>()),
                             static_cast<QWidget*>(window.findChild<QListView*>())}) {
        control->setFocus();
        QTest::keyClick(control, Qt::Key_F5);
        QTest::keyClick(control, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(test::waitUntilIdle(window));
    }
    QCOMPARE(run.size(), 3);
    QCOMPARE(zoomed.size(), 3);
}

QTEST_MAIN(TestKeys)
#include "test_keys.moc"
