// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/comparing/comparison_view.h"
#include "corpus/made_results.h"
#include "table/table_view.h"

#include <QSignalSpy>
#include <QtTest>

using namespace offramp;

class TestComparisonView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void withoutOthersItAsksForThem();
    void ratesAreSideBySide();
    void differencesAreTheEngines();
    void utterancesThatDifferAreListed();
    void theScopeIsWhatIsCompared();
    void thePolicyIsComparedToo();
    void stepsAreComparedWhenTheSliderRests();
    void aRowOpensItsUtterance();
    void threeFilesHaveThreeColumns();
    void nothingInCommonIsSaid();
    void groupsAreOffered();

private:
    void setSubject(Selection scope) {
        view_->setSubject({own_, &own_->decoders[0], std::make_shared<const Selection>(std::move(scope))});
    }

    std::shared_ptr<const CorpusResults> own_;
    std::shared_ptr<const CorpusResults> other_;
    std::unique_ptr<ComparisonView> view_;
};

namespace {

/// The same utterances, each without an error at every exit, behind one that the first doesn't have.
CorpusResults perfect() {
    CorpusResults results = test::madeResults(
        {{"new", "one", {"one", "one", "one"}, {.1, .1, .1}, 1, {"eve", "clean"}},
         {"c",
          "seven eight nine",
          {"seven eight nine", "seven eight nine", "seven eight nine"},
          {.3, .2, .1},
          1,
          {"bob", "clean"}},
         {"a",
          "one two three four",
          {"one two three four", "one two three four", "one two three four"},
          {.2, .1, .1},
          2,
          {"ann", "clean"}},
         {"b", "five six", {"five six", "five six", "five six"}, {.4, .1, .1}, 1, {"ann", "other"}}},
        3);
    results.source = "perfect.offramp";
    return results;
}

QString cell(const CellModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

} // namespace

void TestComparisonView::init() {
    own_ = std::make_shared<const CorpusResults>(test::smallResults());
    other_ = std::make_shared<const CorpusResults>(perfect());
    view_ = std::make_unique<ComparisonView>();
    view_->resize(600, 400);
    view_->show();
    setSubject(everything(*own_));
    QCoreApplication::processEvents();
}

void TestComparisonView::withoutOthersItAsksForThem() {
    QVERIFY(!view_->made());
    QVERIFY(view_->openButton().isVisible());
    QSignalSpy requested(view_.get(), &ComparisonView::filesRequested);
    QTest::keyClick(&view_->openButton(), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    view_->setFiles({other_});
    QVERIFY(view_->made() && !view_->openButton().isVisible());
    view_->setFiles({});
    QVERIFY(!view_->made() && view_->openButton().isVisible());
}

/// In common, with a reference: a 2 1 0 of 4 words, b 0 0 1 of 2, c 2 1 1 of 3, which are 4, 2 and 2 of 9.
void TestComparisonView::ratesAreSideBySide() {
    view_->setFiles({other_});
    const CellModel& exits = view_->exits();
    QCOMPARE(exits.rowCount(), 3);
    QCOMPARE(exits.columnCount(), 3);
    QCOMPARE(exits.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("made"));
    QCOMPARE(exits.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("perfect"));
    const QStringList layers{"2", "4", "6"};
    const QStringList rates{"44.44", "22.22", "22.22"};
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(cell(exits, row, 0), layers[row]);
        QVERIFY2(cell(exits, row, 1).startsWith(rates[row]), qUtf8Printable(cell(exits, row, 1)));
        QVERIFY(cell(exits, row, 2).startsWith(QStringLiteral("0.00")));
    }
    QVERIFY(view_->notes().startsWith(QStringLiteral("Over the 3 utterance")));
    QVERIFY(view_->notes().contains(QStringLiteral("1 utterances of perfect aren't in all the others")));
}

void TestComparisonView::differencesAreTheEngines() {
    view_->setFiles({other_});
    const CellModel& table = view_->differences();
    QCOMPARE(table.rowCount(), 3); // layers 2, 4 and 6, which is also the last
    const std::vector<ComparedResults> sides{
        {own_.get(), &own_->decoders[0], "made", std::nullopt, std::nullopt},
        {other_.get(), &other_->decoders[0], "perfect", std::nullopt, std::nullopt}};
    const ResultsComparison expected = compareResults(sides);
    QCOMPARE(cell(table, 0, 0), QStringLiteral("layer 2"));
    QCOMPARE(cell(table, 0, 2).left(6), QStringLiteral("+44.44"));
    for (int row = 0; row < 3; ++row) {
        const Difference& difference = *expected.pairs[static_cast<std::size_t>(row)].difference;
        QCOMPARE(cell(table, row, 4), QLocale().toString(difference.pValue, 'f', 3));
        const bool sure = difference.interval.low > 0;
        QCOMPARE(cell(table, row, 5), sure ? QStringLiteral("perfect") : QStringLiteral("can't be told"));
    }
}

void TestComparisonView::utterancesThatDifferAreListed() {
    view_->setFiles({other_});
    const CellModel& table = view_->utterances(); // at the last exit b and c have an error each
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(cell(table, 0, 0), QStringLiteral("b"));
    QCOMPARE(cell(table, 1, 0), QStringLiteral("c"));
    QCOMPARE(cell(table, 0, 2) + cell(table, 0, 3), QStringLiteral("10"));
    QCOMPARE(cell(table, 0, 5), QStringLiteral("five sick"));
    view_->utteranceTable().sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(cell(table, 0, 0), QStringLiteral("c"));
}

void TestComparisonView::theScopeIsWhatIsCompared() {
    setSubject({0, 2}); // a and c: 4, 2 and 1 of 7 words
    view_->setFiles({other_});
    QVERIFY(view_->notes().startsWith(QStringLiteral("Over the 2 utterance")));
    QVERIFY(cell(view_->exits(), 0, 1).startsWith(QStringLiteral("57.14")));
    QCOMPARE(view_->utterances().rowCount(), 1);
}

void TestComparisonView::thePolicyIsComparedToo() {
    auto step = std::make_shared<CorpusStep>();
    step->policy = Policy::common("entropy_normalised", 1); // all stop as early as they can
    view_->setStep(step);
    view_->setFiles({other_});
    QCOMPARE(view_->exits().rowCount(), 4);
    QCOMPARE(cell(view_->exits(), 3, 0), QStringLiteral("the strategy"));
    // a 2 and b 0 at the first exit, c 1 at the second, since it has no value at the first: 3 of 9.
    QVERIFY(cell(view_->exits(), 3, 1).startsWith(QStringLiteral("33.33")));
    QCOMPARE(view_->differences().rowCount(), 4);
    auto unknown = std::make_shared<CorpusStep>();
    unknown->policy = Policy::common("margin", 0.5); // nobody has it: at the last exit
    view_->setStep(unknown);
    QTRY_COMPARE(view_->exits().rowCount(), 3);
}

void TestComparisonView::stepsAreComparedWhenTheSliderRests() {
    view_->setFiles({other_});
    int jobs = 0;
    view_->setBackground([&](const std::function<void()>& work, const std::function<void()>& done) {
        ++jobs;
        workAtOnce(work, done);
    });
    const auto before = view_->made();
    for (int i = 0; i < 10; ++i) {
        auto step = std::make_shared<CorpusStep>();
        step->policy = Policy::common("entropy_normalised", 0.1 + 0.01 * i);
        view_->setStep(step);
    }
    QCOMPARE(view_->made(), before);
    QTRY_VERIFY(view_->made() != before);
    QCOMPARE(jobs, 1);
}

void TestComparisonView::aRowOpensItsUtterance() {
    view_->setFiles({other_});
    QSignalSpy selected(view_.get(), &CorpusView::selectionPicked);
    QSignalSpy opened(view_.get(), &ComparisonView::utteranceActivated);
    view_->tabs().setCurrentIndex(2);
    TableView& table = view_->utteranceTable();
    table.setCurrentIndex(table.model()->index(1, 0));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toInt(), 2); // c
    QCOMPARE(selected[0][0].value<Selection>(), (Selection{2}));
    const QRect first = table.visualRect(table.model()->index(0, 0));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, first.center());
    QCOMPARE(selected.back()[0].value<Selection>(), (Selection{1})); // b
    QCOMPARE(opened.size(), 1);
}

void TestComparisonView::threeFilesHaveThreeColumns() {
    auto third = std::make_shared<CorpusResults>(perfect());
    view_->setFiles({other_, third}); // the same name twice is numbered
    QCOMPARE(view_->exits().columnCount(), 4);
    QCOMPARE(view_->exits().headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("perfect (2)"));
    QCOMPARE(view_->differences().rowCount(), 9);
    QCOMPARE(cell(view_->differences(), 0, 0), QStringLiteral("layer 2: made − perfect"));
    QCOMPARE(view_->utterances().columnCount(), 9); // id, spread, 3 errors, said, 3 heard
}

void TestComparisonView::nothingInCommonIsSaid() {
    auto stranger = std::make_shared<CorpusResults>(perfect());
    for (CorpusUtterance& utterance : stranger->utterances)
        utterance.id += "-other";
    view_->setFiles({stranger});
    QVERIFY(!view_->made());
    QVERIFY(view_->notes().contains(QStringLiteral("no utterance in common")));
    setSubject({3}); // d has no reference
    view_->setFiles({other_});
    QVERIFY(view_->notes().contains(QStringLiteral("the part that is looked at")));
}

void TestComparisonView::groupsAreOffered() {
    view_->setFiles({other_});
    QCOMPARE(view_->groupBox().count(), 3); // utterance, speaker, split
    view_->groupBox().setCurrentIndex(1);
    QVERIFY(view_->notes().contains(QStringLiteral("whole values of speaker")));
}

QTEST_MAIN(TestComparisonView)
#include "test_comparison_view.moc"
