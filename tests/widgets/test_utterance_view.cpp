// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/filter_edit.h"
#include "bench/utterance_filter.h"
#include "bench/utterance_table.h"
#include "bench/utterance_view.h"
#include "corpus/made_results.h"

#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestUtteranceView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void aWordIsLookedForEverywhere_data();
    void aWordIsLookedForEverywhere();
    void anExpressionFilters();
    void whatCannotBeReadIsToldBesideTheBox();
    void namesAreCompleted();
    void theFilterFollowsTheStepOnceItSettles();
    void enterOpensTheUtterance();
    void keysSelect();
    void onlyTheSelectedAreShownOnRequest();
    void aNumberNarrows();
    void columnsCanBeHidden();
    void aStepPaintsTheColumnsThatItConcerns();
    void aTableWithoutRowsSaysWhy();

private:
    [[nodiscard]] QString order() const;

    CorpusSubject subject_;
    std::unique_ptr<UtteranceView> view_;
};

namespace {

std::shared_ptr<const CorpusStep> stepOf(const CorpusSubject& subject, double threshold) {
    auto step = std::make_shared<CorpusStep>();
    step->policy = Policy::common("entropy_normalised", threshold);
    step->taken = decideAll(*subject.results, *subject.decoder, step->policy);
    return step;
}

} // namespace

void TestUtteranceView::init() {
    auto results = std::make_shared<CorpusResults>(test::smallResults());
    subject_ = {results, &results->decoders[0], std::make_shared<const Selection>(everything(*results))};
    view_ = std::make_unique<UtteranceView>();
    view_->resize(1000, 300);
    view_->setSubject(subject_);
    view_->setStep(stepOf(subject_, 0.11)); // a exit 2, b 1, c 3, d 3, e 2
    view_->settle();
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
}

QString TestUtteranceView::order() const {
    QString names;
    for (int row = 0; row < view_->utterances().rowCount(); ++row)
        names += view_->utterances().index(row, CorpusModel::idColumn).data().toString();
    return names;
}

void TestUtteranceView::aWordIsLookedForEverywhere_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("left");
    QTest::newRow("nothing") << "  "
                             << "abcde";
    QTest::newRow("reference, whatever the case") << "FIVE"
                                                  << "b";
    QTest::newRow("text at the exit taken") << "tree"
                                            << "a"; // the second exit's
    QTest::newRow("text at another exit") << "sick"
                                          << ""; // the last exit's of b, which stops at the first
    QTest::newRow("column") << "bob"
                            << "cd";
    QTest::newRow("not of ASCII") << QStringLiteral("süß") << "";
    QTest::newRow("two words") << "eight  nine"
                               << "c";
}

void TestUtteranceView::aWordIsLookedForEverywhere() {
    QFETCH(const QString, filter);
    view_->setFilter(filter);
    QTEST(order(), "left");
    QVERIFY(view_->filterError().isEmpty());
}

void TestUtteranceView::anExpressionFilters() {
    view_->setFilter(QStringLiteral("exit == 2"));
    QCOMPARE(order(), QStringLiteral("ae"));
    QVERIFY2(view_->countText().startsWith(QStringLiteral("2 of 5")), qUtf8Printable(view_->countText()));
    view_->setFilter(QStringLiteral("wer_2 > 0.4 and speaker == \"ann\"")); // a: 2 of 4 words
    QCOMPARE(order(), QStringLiteral("a"));
    QVERIFY(isExpression(QStringLiteral("wer>1")));
    QVERIFY(!isExpression(QStringLiteral("the man and the river")));
}

void TestUtteranceView::whatCannotBeReadIsToldBesideTheBox() {
    view_->setFilter(QStringLiteral("wer_2 >"));
    QVERIFY(!view_->filterError().isEmpty());
    QCOMPARE(order(), QStringLiteral("abcde")); // all of them
    auto* box = view_->findChild<FilterEdit*>();
    QVERIFY(!box->accessibleDescription().isEmpty());
    view_->setFilter(QStringLiteral("wer_2 > 0"));
    QVERIFY(view_->filterError().isEmpty());
}

void TestUtteranceView::namesAreCompleted() {
    auto* box = view_->findChild<FilterEdit*>();
    box->setFocus();
    QTest::keyClicks(box, QStringLiteral("exit == 2 and spe"));
    QVERIFY(box->completion().popup()->isVisible());
    QCOMPARE(box->completion().currentCompletion(), QStringLiteral("speaker"));
    QTest::keyClick(box->completion().popup(), Qt::Key_Down);
    QTest::keyClick(box->completion().popup(), Qt::Key_Return);
    QCOMPARE(box->text(), QStringLiteral("exit == 2 and speaker"));
    box->setText(QStringLiteral("`a b"));
    QCOMPARE(box->wordBegin(), 0); // the backtick and what follows are one name
}

void TestUtteranceView::theFilterFollowsTheStepOnceItSettles() {
    view_->setFilter(QStringLiteral("exit == 3"));
    QCOMPARE(order(), QStringLiteral("cd"));
    view_->setStep(stepOf(subject_, -1)); // all go to the last
    QCOMPARE(order(), QStringLiteral("cd"));
    view_->settle();
    QCOMPARE(order(), QStringLiteral("abcde"));
}

void TestUtteranceView::enterOpensTheUtterance() {
    QSignalSpy opened(view_.get(), &UtteranceView::utteranceActivated);
    view_->table().sortByColumn(CorpusModel::idColumn, Qt::DescendingOrder);
    view_->table().setCurrentIndex(view_->utterances().index(1, CorpusModel::textColumn)); // d
    QTest::keyClick(&view_->table(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toInt(), 3);
}

void TestUtteranceView::keysSelect() {
    QSignalSpy changes(view_.get(), &UtteranceView::selectionChanged);
    UtteranceTable& table = view_->table();
    table.setFocus();
    table.setCurrentIndex(view_->utterances().index(1, CorpusModel::textColumn));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(view_->utterances().selected(), Selection{1});
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view_->utterances().selected(), (Selection{1, 2}));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(view_->utterances().selected(), Selection{1});
    QTest::keyClick(&table, Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(view_->utterances().selected(), (Selection{0, 2, 3, 4}));
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view_->utterances().selected(), (Selection{0, 1, 2, 3, 4}));
    QVERIFY(view_->countText().contains(QStringLiteral("5 selected")));
    QTest::keyClick(&table, Qt::Key_Escape);
    QVERIFY(view_->utterances().selected().empty());
    QCOMPARE(changes.size(), 6);
    const QPoint place = table.visualRect(view_->utterances().index(3, CorpusModel::textColumn)).center();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ControlModifier, place);
    QCOMPARE(view_->utterances().selected(), Selection{3});
}

void TestUtteranceView::onlyTheSelectedAreShownOnRequest() {
    view_->setSelected({1, 3});
    auto* only = view_->findChild<QCheckBox*>();
    only->click();
    QCOMPARE(order(), QStringLiteral("bd"));
    view_->setSelected({0});
    QCOMPARE(order(), QStringLiteral("a"));
    only->click();
    QCOMPARE(order(), QStringLiteral("abcde"));
}

void TestUtteranceView::aNumberNarrows() {
    view_->setNarrowed({0, 1}, QStringLiteral("destructive: exit 1"));
    QCOMPARE(order(), QStringLiteral("ab"));
    view_->setFilter(QStringLiteral("exit == 2"));
    QCOMPARE(order(), QStringLiteral("a")); // both hold
    view_->setNarrowed({}, {});
    QCOMPARE(order(), QStringLiteral("ae"));
}

void TestUtteranceView::columnsCanBeHidden() {
    const auto buttons = view_->findChildren<QToolButton*>();
    const auto columns = std::find_if(buttons.begin(), buttons.end(),
                                      [](const QToolButton* each) { return each->menu() != nullptr; });
    QVERIFY(columns != buttons.end());
    const auto actions = (*columns)->menu()->actions();
    QCOMPARE(actions.size(), CorpusModel::manifestColumns + 1); // two of the manifest's, and not the names
    actions.first()->trigger();
    QVERIFY(view_->table().isColumnHidden(CorpusModel::durationColumn));
    const QString row = view_->table().rowAsText(0);
    QVERIFY2(row.startsWith(QStringLiteral("a\tOne two, three four.\t2\t")), qUtf8Printable(row));
}

void TestUtteranceView::aStepPaintsTheColumnsThatItConcerns() {
    QCoreApplication::processEvents();
    const int cells = view_->table().paintedCells();
    view_->setStep(stepOf(subject_, 0.2));
    QCoreApplication::processEvents();
    const int concerned = CorpusModel::werColumn - CorpusModel::exitColumn + 1;
    const int painted = view_->table().paintedCells() - cells;
    QVERIFY(painted >= 5 * concerned);
    QVERIFY(painted <= 5 * (concerned + 1)); // the next column's border belongs to what is painted
}

void TestUtteranceView::aTableWithoutRowsSaysWhy() {
    const QImage full = view_->table().grab().toImage();
    view_->setFilter(QStringLiteral("exit == 9"));
    const QImage none = view_->table().viewport()->grab().toImage();
    QVERIFY(full != none);
    view_->setSubject({});
    QVERIFY(view_->table().viewport()->grab().toImage() != none); // another sentence
}

QTEST_MAIN(TestUtteranceView)
#include "test_utterance_view.moc"
