// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/distributions.h"
#include "exits/frame_traces.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace offramp;
using test::logsOf;
using test::randomLogProbs;

namespace {

bool near(double value, double expected, double tolerance = 1e-6) {
    return std::abs(value - expected) <= tolerance;
}

/// −Σ p ln p by the definition, in double.
double entropyByDefinition(std::span<const float> row) {
    double sum = 0;
    for (const double value : row)
        sum -= std::isinf(value) ? 0 : std::exp(value) * value;
    return sum;
}

} // namespace

class TestFrameTraces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handComputedFrames();
    void certainAndUniformFrames_data();
    void certainAndUniformFrames();
    void equalsGoToTheLowestClass();
    void noFramesGiveNoTraces();
    void oneClassIsCertain();
    void withoutABlankThereIsNoBlankProbability();
    void whatIsNoNumberStaysNone();
    void randomFramesAgreeWithTheDefinition_data();
    void randomFramesAgreeWithTheDefinition();
    void theOrderOfClassesDoesNotMatter();
    void tinyProbabilitiesAreExact();
};

void TestFrameTraces::handComputedFrames() {
    const FrameTraces traces = traceFrames(logsOf({{0.5, 0.25, 0.25, 0}, {0.1, 0.2, 0.3, 0.4}}), 1);
    QCOMPARE(traces.classes, 4);
    QCOMPARE(traces.frames(), 2);
    // ½ ln 2 + ¼ ln 4 + ¼ ln 4 = 1.5 ln 2 = 1.0397208
    QVERIFY(near(traces.entropy[0], 1.0397208));
    // 0.1·2.3025851 + 0.2·1.6094379 + 0.3·1.2039728 + 0.4·0.9162907
    // = 0.2302585 + 0.3218876 + 0.3611918 + 0.3665163 = 1.2798542
    QVERIFY(near(traces.entropy[1], 1.2798542));
    QVERIFY(near(traces.maxProbability[0], 0.5));
    QVERIFY(near(traces.maxProbability[1], 0.4));
    QVERIFY(near(traces.margin[0], 0.25)); // 0.5 − 0.25
    QVERIFY(near(traces.margin[1], 0.1));  // 0.4 − 0.3
    QVERIFY(near(traces.blankProbability[0], 0.25));
    QVERIFY(near(traces.blankProbability[1], 0.2));
    QCOMPARE(traces.argmax, (std::vector<std::int32_t>{0, 3}));
}

void TestFrameTraces::certainAndUniformFrames_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {2, 3, 7, 8, 9, 29, 32, 256, 10000}) {
        QTest::newRow(qPrintable(QString::number(classes))) << classes;
    }
}

void TestFrameTraces::certainAndUniformFrames() {
    QFETCH(int, classes);
    Matrix logProbs(2, classes, -std::numeric_limits<float>::infinity());
    logProbs(0, classes - 1) = 0;
    for (int c = 0; c < classes; ++c)
        logProbs(1, c) = static_cast<float>(-std::log(classes));
    const FrameTraces traces = traceFrames(logProbs, 0);
    QCOMPARE(traces.entropy[0], 0.0F);
    QCOMPARE(traces.maxProbability[0], 1.0F);
    QCOMPARE(traces.margin[0], 1.0F);
    QCOMPARE(traces.blankProbability[0], 0.0F);
    QCOMPARE(traces.argmax[0], classes - 1);
    QVERIFY(near(traces.entropy[1], std::log(classes), 2e-6 * std::log(classes)));
    QVERIFY(near(traces.maxProbability[1], 1.0 / classes));
    QCOMPARE(traces.margin[1], 0.0F);
    QCOMPARE(traces.argmax[1], 0);
}

void TestFrameTraces::equalsGoToTheLowestClass() {
    const FrameTraces traces = traceFrames(logsOf({{0.2, 0.4, 0.4}, {0.3, 0.4, 0.3}, {0.4, 0.2, 0.4}}), -1);
    QCOMPARE(traces.argmax, (std::vector<std::int32_t>{1, 1, 0}));
    QCOMPARE(traces.margin[0], 0.0F);
    QVERIFY(near(traces.margin[1], 0.1));
    QCOMPARE(traces.margin[2], 0.0F);
}

void TestFrameTraces::noFramesGiveNoTraces() {
    for (const std::int64_t classes : {0, 5}) {
        const FrameTraces traces = traceFrames(Matrix(0, classes), 0);
        QCOMPARE(traces.frames(), 0);
        QVERIFY(traces.entropy.empty() && traces.blankProbability.empty());
    }
}

void TestFrameTraces::oneClassIsCertain() {
    const FrameTraces traces = traceFrames(Matrix(1, 1, 0.0F), 0);
    QCOMPARE(traces.entropy[0], 0.0F);
    QCOMPARE(traces.maxProbability[0], 1.0F);
    QCOMPARE(traces.margin[0], 1.0F);
}

void TestFrameTraces::withoutABlankThereIsNoBlankProbability() {
    QVERIFY(traceFrames(logsOf({{0.5, 0.5}}), -1).blankProbability.empty());
    QCOMPARE(traceFrames(logsOf({{0.5, 0.5}}), 1).blankProbability.size(), std::size_t(1));
}

void TestFrameTraces::whatIsNoNumberStaysNone() {
    for (int place = 0; place < 20; ++place) {
        Matrix logProbs = randomLogProbs(3, 20, 1, 5);
        logProbs(1, place) = std::numeric_limits<float>::quiet_NaN();
        const FrameTraces traces = traceFrames(logProbs, -1);
        QVERIFY(std::isnan(traces.entropy[1]) && std::isnan(traces.maxProbability[1]) &&
                std::isnan(traces.margin[1]));
        QCOMPARE(traces.argmax[1], 0);
        QVERIFY(!std::isnan(traces.entropy[0]) && !std::isnan(traces.entropy[2]));
    }
}

void TestFrameTraces::randomFramesAgreeWithTheDefinition_data() {
    QTest::addColumn<int>("classes");
    QTest::addColumn<double>("sharpness");
    for (const int classes : {2, 3, 8, 13, 29, 256, 1001, 10000}) {
        for (const double sharpness : {0.0, 0.1, 1.0, 5.0, 30.0}) {
            QTest::addRow("%d classes, sharpness %g", classes, sharpness) << classes << sharpness;
        }
    }
}

void TestFrameTraces::randomFramesAgreeWithTheDefinition() {
    QFETCH(int, classes);
    QFETCH(double, sharpness);
    const Matrix logProbs = randomLogProbs(20, classes, sharpness, static_cast<unsigned>(classes));
    const FrameTraces traces = traceFrames(logProbs, classes / 2);
    const double most = std::log(classes);
    for (std::int64_t t = 0; t < traces.frames(); ++t) {
        const auto i = static_cast<std::size_t>(t);
        const auto row = logProbs.row(t);
        std::vector<float> sorted(row.begin(), row.end());
        std::sort(sorted.rbegin(), sorted.rend());
        QVERIFY(near(traces.entropy[i], entropyByDefinition(row), 1e-6 * std::max(1.0, most)));
        QVERIFY(traces.entropy[i] >= 0 && traces.entropy[i] <= most * (1 + 2e-6));
        QVERIFY(near(traces.maxProbability[i], std::exp(double{sorted[0]})));
        QVERIFY(traces.maxProbability[i] >= 1.0 / classes * (1 - 2e-6) &&
                traces.maxProbability[i] <= 1 + 1e-6F);
        QVERIFY(near(traces.margin[i], std::exp(double{sorted[0]}) - std::exp(double{sorted[1]})));
        QVERIFY(
            near(traces.blankProbability[i], std::exp(double{row[static_cast<std::size_t>(classes / 2)]})));
        QCOMPARE(row[static_cast<std::size_t>(traces.argmax[i])], sorted[0]);
    }
}

void TestFrameTraces::theOrderOfClassesDoesNotMatter() {
    std::mt19937 random(3);
    for (int round = 0; round < 100; ++round) {
        Matrix logProbs = randomLogProbs(1, 2 + round, 2, static_cast<unsigned>(round));
        const FrameTraces before = traceFrames(logProbs, -1);
        std::shuffle(logProbs.row(0).begin(), logProbs.row(0).end(), random);
        const FrameTraces behind = traceFrames(logProbs, -1);
        QVERIFY(near(behind.entropy[0], before.entropy[0]));
        QCOMPARE(behind.maxProbability[0], before.maxProbability[0]);
        QCOMPARE(behind.margin[0], before.margin[0]);
    }
}

void TestFrameTraces::tinyProbabilitiesAreExact() {
    // One class at ln p = x, the other at ln(1 − e^x): the entropy is e^x·(−x) + (1 − e^x)·(−ln(1 − e^x)),
    // whose second term is e^x but for what is of the order e^2x.
    for (const double x : {-8.0, -10.0, -20.0, -40.0, -86.0}) {
        Matrix logProbs(1, 2);
        logProbs(0, 0) = static_cast<float>(x);
        logProbs(0, 1) = static_cast<float>(std::log1p(-std::exp(x)));
        const double expected = entropyByDefinition(logProbs.row(0));
        QVERIFY(near(traceFrames(logProbs, -1).entropy[0], expected, 1e-6 * expected));
    }
    for (const float x :
         {-87.5F, -1e4F, -std::numeric_limits<float>::max()}) { // no probability that a float can hold
        Matrix logProbs(1, 2, 0.0F);
        logProbs(0, 0) = x;
        QCOMPARE(traceFrames(logProbs, -1).entropy[0], 0.0F);
    }
}

QTEST_GUILESS_MAIN(TestFrameTraces)
#include "test_frame_traces.moc"
