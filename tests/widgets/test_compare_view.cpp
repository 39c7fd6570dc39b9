// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "compare/compare_view.h"
#include "table/table_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestCompareView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void columnsSortByNumberWithWhatIsUndefinedLast_data();
    void columnsSortByNumberWithWhatIsUndefinedLast();
    void aThirdClickRestoresTheOrder();
    void enterUsesTheStrategy();
    void aClickOnTheMarkUsesTheStrategy();
    void theButtonUsesTheStrategy();
    void theCurrentStrategyIsNotUsedAgain();
    void whatTakesAReferenceIsShownWithOne();
    void theTableIsCopiedAsItIsSeen();
    void theMeasuresShareTheRoom();
    void scoresThatLackAreAskedFor();

private:
    [[nodiscard]] TableView& table() const { return view_->table(); }
    [[nodiscard]] QAbstractItemModel& rows() const { return *view_->table().model(); }
    /// The place in view of the row of measure `id`.
    [[nodiscard]] QModelIndex find(const char* id, int column = CompareModel::measureColumn) const;

    std::unique_ptr<CompareView> view_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

void TestCompareView::init() {
    view_ = std::make_unique<CompareView>();
    tester_ = std::make_unique<QAbstractItemModelTester>(&rows());
    const auto& plain = test::murmurAnalysis();
    const auto analysis =
        withReference(*plain, plain->exits.back()->hypothesis.text + " more", normalisationOf("basic"));
    view_->setAnalysis(analysis, std::make_shared<const Comparison>(compare(*analysis)));
    view_->setPolicy(defaultPolicy());
    view_->resize(900, 500);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
}

QModelIndex TestCompareView::find(const char* id, int column) const {
    const QString name = QString::fromUtf8(measureOf(id).name.data());
    for (int row = 0; row < rows().rowCount(); ++row)
        if (rows().index(row, CompareModel::measureColumn).data().toString() == name)
            return rows().index(row, column);
    return {};
}

void TestCompareView::columnsSortByNumberWithWhatIsUndefinedLast_data() {
    QTest::addColumn<int>("column");
    for (int column = 0; column < CompareModel::columns; ++column)
        QTest::addRow("column %d", column) << column;
}

void TestCompareView::columnsSortByNumberWithWhatIsUndefinedLast() {
    QFETCH(int, column);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        table().sortByColumn(column, order);
        bool undefined = false;
        QVariant before;
        for (int row = 0; row < rows().rowCount(); ++row) {
            const QVariant value = rows().index(row, column).data(CompareModel::sortRole);
            QVERIFY2(!undefined || !value.isValid(), "undefined comes last");
            undefined = !value.isValid();
            if (before.isValid() && value.isValid()) {
                const auto relation =
                    column == CompareModel::measureColumn
                        ? before.toString().localeAwareCompare(value.toString())
                        : (before.toDouble() > value.toDouble()) - (before.toDouble() < value.toDouble());
                QVERIFY(order == Qt::AscendingOrder ? relation <= 0 : relation >= 0);
            }
            before = value;
        }
        const bool some = column >= CompareModel::thresholdColumn;
        QCOMPARE(undefined, some); // the baselines without a threshold, the measures without a value
    }
}

void TestCompareView::aThirdClickRestoresTheOrder() {
    const auto click = [&](int column) {
        QHeaderView* header = table().horizontalHeader();
        const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    };
    const QString first = rows().index(0, CompareModel::measureColumn).data().toString();
    const int margin = find("margin").row();
    click(CompareModel::savedColumn);
    QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), int{CompareModel::savedColumn});
    click(CompareModel::savedColumn);
    click(CompareModel::savedColumn);
    QCOMPARE(rows().index(0, CompareModel::measureColumn).data().toString(), first);
    QCOMPARE(find("margin").row(), margin);
}

void TestCompareView::enterUsesTheStrategy() {
    QSignalSpy chosen(view_.get(), &CompareView::policyChosen);
    table().sortByColumn(CompareModel::savedColumn, Qt::DescendingOrder);
    table().setFocus();
    table().setCurrentIndex(find("margin"));
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    const auto policy = chosen[0][0].value<Policy>();
    const std::int64_t classes = test::murmurAnalysis()->model->classes;
    QCOMPARE(policy, Policy::common("margin", measureOf("margin").startingThreshold(classes)));
    view_->setPolicy(policy); // as the window does
    QCOMPARE(find("margin", CompareModel::markColumn).data().toString(), QStringLiteral("▶"));
    QCOMPARE(table().currentIndex().row(), find("margin").row());
}

void TestCompareView::aClickOnTheMarkUsesTheStrategy() {
    QSignalSpy chosen(view_.get(), &CompareView::policyChosen);
    const auto click = [&](const QModelIndex& index) {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(index).center());
    };
    click(find("entropy_nats", CompareModel::measureColumn));
    QCOMPARE(chosen.size(), 0); // selects the row alone
    click(find("entropy_nats", CompareModel::markColumn));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(thresholdRule(chosen[0][0].value<Policy>())->spec, specOf("entropy_nats"));
    click(find("tsallis")); // a double click's first half
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(find("tsallis")).center());
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(thresholdRule(chosen[1][0].value<Policy>())->spec, specOf("tsallis"));
}

void TestCompareView::theButtonUsesTheStrategy() {
    QSignalSpy chosen(view_.get(), &CompareView::policyChosen);
    auto* button = view_->findChild<QPushButton*>();
    table().setCurrentIndex(find("patience"));
    QVERIFY(button->isEnabled());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(table().actions().front()->isEnabled()); // the same in the context menu
    table().actions().front()->trigger();
    QCOMPARE(chosen.size(), 2);
}

void TestCompareView::theCurrentStrategyIsNotUsedAgain() {
    QSignalSpy chosen(view_.get(), &CompareView::policyChosen);
    auto* button = view_->findChild<QPushButton*>();
    table().setCurrentIndex(find("entropy_normalised"));
    QVERIFY(!button->isEnabled());
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    view_->setPolicy(Policy::common("margin", 0.9));
    QVERIFY(button->isEnabled());
}

void TestCompareView::whatTakesAReferenceIsShownWithOne() {
    QVERIFY(!table().isColumnHidden(CompareModel::werColumn));
    const auto& plain = test::murmurAnalysis();
    const auto without = withReference(*plain, std::nullopt, normalisationOf("basic"));
    view_->setAnalysis(without, std::make_shared<const Comparison>(compare(*without)));
    QVERIFY(table().isColumnHidden(CompareModel::werColumn));
    QVERIFY(table().isColumnHidden(CompareModel::errorsColumn));
    QVERIFY(!table().isColumnHidden(CompareModel::differColumn));
}

void TestCompareView::theTableIsCopiedAsItIsSeen() {
    table().sortByColumn(CompareModel::measureColumn, Qt::DescendingOrder);
    const QStringList lines = table().tableAsText().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), rows().rowCount() + 1);
    QCOMPARE(lines[0].split(u'\t')[CompareModel::measureColumn], QStringLiteral("Measure"));
    for (int row = 0; row < rows().rowCount(); ++row)
        QCOMPARE(lines[row + 1].split(u'\t')[CompareModel::measureColumn],
                 rows().index(row, CompareModel::measureColumn).data().toString());
    table().setCurrentIndex(find("margin"));
    for (QAction* action : table().actions())
        if (action->text() == QStringLiteral("Copy row")) action->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\tMargin\t")));
}

void TestCompareView::theMeasuresShareTheRoom() {
    const auto width = [&] {
        return table().horizontalHeader()->length();
    };
    QVERIFY(width() <= table().viewport()->width());
    const int wide = table().columnWidth(CompareModel::measureColumn);
    view_->resize(760, 500);
    QTest::qWait(20);
    QVERIFY(width() <= table().viewport()->width());
    QVERIFY(table().columnWidth(CompareModel::measureColumn) < wide);
    view_->hide();
    view_->resize(900, 500);
    view_->show();
    QTest::qWait(20);
    QCOMPARE(table().columnWidth(CompareModel::measureColumn), wide);
}

void TestCompareView::scoresThatLackAreAskedFor() {
    QSignalSpy wanted(view_.get(), &CompareView::scoresWanted);
    view_->setPolicy(Policy::common("entropy_normalised", 0.02)); // is stored
    QCOMPARE(wanted.size(), 0);
    const Policy used = Policy::common("margin:temperature=2", 0.9);
    view_->setPolicy(used);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().value<std::vector<Policy>>(), (std::vector<Policy>{used}));
    const auto taken = withScores(*test::murmurAnalysis(), used);
    view_->setAnalysis(taken, std::make_shared<const Comparison>(compare(*taken)));
    QCOMPARE(wanted.size(), 1);
    view_->setAnalysis(test::murmurAnalysis(), nullptr); // another recording's, for all it knows
    QCOMPARE(wanted.size(), 2);
}

QTEST_MAIN(TestCompareView)
#include "test_compare_view.moc"
