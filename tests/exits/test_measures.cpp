// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/distributions.h"
#include "exits/measure.h"
#include "support/support.h"

#include <QtTest>

#include <limits>
#include <set>

using namespace offramp;
using test::logsOf;
using test::randomLogProbs;

namespace {

std::optional<double> valueIn(const Matrix& logProbs, std::string_view id) {
    const FrameTraces traces = traceFrames(logProbs, 0);
    return measureOf(id).evaluate({&traces});
}

bool near(std::optional<double> value, double expected, double tolerance = 1e-6) {
    return value && std::abs(*value - expected) <= tolerance;
}

} // namespace

class TestMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListIsWhole();
    void handComputedValues();
    void extremesReachTheRangesEnds_data();
    void extremesReachTheRangesEnds();
    void knownRanges();
    void oneFrameIsItsOwnMean();
    void withoutFramesOrEvidenceTheyAreUndefined();
    void whatIsNoNumberIsUndefined();
    void theEntropyScalesAreOne_data();
    void theEntropyScalesAreOne();
    void oneClassHasNoEntropy();
    void unknownIdentifiersNameTheKnown();
    void scoresAreAllMeasures();
};

void TestMeasures::theListIsWhole() {
    std::set<std::string_view> ids;
    for (const Measure& measure : measures()) {
        ids.insert(measure.id);
        QVERIFY(!measure.name.empty() && !measure.formula.empty() && !measure.typeset.empty() &&
                !measure.source.empty());
        QVERIFY(measure.explanation.ends_with("."));
        QVERIFY(measure.range != nullptr && measure.evaluate != nullptr);
        QCOMPARE(findMeasure(measure.id), &measure);
    }
    QCOMPARE(ids, (std::set<std::string_view>{"entropy_paper", "entropy_nats", "entropy_normalised",
                                              "max_probability"}));
    QCOMPARE(measureOf("entropy_nats").direction, Direction::lowIsGood);
    QCOMPARE(measureOf("entropy_paper").direction, Direction::lowIsGood);
    QCOMPARE(measureOf("entropy_normalised").direction, Direction::lowIsGood);
    QCOMPARE(measureOf("max_probability").direction, Direction::highIsGood);
}

void TestMeasures::handComputedValues() {
    // Frame 1: ½ ln 2 + ¼ ln 4 + ¼ ln 4 = 1.5 ln 2 = 1.0397208; frame 2: 0; T = 2, V = 4.
    const Matrix logProbs = logsOf({{0.5, 0.25, 0.25, 0}, {0, 1, 0, 0}});
    QVERIFY(near(valueIn(logProbs, "entropy_nats"), 0.5198604));   // 1.0397208 / 2
    QVERIFY(near(valueIn(logProbs, "entropy_paper"), 0.1299651));  // 1.0397208 / (2·4)
    QVERIFY(near(valueIn(logProbs, "entropy_normalised"), 0.375)); // 1.5 ln 2 / (2 · 2 ln 2)
    QVERIFY(near(valueIn(logProbs, "max_probability"), 0.75));     // (0.5 + 1) / 2
}

void TestMeasures::extremesReachTheRangesEnds_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {2, 29, 32, 256, 10000})
        QTest::newRow(qPrintable(QString::number(classes))) << classes;
}

void TestMeasures::extremesReachTheRangesEnds() {
    QFETCH(int, classes);
    Matrix certain(3, classes, -std::numeric_limits<float>::infinity());
    for (std::int64_t t = 0; t < 3; ++t)
        certain(t, t % classes) = 0;
    const Matrix uniform(3, classes, static_cast<float>(-std::log(classes)));
    for (const Measure& measure : measures()) {
        const Range range = measure.range(classes);
        const bool low = measure.direction == Direction::lowIsGood;
        QVERIFY(near(valueIn(certain, measure.id), low ? range.low : range.high, 0));
        QVERIFY(near(valueIn(uniform, measure.id), low ? range.high : range.low, 3e-6 * range.high));
        for (unsigned seed = 0; seed < 20; ++seed) {
            const double value = valueIn(randomLogProbs(4, classes, seed * 0.5, seed), measure.id).value();
            QVERIFY(value >= range.low * (1 - 3e-6) && value <= range.high * (1 + 3e-6));
        }
    }
}

void TestMeasures::knownRanges() {
    // ln 32 / 32 = 3.4657359 / 32 and ln 256 / 256 = 5.5451774 / 256
    QVERIFY(near(measureOf("entropy_paper").range(32).high, 0.1083042));
    QVERIFY(near(measureOf("entropy_paper").range(256).high, 0.0216609));
    QVERIFY(near(measureOf("entropy_nats").range(29).high, 3.3672958)); // ln 29
    QCOMPARE(measureOf("max_probability").range(4).low, 0.25);
    QCOMPARE(measureOf("entropy_normalised").range(256).high, 1.0);
}

void TestMeasures::oneFrameIsItsOwnMean() {
    QVERIFY(near(valueIn(logsOf({{0.5, 0.5}}), "entropy_nats"), 0.6931472)); // ln 2
    QVERIFY(near(valueIn(logsOf({{0.5, 0.5}}), "entropy_normalised"), 1));
    QVERIFY(near(valueIn(logsOf({{0.25, 0.75}}), "max_probability"), 0.75));
}

void TestMeasures::withoutFramesOrEvidenceTheyAreUndefined() {
    for (const Measure& measure : measures()) {
        QVERIFY(!valueIn(Matrix(0, 32), measure.id));
        QVERIFY(!valueIn(Matrix(), measure.id));
        QVERIFY(!measure.evaluate({}));
    }
}

void TestMeasures::whatIsNoNumberIsUndefined() {
    Matrix logProbs = randomLogProbs(3, 5, 1, 1);
    logProbs(2, 3) = std::numeric_limits<float>::quiet_NaN();
    for (const Measure& measure : measures())
        QVERIFY(!valueIn(logProbs, measure.id));
}

void TestMeasures::theEntropyScalesAreOne_data() {
    extremesReachTheRangesEnds_data();
}

void TestMeasures::theEntropyScalesAreOne() {
    QFETCH(int, classes);
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Matrix logProbs = randomLogProbs(1 + seed, classes, 0.3 * seed, seed);
        const double nats = valueIn(logProbs, "entropy_nats").value();
        QVERIFY(near(valueIn(logProbs, "entropy_paper").value() * classes, nats, 1e-12 * classes));
        QVERIFY(
            near(valueIn(logProbs, "entropy_normalised").value() * std::log(classes), nats, 1e-12 * classes));
    }
}

void TestMeasures::oneClassHasNoEntropy() {
    const Matrix logProbs(2, 1, 0.0F);
    for (const char* id : {"entropy_nats", "entropy_paper", "entropy_normalised"}) {
        QVERIFY(near(valueIn(logProbs, id), 0, 0));
    }
    QVERIFY(near(valueIn(logProbs, "max_probability"), 1, 0));
}

void TestMeasures::unknownIdentifiersNameTheKnown() {
    QVERIFY(findMeasure("entropy") == nullptr);
    const std::string text = test::errorOf([] { (void)measureOf("entropy"); });
    QVERIFY(text.starts_with("entropy: is no exit measure. Choose one of "));
    for (const Measure& measure : measures())
        QVERIFY(text.find(measure.id) != std::string::npos);
}

void TestMeasures::scoresAreAllMeasures() {
    const FrameTraces traces = traceFrames(logsOf({{0.5, 0.5}}), 0);
    const Scores scores = scoreExit({&traces});
    QCOMPARE(scores.size(), measures().size());
    for (const Score& score : scores)
        QVERIFY(valueOf(scores, score.measure->id) == score.measure->evaluate({&traces}));
    QVERIFY(near(valueOf(scores, "max_probability"), 0.5));
    QVERIFY(!valueOf(scores, "none such"));
}

QTEST_GUILESS_MAIN(TestMeasures)
#include "test_measures.moc"
