// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/shipped.h"
#include "measures/measure_picker.h"
#include "text/engine_text.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestMeasurePicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMeasureIsListedUnderItsGroup();
    void wordsFilterWhateverTheirCaseAndAccents_data();
    void wordsFilterWhateverTheirCaseAndAccents();
    void undefinedMeasuresSayWhyAndCanBeChosen();
    void keysChoose();
    void escapeChangesNothing();
    void typingOpensTheListWithAFilter();
    void aClickChooses();
    void longNamesTakeTwoLines();

private:
    static QStringList idsOf(const MeasureList& list) {
        QStringList ids;
        for (int row = 0; row < list.rowCount(); ++row) {
            const Measure* measure = list.measureAt(row);
            if (measure != nullptr) ids.append(QString::fromStdString(std::string(measure->id)));
        }
        return ids;
    }
    static QWidget& filterOf(const MeasurePicker& picker) { return *picker.popup()->focusProxy(); }
};

void TestMeasurePicker::everyMeasureIsListedUnderItsGroup() {
    MeasureList list;
    const QAbstractItemModelTester tester(&list);
    QCOMPARE(idsOf(list).size(), static_cast<qsizetype>(measures().size()));
    // Five groups, each behind a header that can't be chosen.
    QCOMPARE(list.rowCount(), static_cast<int>(measures().size()) + 5);
    int headers = 0;
    for (int row = 0; row < list.rowCount(); ++row) {
        const QModelIndex index = list.index(row);
        const bool header = index.data(MeasureList::headerRole).toBool();
        headers += header ? 1 : 0;
        QCOMPARE((index.flags() & Qt::ItemIsSelectable) == 0, header);
        QVERIFY(!index.data().toString().isEmpty());
        QCOMPARE(index.data(MeasureList::explanationRole).toString().isEmpty(), header);
    }
    QCOMPARE(headers, 5);
    QVERIFY(list.index(0).data(MeasureList::headerRole).toBool());
    QCOMPARE(list.nextMeasure(0, 1), 1);
    QCOMPARE(list.nextMeasure(0, -1), -1); // only the first header is up there
    QCOMPARE(list.nextMeasure(list.rowCount(), 1), -1);
}

void TestMeasurePicker::wordsFilterWhateverTheirCaseAndAccents_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("accent left out") << "RENYI" << QStringList{"renyi"};
    QTest::newRow("accent") << "rényi" << QStringList{"renyi"};
    QTest::newRow("identifier") << "entropy_paper" << QStringList{"entropy_paper"};
    QTest::newRow("source") << "hendrycks" << QStringList{"max_probability"};
    QTest::newRow("two words, in any order") << "shannon jensen" << QStringList{"js_previous"};
    QTest::newRow("group") << "of the model itself" << QStringList{"model_score"};
    QTest::newRow("nothing") << "no such measure" << QStringList{};
}

void TestMeasurePicker::wordsFilterWhateverTheirCaseAndAccents() {
    QFETCH(QString, filter);
    QFETCH(QStringList, ids);
    MeasureList list;
    list.setFilter(filter);
    QCOMPARE(idsOf(list), ids);
    QCOMPARE(list.rowCount(), static_cast<int>(ids.isEmpty() ? 0 : ids.size() + 1)); // no header alone
    list.setFilter({});
    QCOMPARE(idsOf(list).size(), static_cast<qsizetype>(measures().size()));
}

void TestMeasurePicker::undefinedMeasuresSayWhyAndCanBeChosen() {
    MeasureList list;
    const QModelIndex posterior = list.index(list.rowOf(&measureOf("nbest_posterior")));
    const QPersistentModelIndex entropy = list.index(list.rowOf(&measureOf("entropy_nats")));
    QCOMPARE(posterior.data(MeasureList::reasonRole).toString(), QString());
    list.setAnalysis(test::murmurAnalysis());
    const auto reason = [&](const char* id) {
        return list.index(list.rowOf(&measureOf(id))).data(MeasureList::reasonRole).toString();
    };
    QCOMPARE(reason("nbest_posterior"),
             QStringLiteral(
                 "Undefined here: it needs the N best of a beam search. Choose beam search in N-best."));
    QCOMPARE(reason("hidden_cosine"), QString());
    QVERIFY(reason("model_score").contains(QStringLiteral("no score of its own")));
    QCOMPARE(reason("entropy_nats"), QString());
    QCOMPARE(reason("kl_previous"), QString()); // undefined at the first exit alone
    const QModelIndex row = list.index(list.rowOf(&measureOf("nbest_posterior")));
    QVERIFY((row.flags() & Qt::ItemIsSelectable) != 0);
    QVERIFY(row.data(Qt::AccessibleDescriptionRole).toString().contains(reason("nbest_posterior")));
}

void TestMeasurePicker::keysChoose() {
    MeasurePicker picker;
    picker.setMeasure(&measureOf("entropy_nats"));
    picker.show();
    QSignalSpy chosen(&picker, &MeasurePicker::measureChosen);
    QTest::keyClick(&picker, Qt::Key_Down);
    QVERIFY(picker.popup() != nullptr && picker.popup()->isVisible());
    QCOMPARE(picker.popup()->current(), &measureOf("entropy_nats"));
    QTest::keyClick(&filterOf(picker), Qt::Key_Down);
    QTest::keyClick(&filterOf(picker), Qt::Key_Down);
    QCOMPARE(picker.popup()->current(), &measureOf("renyi"));
    QTest::keyClick(&filterOf(picker), Qt::Key_Down); // past the next group's header
    QCOMPARE(picker.popup()->current(), &measureOf("max_probability"));
    QTest::keyClick(&filterOf(picker), Qt::Key_Up);
    QCOMPARE(picker.popup()->current(), &measureOf("renyi"));
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(&filterOf(picker), Qt::Key_Return);
    QVERIFY(!picker.popup()->isVisible());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(picker.measure(), &measureOf("renyi"));
    QCOMPARE(picker.currentText(), translated(measureOf("renyi").name));
    // The ends stay ends.
    picker.showPopup();
    for (std::size_t step = 0; step < measures().size() + 3; ++step)
        QTest::keyClick(&filterOf(picker), Qt::Key_Up);
    QCOMPARE(picker.popup()->current(), &measures().front());
    for (std::size_t step = 0; step < measures().size() + 3; ++step)
        QTest::keyClick(&filterOf(picker), Qt::Key_PageDown);
    QCOMPARE(picker.popup()->current(), &measures().back());
}

void TestMeasurePicker::escapeChangesNothing() {
    MeasurePicker picker;
    picker.setMeasure(&measureOf("margin"));
    picker.show();
    QSignalSpy chosen(&picker, &MeasurePicker::measureChosen);
    picker.showPopup();
    QTest::keyClick(&filterOf(picker), Qt::Key_Down);
    QTest::keyClick(&filterOf(picker), Qt::Key_Escape);
    QVERIFY(!picker.popup()->isVisible());
    QCOMPARE(picker.measure(), &measureOf("margin"));
    picker.showPopup(); // the same one taken again is no change either
    QTest::keyClick(&filterOf(picker), Qt::Key_Return);
    QWheelEvent turn({5, 5}, picker.mapToGlobal(QPointF(5, 5)), {}, {0, -240}, Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&picker, &turn);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(picker.measure(), &measureOf("margin"));
}

void TestMeasurePicker::typingOpensTheListWithAFilter() {
    MeasurePicker picker;
    picker.setMeasure(&measureOf("margin"));
    picker.show();
    QTest::keyClick(&picker, Qt::Key_T);
    QVERIFY(picker.popup() != nullptr && picker.popup()->isVisible());
    QTest::keyClicks(&filterOf(picker), QStringLiteral("sallis"));
    QCOMPARE(picker.popup()->current(), &measureOf("tsallis"));
    QTest::keyClicks(&filterOf(picker), QStringLiteral(" nonsense"));
    QCOMPARE(picker.popup()->current(), nullptr);
    QTest::keyClick(&filterOf(picker), Qt::Key_Return); // nothing to take
    QVERIFY(picker.popup()->isVisible());
    QCOMPARE(picker.measure(), &measureOf("margin"));
}

void TestMeasurePicker::aClickChooses() {
    MeasurePicker picker;
    picker.setMeasure(&measureOf("entropy_nats"));
    picker.show();
    picker.showPopup();
    auto* view = picker.popup()->findChild<QListView*>();
    const auto click = [&](int row) {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, 0)).center());
    };
    view->scrollToTop();
    click(0); // a header
    QVERIFY(picker.popup()->isVisible());
    click(2);
    QVERIFY(!picker.popup()->isVisible());
    QCOMPARE(picker.measure(), &measures()[1]);
}

void TestMeasurePicker::longNamesTakeTwoLines() {
    MeasurePicker picker;
    picker.setMeasure(&measureOf("margin"));
    const int width = picker.fontMetrics().averageCharWidth() * 34;
    const int line = picker.heightForWidth(width);
    picker.setMeasure(&measureOf("kl_previous"));
    QVERIFY(picker.heightForWidth(width) >= line + picker.fontMetrics().height() - 2);
    QCOMPARE(picker.heightForWidth(10 * width), line);
}

QTEST_MAIN(TestMeasurePicker)
#include "test_measure_picker.moc"
