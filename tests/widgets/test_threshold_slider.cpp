// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_slider.h"

#include <QtTest>
#include <QtWidgets>

using namespace offramp;

class TestThresholdSlider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholdsAreExact();
    void keysGoPastTheMarks_data();
    void keysGoPastTheMarks();
    void theWholeScaleIsReached();
    void theMouseSetsIt();
};

void TestThresholdSlider::thresholdsAreExact() {
    ThresholdSlider slider;
    QSignalSpy changes(&slider, &ThresholdSlider::thresholdChanged);
    slider.setScale({{0, 1}, Direction::lowIsGood});
    for (const double threshold : {0.0, 0.035, 0.123456789, 1.0}) {
        slider.setThreshold(threshold);
        QCOMPARE(slider.threshold(), threshold);
    }
    slider.setThreshold(7);
    QCOMPARE(slider.threshold(), 1.0);
    QCOMPARE(changes.size(), 0); // only the user's are told
}

void TestThresholdSlider::keysGoPastTheMarks_data() {
    QTest::addColumn<int>("direction");
    QTest::newRow("low is good") << static_cast<int>(Direction::lowIsGood);
    QTest::newRow("high is good") << static_cast<int>(Direction::highIsGood);
}

/// Page up walks up through the marks' values; a mark is let through, or just not any more, as the measure's
/// direction says.
void TestThresholdSlider::keysGoPastTheMarks() {
    QFETCH(int, direction);
    const bool low = static_cast<Direction>(direction) == Direction::lowIsGood;
    ThresholdSlider slider;
    slider.setScale({{0, 1}, static_cast<Direction>(direction)});
    slider.setMarks({{0, 0.5, Qt::red}, {1, 0.25, Qt::red}});
    slider.setThreshold(0);
    const double end = low ? 1e9 : -1e9;
    for (const double expected : {std::nextafter(0.25, end), std::nextafter(0.5, end), 1.0}) {
        QTest::keyClick(&slider, Qt::Key_PageUp);
        QCOMPARE(slider.threshold(), expected);
    }
    for (const double expected : {std::nextafter(0.5, end), std::nextafter(0.25, end), 0.0}) {
        QTest::keyClick(&slider, Qt::Key_PageDown);
        QCOMPARE(slider.threshold(), expected);
    }
}

void TestThresholdSlider::theWholeScaleIsReached() {
    for (const auto direction : {Direction::lowIsGood, Direction::highIsGood}) {
        ThresholdSlider slider;
        slider.setScale({{-2, 6}, direction});
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(slider.threshold(), 6.0);
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(slider.threshold(), -2.0);
        double before = slider.threshold();
        for (int step = 0; step < 250; ++step) {
            QTest::keyClick(&slider, Qt::Key_Right);
            QVERIFY(slider.threshold() > before || slider.threshold() == 6.0);
            before = slider.threshold();
        }
        QCOMPARE(before, 6.0);
    }
}

void TestThresholdSlider::theMouseSetsIt() {
    ThresholdSlider slider;
    slider.resize(300, 40);
    slider.setScale({{0, 1}, Direction::lowIsGood});
    slider.show();
    QSignalSpy changes(&slider, &ThresholdSlider::thresholdChanged);
    QTest::mousePress(&slider, Qt::LeftButton, {}, {150, 26});
    QVERIFY(std::abs(slider.threshold() - 0.125) < 0.01); // half the way is an eighth of the scale
    QTest::mouseMove(&slider, {299, 26});
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, {299, 26});
    QCOMPARE(slider.threshold(), 1.0);
    QCOMPARE(changes.size(), 2);
}

QTEST_MAIN(TestThresholdSlider)
#include "test_threshold_slider.moc"
