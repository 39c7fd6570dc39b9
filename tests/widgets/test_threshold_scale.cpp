// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/threshold_editor.h"
#include "strategy/threshold_scale.h"

#include <QtTest>
#include <QtWidgets>

#include <cmath>
#include <limits>

using namespace offramp;

class TestThresholdScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closedRangesAreTheMeasuresOwn();
    void openEndsGoALittleBeyondTheNumbers();
    void everyMeasureHasTwoEndsAndRoomForItsThreshold();
    void wholeNumbersAreStepped();
    void entropiesAreConverted();
    void aHeldSliderKeepsItsScale();
    void typingGoesBeyondTheScale();
};

namespace {

ThresholdScale scaleFor(const char* id, std::vector<double> numbers) {
    return scaleOf(measureOf(id), 32, 6, numbers);
}

} // namespace

void TestThresholdScale::closedRangesAreTheMeasuresOwn() {
    QVERIFY(scaleFor("entropy_normalised", {0.5}).range == (Range{0, 1}));
    QCOMPARE(scaleFor("entropy_nats", {}).range.high, std::log(32.0));
    QVERIFY(scaleFor("max_probability", {}).range == (Range{1.0 / 32, 1}));
    QVERIFY(scaleFor("margin", {}).direction == Direction::highIsGood);
    QVERIFY(!scaleFor("margin", {}).inclusive && scaleFor("soft_patience", {}).inclusive);
}

/// A quarter beyond, up to the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten.
void TestThresholdScale::openEndsGoALittleBeyondTheNumbers() {
    // −0.29 · 1.25 = −0.3625: −0.4. Above 0 there is nothing.
    QCOMPARE(scaleFor("path_score_frame", {-0.29, -0.05}).range.low, -0.4);
    QCOMPARE(scaleFor("path_score_frame", {-0.29, -0.05}).range.high, 0.0);
    // 0.73 · 1.25 = 0.9125: 1; infinite values don't count.
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(scaleFor("kl_previous", {0.73, infinity}).range.high, 1.0);
    QCOMPARE(scaleFor("kl_previous", {0.73}).range.low, 0.0);
    // 8 · 1.25 = 10, and the starting threshold 0.1 lies within.
    QVERIFY(scaleFor("model_score", {8, 2}).range == (Range{0, 10}));
    // Both sides of 0: −0.02 · 1.25 = −0.025: −0.03; 0.1 · 1.25 = 0.125: 0.15; never beyond −1 … 1.
    QCOMPARE(scaleFor("entropy_drop", {-0.02, 0.1}).range.low, -0.03);
    QCOMPARE(scaleFor("entropy_drop", {-0.02, 0.1}).range.high, 0.15);
    QVERIFY(scaleFor("hidden_cosine", {0.9}).range == (Range{0, 1}));
    // A threshold far off, from a file, is on the scale too: 3 · 1.25 = 3.75: 4.
    QCOMPARE(scaleFor("path_score_frame", {-0.29, -3}).range.low, -4.0);
}

void TestThresholdScale::everyMeasureHasTwoEndsAndRoomForItsThreshold() {
    for (const Measure& measure : measures()) {
        for (const int exits : {2, 6}) {
            const ThresholdScale scale = scaleOf(measure, 32, exits, {});
            QVERIFY(std::isfinite(scale.range.low) && std::isfinite(scale.range.high));
            const double start = measure.startingThreshold(32);
            QVERIFY2(scale.range.low < start && start <= scale.range.high, measure.id.data());
        }
    }
}

void TestThresholdScale::wholeNumbersAreStepped() {
    ThresholdSlider slider;
    slider.setScale(scaleFor("patience", {}));
    slider.setThreshold(1);
    QSignalSpy changes(&slider, &ThresholdSlider::thresholdChanged);
    for (const double expected : {2.0, 3.0, 4.0, 5.0, 5.0}) { // six exits: five times at most
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(slider.threshold(), expected);
    }
    QCOMPARE(changes.size(), 4);
    slider.resize(300, 40);
    slider.show();
    QTest::mouseClick(&slider, Qt::LeftButton, {}, {150, 26}); // halfway of 0 … 5 is 2.5
    QVERIFY(slider.threshold() == 2 || slider.threshold() == 3);
    // A mark at the threshold passes, since patience is inclusive; up past it, it doesn't.
    slider.setMarks({{2, 2, Qt::red}, {5, 4, Qt::red}});
    slider.setThreshold(0);
    for (const double expected : {2.0, 4.0, 5.0}) {
        QTest::keyClick(&slider, Qt::Key_PageUp);
        QCOMPARE(slider.threshold(), expected);
    }
}

/// Normalised 0.035 of 32 classes: times ln 32 = 3.4657 it is 0.1213 nats, over 32 it is 0.003791.
void TestThresholdScale::entropiesAreConverted() {
    const auto close = [](std::optional<double> value, double expected) {
        return value && std::abs(*value - expected) < 1e-12;
    };
    const Measure& normalised = measureOf("entropy_normalised");
    const Measure& nats = measureOf("entropy_nats");
    const Measure& paper = measureOf("entropy_paper");
    QVERIFY(close(converted(0.035, normalised, nats, 32), 0.035 * std::log(32.0)));
    QVERIFY(close(converted(0.035, normalised, paper, 32), 0.035 * std::log(32.0) / 32));
    QVERIFY(close(converted(0.035 * std::log(32.0) / 32, paper, normalised, 32), 0.035));
    QVERIFY(!converted(0.5, normalised, measureOf("margin"), 32));
    QVERIFY(!converted(0.5, normalised, nats, 1)); // no scale has any width then
    QCOMPARE(equivalentsText(0.035, normalised, 32),
             QStringLiteral("= 0.121\u00a0nats = 0.00379 on the paper's scale"));
    QCOMPARE(equivalentsText(0.035 * std::log(32.0), nats, 32),
             QStringLiteral("= 0.0350 normalised = 0.00379 on the paper's scale"));
    QCOMPARE(equivalentsText(0.9, measureOf("margin"), 32), QString());
}

void TestThresholdScale::aHeldSliderKeepsItsScale() {
    ThresholdEditor editor;
    const ThresholdScale first = scaleFor("kl_previous", {0.17});
    editor.setScale(first, {0, 1e9});
    editor.setThresholds({0.1});
    editor.resize(300, 120);
    editor.show();
    auto* slider = editor.findChild<ThresholdSlider*>();
    QTest::mousePress(slider, Qt::LeftButton, {}, {150, slider->height() - 12});
    QVERIFY(editor.isHeld());
    editor.setScale(scaleFor("kl_previous", {7}), {0, 1e9});
    QVERIFY(slider->scale() == first);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, {150, slider->height() - 12});
    editor.setScale(scaleFor("kl_previous", {7}), {0, 1e9});
    QCOMPARE(slider->scale().range.high, 10.0); // 7 · 1.25 = 8.75
}

void TestThresholdScale::typingGoesBeyondTheScale() {
    ThresholdEditor editor;
    editor.setScale(scaleFor("kl_previous", {0.17}), {0, std::numeric_limits<double>::infinity()});
    QSignalSpy changes(&editor, &ThresholdEditor::thresholdsChanged);
    editor.findChild<QDoubleSpinBox*>()->setValue(2);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(editor.thresholds(), std::vector<double>{2});
}

QTEST_MAIN(TestThresholdScale)
#include "test_threshold_scale.moc"
