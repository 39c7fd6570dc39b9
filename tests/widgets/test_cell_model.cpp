// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/cell_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace offramp;

class TestCellModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsAreShown();
    void numbersAreSortedAsNumbers();
    void textsAreSortedAsTexts();
    void whatIsHeldMovesAlong();
    void theOrderOutlivesTheTable();
};

namespace {

CellTable table() {
    return {{{"Name", {}, true}, {"Count", "how many", false}},
            {{{"b", std::nullopt, {}}, {"10", 10.0, "ten"}},
             {{"a", std::nullopt, {}}, {"9", 9.0, {}}},
             {{"c", std::nullopt, {}}, {"–", std::nullopt, {}}}}};
}

QStringList names(const CellModel& model) {
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    return names;
}

} // namespace

void TestCellModel::cellsAreShown() {
    CellModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(names(model), (QStringList{"b", "a", "c"}));
    QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), QStringLiteral("ten"));
    QVERIFY(!model.index(1, 1).data(Qt::ToolTipRole).isValid());
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Count: 10"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("how many"));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Name"));
    model.setTable({});
    QCOMPARE(model.rowCount() + model.columnCount(), 0);
}

void TestCellModel::numbersAreSortedAsNumbers() {
    CellModel model;
    model.setTable(table());
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(names(model), (QStringList{"a", "b", "c"})); // 9 before 10; what has none is last
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(names(model), (QStringList{"b", "a", "c"}));
    QCOMPARE(model.sourceRow(0), std::size_t(0));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(names(model), (QStringList{"b", "a", "c"}));
}

void TestCellModel::textsAreSortedAsTexts() {
    CellModel model;
    model.setTable(table());
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(names(model), (QStringList{"c", "b", "a"}));
    QCOMPARE(model.sourceRow(2), std::size_t(1));
}

void TestCellModel::whatIsHeldMovesAlong() {
    CellModel model;
    model.setTable(table());
    const QPersistentModelIndex held = model.index(0, 0);
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(held.row(), 1);
    QCOMPARE(held.data().toString(), QStringLiteral("b"));
}

void TestCellModel::theOrderOutlivesTheTable() {
    CellModel model;
    model.sort(1, Qt::AscendingOrder); // of a table that isn't there yet
    model.setTable(table());
    QCOMPARE(names(model), (QStringList{"a", "b", "c"}));
}

QTEST_MAIN(TestCellModel)
#include "test_cell_model.moc"
