// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/time_interaction.h"
#include "time/time_ticks.h"
#include "time/time_view.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestTimeView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zoomKeepsTheTimeInItsPlace();
    void theRangeStaysWithinTheSound();
    void selectionsAreOrderedAndClamped();
    void anotherSoundIsShownWhole();
    void theMouseZoomsPansAndSelects();
    void ticksAreRound();
};

void TestTimeView::zoomKeepsTheTimeInItsPlace() {
    TimeView view;
    view.setDuration(10);
    view.zoom(0.5, 4);
    QCOMPARE(view.range(), (TimeRange{2, 7}));
    view.zoom(0.1, 4);
    QCOMPARE((4 - view.range().begin) / view.range().width(), 0.4);
    for (int i = 0; i < 100; ++i)
        view.zoom(0.5, 4);
    QCOMPARE(view.range().width(), TimeView::narrowest);
    view.fit();
    QCOMPARE(view.range(), (TimeRange{0, 10}));
}

void TestTimeView::theRangeStaysWithinTheSound() {
    TimeView view;
    view.setDuration(10);
    view.setRange({-3, 2});
    QCOMPARE(view.range(), (TimeRange{0, 5}));
    view.setRange({8, 13});
    QCOMPARE(view.range(), (TimeRange{5, 10}));
    view.setRange({-100, 100});
    QCOMPARE(view.range(), (TimeRange{0, 10}));
    view.setRange({2, NAN});
    QCOMPARE(view.range(), (TimeRange{0, 10}));
    view.setRange({2, 4});
    view.pan(100);
    QCOMPARE(view.range(), (TimeRange{8, 10}));
    view.reveal(1);
    QVERIFY(view.range().begin <= 1 && view.range().end >= 1);
}

void TestTimeView::selectionsAreOrderedAndClamped() {
    TimeView view;
    view.setDuration(10);
    view.setSelection(TimeRange{6, 2});
    QVERIFY(view.selection() == TimeRange({2, 6}));
    view.setSelection(TimeRange{-5, 50});
    QVERIFY(view.selection() == TimeRange({0, 10}));
    view.setSelection(TimeRange{3, 3.0001});
    QVERIFY(!view.selection());
}

void TestTimeView::anotherSoundIsShownWhole() {
    TimeView view;
    QSignalSpy ranges(&view, &TimeView::rangeChanged);
    view.setDuration(10);
    view.setRange({1, 2});
    view.setCursor(1.5);
    view.setSelection(TimeRange{1, 2});
    QCOMPARE(ranges.size(), 2);
    view.setDuration(10); // the same sound, as an analysis grows
    QCOMPARE(view.range(), (TimeRange{1, 2}));
    view.setDuration(4);
    QCOMPARE(view.range(), (TimeRange{0, 4}));
    QVERIFY(!view.cursor() && !view.selection());
}

void TestTimeView::theMouseZoomsPansAndSelects() {
    TimeView view;
    view.setDuration(10);
    QWidget widget;
    widget.resize(1000, 50);
    const TimeInteraction interaction(&widget, &view, [&] { return QRectF(widget.rect()); });
    widget.show();
    QWheelEvent wheel(QPointF(400, 20), widget.mapToGlobal(QPointF(400, 20)), {}, QPoint(0, 120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &wheel);
    QCOMPARE(view.range().width(), 8.0);
    QCOMPARE(interaction.timeAt(400), 4.0);
    view.setRange({4, 6});
    QTest::mousePress(&widget, Qt::LeftButton, {}, {500, 20});
    QTest::mouseMove(&widget, {600, 20});
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, {600, 20});
    QVERIFY(std::abs(view.range().begin - 3.8) < 1e-9);
    QVERIFY(!view.cursor()); // it was a drag
    QTest::mousePress(&widget, Qt::LeftButton, Qt::ShiftModifier, {0, 20});
    QTest::mouseMove(&widget, {500, 20});
    QTest::mouseRelease(&widget, Qt::LeftButton, Qt::ShiftModifier, {500, 20});
    QVERIFY(view.selection() && std::abs(view.selection()->width() - 1.0) < 1e-9);
    QTest::mouseClick(&widget, Qt::LeftButton, {}, {250, 20});
    QVERIFY(view.cursor() && std::abs(*view.cursor() - 4.3) < 1e-9);
    QVERIFY(!view.selection());
    QTest::mouseDClick(&widget, Qt::LeftButton, {}, {250, 20});
    QCOMPARE(view.range(), (TimeRange{0, 10}));
}

void TestTimeView::ticksAreRound() {
    const auto ticks = timeTicks({0, 1}, 0.15);
    QCOMPARE(ticks.size(), std::size_t{6});
    for (std::size_t i = 0; i < ticks.size(); ++i)
        QVERIFY(std::abs(ticks[i] - 0.2 * static_cast<double>(i)) < 1e-12);
    QCOMPARE(timeTicks({0, 3600}, 700).size(), std::size_t{5}); // every quarter of an hour
    QCOMPARE(timeText(3.25, 0.05), QLocale().toString(3.25, 'f', 2));
    QCOMPARE(timeText(3723, 1), QStringLiteral("1:02:03"));
}

QTEST_MAIN(TestTimeView)
#include "test_time_view.moc"
