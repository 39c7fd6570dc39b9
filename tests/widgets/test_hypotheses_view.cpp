// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of hypotheses: which are shown, how that is chosen, and what is copied.
#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "hypotheses/hypotheses_view.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestHypothesesView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void aFewMeasuresAreShownFirst();
    void everyMeasureCanBeShown();
    void whatTheStrategyReadsIsShown();
    void aChoiceStaysWhateverTheStrategy();
    void theHeaderHasTheMenu();
    void choicesAreRemembered();
    void whatIsShownIsCopied();
    void aStepOfTheThresholdChangesTwoRows();
    void everyRowHasRoomWhenItIsTheOneTaken();

private:
    [[nodiscard]] bool shows(const char* id) const {
        return !view_->isColumnHidden(HypothesesModel::columnOf(measureOf(id)));
    }
    [[nodiscard]] QStringList headers() const {
        return view_->tableAsText().section(u'\n', 0, 0).split(u'\t');
    }
    /// The entry of the menu; null if there is none.
    [[nodiscard]] QAction* entry(const QString& text) const {
        for (QAction* action : view_->columns().menu().actions())
            if (action->text() == text) return action;
        return nullptr;
    }

    std::unique_ptr<HypothesesView> view_;
};

namespace {

const QStringList columnsAtFirst{
    QStringLiteral("Exit"),          QStringLiteral("After"),   QStringLiteral("Hypothesis"),
    QStringLiteral("WER"),           QStringLiteral("CER"),     QStringLiteral("ms"),
    QStringLiteral("GMAC"),          QStringLiteral("Entropy"), QStringLiteral("Entropy/V"),
    QStringLiteral("Entropy, nats"), QStringLiteral("Max p")};

} // namespace

void TestHypothesesView::init() {
    view_ = std::make_unique<HypothesesView>();
    view_->resize(1000, 300);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    view_->setPolicy(defaultPolicy());
    const auto& analysis = test::murmurAnalysis();
    view_->setAnalysis(analysis, std::make_shared<const Comparison>(compare(*analysis)));
}

void TestHypothesesView::aFewMeasuresAreShownFirst() {
    QCOMPARE(headers(), columnsAtFirst);
    view_->setAnalysis(nullptr, nullptr);
    QCOMPARE(headers(), columnsAtFirst);
}

void TestHypothesesView::everyMeasureCanBeShown() {
    for (const Measure& measure : measures()) {
        QAction* action = entry(QString::fromUtf8(measure.name.data()));
        QVERIFY2(action != nullptr && action->isCheckable(), measure.name.data());
        QCOMPARE(action->isChecked(), shows(measure.id.data()));
        if (!action->isChecked()) action->trigger();
        QVERIFY(shows(measure.id.data()));
        QVERIFY(view_->columnWidth(HypothesesModel::columnOf(measure)) >=
                view_->horizontalHeader()->sectionSizeHint(HypothesesModel::columnOf(measure)));
    }
    for (const char* name : {"Layer of the exit", "Word error rate", "Character error rate",
                             "Time, milliseconds", "Computation, GMAC"}) {
        QAction* action = entry(QString::fromLatin1(name));
        QVERIFY2(action != nullptr && action->isChecked(), name);
        action->trigger();
    }
    QCOMPARE(headers().size(), qsizetype(2 + measures().size())); // the exit, its text, the scores
    entry(QStringLiteral("&Restore columns"))->trigger();
    QCOMPARE(headers(), columnsAtFirst);
}

void TestHypothesesView::whatTheStrategyReadsIsShown() {
    view_->setPolicy(Policy::common("margin", 0.9));
    QCOMPARE(headers(), columnsAtFirst + QStringList{QStringLiteral("Margin")});
    QVERIFY(entry(QStringLiteral("Margin"))->isChecked());
    view_->setPolicy(Policy::common("margin:mask=nonblank", 0.9));
    QCOMPARE(headers(), columnsAtFirst + QStringList{QStringLiteral("Margin, as set")});
    QAction* asSet = entry(QStringLiteral("What the strategy reads, as it takes it"));
    QVERIFY(asSet->isVisible());
    asSet->trigger();
    QCOMPARE(headers(), columnsAtFirst);
    asSet->trigger();
    view_->setPolicy(Policy::common("tsallis:alpha=0.5", 0.9));
    QCOMPARE(headers(), columnsAtFirst + QStringList{QStringLiteral("Tsallis, as set")});
    view_->setPolicy(defaultPolicy());
    QCOMPARE(headers(), columnsAtFirst);
    QVERIFY(!asSet->isVisible());
}

void TestHypothesesView::aChoiceStaysWhateverTheStrategy() {
    view_->columns().choose(QStringLiteral("tsallis"), true);
    view_->columns().choose(QStringLiteral("entropy_nats"), false);
    view_->setPolicy(Policy::common("tsallis", 0.9));
    view_->setPolicy(Policy::common("entropy_nats", 0.1));
    QVERIFY(shows("tsallis") && !shows("entropy_nats"));
    // What is chosen back follows the strategy again.
    view_->setPolicy(Policy::common("margin", 0.9));
    view_->columns().choose(QStringLiteral("margin"), false);
    view_->columns().choose(QStringLiteral("margin"), true);
    view_->setPolicy(defaultPolicy());
    QVERIFY(!shows("margin"));
}

void TestHypothesesView::theHeaderHasTheMenu() {
    const QPoint at(60, 5);
    QWidget* header = view_->horizontalHeader()->viewport();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->mapToGlobal(at));
    QApplication::sendEvent(header, &event);
    QVERIFY(view_->columns().menu().isVisible());
    QTest::keyClick(&view_->columns().menu(), Qt::Key_Down); // by keyboard from here on
    QTest::keyClick(&view_->columns().menu(), Qt::Key_Return);
    QVERIFY(!headers().contains(QStringLiteral("After")));
    QVERIFY(view_->actions().contains(view_->columns().menu().menuAction()));
}

void TestHypothesesView::choicesAreRemembered() {
    view_->columns().choose(QStringLiteral("margin"), true);
    view_->columns().choose(QStringLiteral("cer"), false);
    const QStringList changes = view_->columns().changes();
    QCOMPARE(changes, (QStringList{QStringLiteral("+margin"), QStringLiteral("-cer")}));
    HypothesesView another;
    another.columns().setChanges(changes + QStringList{QStringLiteral("+of a later version"), QString()});
    QCOMPARE(another.columns().changes(), changes);
    QVERIFY(another.isColumnHidden(HypothesesModel::cerColumn));
    QVERIFY(!another.isColumnHidden(HypothesesModel::columnOf(measureOf("margin"))));
}

void TestHypothesesView::whatIsShownIsCopied() {
    view_->columns().choose(QStringLiteral("margin"), true);
    view_->columns().choose(QStringLiteral("layer"), false);
    const QStringList rows = view_->tableAsText().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(rows.size(), 7);
    QVERIFY(rows.front().startsWith(QStringLiteral("Exit\tHypothesis\t")));
    QVERIFY(rows.front().endsWith(QStringLiteral("\tMargin")));
    const QString margin =
        view_->model()->index(5, HypothesesModel::columnOf(measureOf("margin"))).data().toString();
    QVERIFY(rows.back().startsWith(QStringLiteral("1\t")) && rows.back().endsWith(u'\t' + margin));
}

/// However many columns there are.
void TestHypothesesView::aStepOfTheThresholdChangesTwoRows() {
    for (const Measure& measure : measures())
        view_->columns().choose(HypothesesColumns::keyOf(measure), true);
    view_->setTaken(2);
    const QSignalSpy changes(view_->model(), &QAbstractItemModel::dataChanged);
    const QSignalSpy columns(&view_->columns(), &HypothesesColumns::changed);
    view_->setPolicy(Policy::common("entropy_normalised", 0.02));
    view_->setTaken(4);
    QCOMPARE(changes.size(), 2);
    for (const QList<QVariant>& change : changes)
        QCOMPARE(change[0].toModelIndex().row(), change[1].toModelIndex().row());
    QCOMPARE(columns.size(), 0);
}

/// It is bold then.
void TestHypothesesView::everyRowHasRoomWhenItIsTheOneTaken() {
    for (int exit = 0; exit < 6; ++exit) {
        view_->setTaken(exit);
        for (int column = 0; column < view_->model()->columnCount(); ++column) {
            if (view_->isColumnHidden(column)) continue;
            const QModelIndex cell = view_->model()->index(view_->hypotheses().rowOf(exit), column);
            const int needed = view_->itemDelegate()->sizeHint(QStyleOptionViewItem(), cell).width();
            QVERIFY2(view_->columnWidth(column) >= needed, qPrintable(QStringLiteral("%1: %2 < %3")
                                                                          .arg(cell.data().toString())
                                                                          .arg(view_->columnWidth(column))
                                                                          .arg(needed)));
        }
    }
}

QTEST_MAIN(TestHypothesesView)
#include "test_hypotheses_view.moc"
