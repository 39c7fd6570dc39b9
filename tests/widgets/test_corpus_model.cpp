// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/corpus_model.h"
#include "bench/natural_order.h"
#include "corpus/made_results.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace offramp;

class TestCorpusModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreOrderedAsPeopleDo();
    void numbersAreWholeTexts();
    void cellsTellWhatTheExitDid();
    void aStepIsOneChangeOfTheColumnsThatItConcerns();
    void rowsAreSortedWithWhatIsUndefinedLast_data();
    void rowsAreSortedWithWhatIsUndefinedLast();
    void aStepKeepsTheOrderUntilItSettles();
    void aColumnOfNumbersIsSortedByNumber();
    void theCurrentRowFollowsTheOrder();
    void aFilterShowsSome();
    void marksSelect();
    void anotherCorpusForgetsTheSelection();
};

namespace {

/// The five utterances of smallResults().
CorpusSubject small() {
    auto results = std::make_shared<CorpusResults>(test::smallResults());
    const DecoderResults* decoder = &results->decoders[0];
    return {results, decoder, std::make_shared<const Selection>(everything(*results))};
}

std::shared_ptr<const CorpusStep> stepOf(const CorpusSubject& subject, double threshold) {
    auto step = std::make_shared<CorpusStep>();
    step->policy = Policy::common("entropy_normalised", threshold);
    step->taken = decideAll(*subject.results, *subject.decoder, step->policy);
    step->point = operatingPoint(*subject.results, *subject.decoder, step->taken, *subject.scope);
    return step;
}

QString text(const CorpusModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

/// The utterances' names, row by row.
QString order(const CorpusModel& model) {
    QString names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += text(model, row, CorpusModel::idColumn);
    return names;
}

} // namespace

void TestCorpusModel::namesAreOrderedAsPeopleDo() {
    const std::vector<std::string_view> ordered{"",    "61-2", "61-10", "237-1", "a", "a1",
                                                "a02", "a9",   "a10",   "B",     "c"};
    for (std::size_t i = 0; i < ordered.size(); ++i)
        for (std::size_t j = 0; j < ordered.size(); ++j)
            QCOMPARE(compareNaturally(ordered[i], ordered[j]) < 0, i < j);
    QVERIFY(compareNaturally("a1", "a01") != 0); // the same number, yet another name
    QCOMPARE(compareNaturally("a1", "a01") < 0, compareNaturally("a01", "a1") > 0);
    QVERIFY(compareNaturally("99999999999999999999998", "99999999999999999999999") < 0);
}

void TestCorpusModel::numbersAreWholeTexts() {
    QCOMPARE(asNumber("-0.25"), std::optional(-0.25));
    for (const char* none : {"", "1x", "x", "1 ", "nan"})
        QVERIFY(!asNumber(none));
}

void TestCorpusModel::cellsTellWhatTheExitDid() {
    CorpusModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    const CorpusSubject subject = small();
    model.setSubject(subject);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.columnCount(), CorpusModel::manifestColumns + 2);
    QCOMPARE(text(model, 0, CorpusModel::exitColumn), QStringLiteral("–"));
    model.setStep(stepOf(subject, 0.11)); // a stops at the second exit: .10 < .11
    QCOMPARE(text(model, 0, CorpusModel::exitColumn), QStringLiteral("2"));
    QCOMPARE(text(model, 0, CorpusModel::textColumn), QStringLiteral("one two tree four"));
    QCOMPARE(text(model, 0, CorpusModel::measureColumn), QStringLiteral("0.100"));
    QCOMPARE(text(model, 0, CorpusModel::werColumn), QStringLiteral("25.0\u00a0%"));
    QCOMPARE(text(model, 0, CorpusModel::lastWerColumn), QStringLiteral("0.0\u00a0%"));
    QCOMPARE(text(model, 0, CorpusModel::durationColumn), QStringLiteral("2.00"));
    QCOMPARE(text(model, 0, CorpusModel::manifestColumns), QStringLiteral("ann"));
    QCOMPARE(text(model, 3, CorpusModel::werColumn), QStringLiteral("–")); // no reference
    QCOMPARE(text(model, 3, CorpusModel::referenceColumn), QStringLiteral("–"));
    QCOMPARE(text(model, 4, CorpusModel::durationColumn), QStringLiteral("–")); // not known
    QCOMPARE(model.headerData(CorpusModel::measureColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Entropy, normalised"));
    model.setSubject({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCorpusModel::aStepIsOneChangeOfTheColumnsThatItConcerns() {
    CorpusModel model;
    const CorpusSubject subject = small();
    model.setSubject(subject);
    model.setStep(stepOf(subject, 0.11));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    model.setStep(stepOf(subject, 0.2));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex(), model.index(0, CorpusModel::exitColumn));
    QCOMPARE(changes[0][1].toModelIndex(), model.index(4, CorpusModel::werColumn));
    QCOMPARE(resets.size() + layouts.size() + headers.size(), 0);
}

void TestCorpusModel::rowsAreSortedWithWhatIsUndefinedLast_data() {
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    // At .11: exits a 2, b 1, c 3, d 3, e 2; errors a 1/4, b 0, c 1/3; e has an error of no word, d no
    // reference.
    QTest::newRow("wer") << int(CorpusModel::werColumn) << "bacde"
                         << "cabde";
    QTest::newRow("exit") << int(CorpusModel::exitColumn) << "baecd"
                          << "cdaeb";
    QTest::newRow("measure") << int(CorpusModel::measureColumn) << "ebacd"
                             << "dcabe";
    QTest::newRow("duration") << int(CorpusModel::durationColumn) << "dbcae"
                              << "acbde";
    QTest::newRow("id") << int(CorpusModel::idColumn) << "abcde"
                        << "edcba";
    // "Five six", "One two, three four.", "seven eight nine"; d has none and e's is empty
    QTest::newRow("reference") << int(CorpusModel::referenceColumn) << "bacde"
                               << "cabde";
    QTest::newRow("speaker") << int(CorpusModel::manifestColumns) << "abcde"
                             << "cdabe"; // e has none
}

void TestCorpusModel::rowsAreSortedWithWhatIsUndefinedLast() {
    QFETCH(const int, column);
    CorpusModel model;
    const QAbstractItemModelTester tester(&model);
    const CorpusSubject subject = small();
    model.setSubject(subject);
    model.setStep(stepOf(subject, 0.11));
    model.sort(column, Qt::AscendingOrder);
    QTEST(order(model), "ascending");
    model.sort(column, Qt::DescendingOrder);
    QTEST(order(model), "descending");
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(order(model), QStringLiteral("abcde"));
    for (int row = 0; row < 5; ++row)
        QCOMPARE(model.rowOf(model.utteranceAt(row)), row);
}

void TestCorpusModel::aStepKeepsTheOrderUntilItSettles() {
    CorpusModel model;
    const CorpusSubject subject = small();
    model.setSubject(subject);
    model.setStep(stepOf(subject, 0.11));
    model.sort(CorpusModel::exitColumn, Qt::AscendingOrder);
    const int sorts = model.sorts();
    model.setStep(stepOf(subject, -1)); // every utterance goes to the last exit
    QCOMPARE(order(model), QStringLiteral("baecd"));
    QCOMPARE(model.sorts(), sorts);
    model.settle();
    QCOMPARE(order(model), QStringLiteral("abcde"));
    QCOMPARE(model.sorts(), sorts + 1);
    model.settle(); // nothing to do
    QCOMPARE(model.sorts(), sorts + 1);
    model.sort(CorpusModel::durationColumn, Qt::AscendingOrder);
    model.setStep(stepOf(subject, 0.11));
    model.settle(); // lengths don't depend on a threshold
    QCOMPARE(model.sorts(), sorts + 2);
}

void TestCorpusModel::aColumnOfNumbersIsSortedByNumber() {
    auto results = std::make_shared<CorpusResults>(test::smallResults());
    const std::vector<std::string> numbers{"0.3", "-2", "0.25", "", "10"};
    for (std::size_t i = 0; i < 5; ++i)
        results->utterances[i].columns[0] = numbers[i];
    CorpusModel model;
    model.setSubject(
        {results, &results->decoders[0], std::make_shared<const Selection>(everything(*results))});
    model.sort(CorpusModel::manifestColumns, Qt::AscendingOrder);
    QCOMPARE(order(model), QStringLiteral("bcaed"));
    model.sort(CorpusModel::manifestColumns, Qt::DescendingOrder);
    QCOMPARE(order(model), QStringLiteral("eacbd"));
}

void TestCorpusModel::theCurrentRowFollowsTheOrder() {
    CorpusModel model;
    const CorpusSubject subject = small();
    model.setSubject(subject);
    const QPersistentModelIndex e = model.index(4, CorpusModel::textColumn);
    model.sort(CorpusModel::idColumn, Qt::DescendingOrder);
    QCOMPARE(e.row(), 0);
    QCOMPARE(e.column(), int(CorpusModel::textColumn));
}

void TestCorpusModel::aFilterShowsSome() {
    CorpusModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSubject(small());
    model.sort(CorpusModel::idColumn, Qt::DescendingOrder);
    model.setShown({0, 2, 4});
    QCOMPARE(order(model), QStringLiteral("eca"));
    QCOMPARE(model.rowOf(1), -1);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setShown({0, 2, 4});
    QCOMPARE(resets.size(), 0); // the same again
    model.setShown({});
    QCOMPARE(model.rowCount(), 0);
}

void TestCorpusModel::marksSelect() {
    CorpusModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSubject(small());
    QSignalSpy edits(&model, &CorpusModel::selectionEdited);
    const QModelIndex second = model.index(1, CorpusModel::idColumn);
    QVERIFY(second.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(model.setData(second, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.selected(), Selection{1});
    QCOMPARE(edits.size(), 1);
    QVERIFY(second.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("selected")));
    model.setSelected({0, 3});
    QCOMPARE(edits.size(), 1); // not by the user
    QCOMPARE(model.selectedCount(), std::size_t(2));
    QCOMPARE(second.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!model.setData(model.index(1, CorpusModel::exitColumn), Qt::Checked, Qt::CheckStateRole));
}

void TestCorpusModel::anotherCorpusForgetsTheSelection() {
    CorpusModel model;
    const CorpusSubject subject = small();
    model.setSubject(subject);
    model.setStep(stepOf(subject, 0.11));
    model.setSelected({0, 3});
    model.setSubject(small());
    QVERIFY(model.selected().empty());
    QVERIFY(!model.step());
}

QTEST_MAIN(TestCorpusModel)
#include "test_corpus_model.moc"
