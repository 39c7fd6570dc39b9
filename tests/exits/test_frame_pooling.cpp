// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/exit_of.h"
#include "exits/frame_pooling.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace offramp;
using test::ExitOf;
using test::logsOf;
using test::near;
using test::randomLogProbs;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

MeasureParameters quantile(double q) {
    MeasureParameters parameters;
    parameters.pool = Pooling::quantile;
    parameters.quantile = q;
    return parameters;
}

/// Four frames, blank 0, with max p 0.9 (blank), 0.6 (blank), 0.5 and 0.8.
Matrix fourFrames() {
    return logsOf({{0.9, 0.05, 0.05}, {0.6, 0.3, 0.1}, {0.2, 0.5, 0.3}, {0.15, 0.05, 0.8}});
}

} // namespace

class TestFramePooling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksLeaveTheirFrames();
    void aMaskThatLeavesNoneIsUndefined();
    void withoutABlankNothingIsBlank();
    void masksLookAtTheModelsOwnProbabilities();
    void whatIsMaskedDoesNotMatter();
    void theMinimumIsTheLeastSure();
    void quantilesCountFromTheLeastSure();
    void quantilesOfFewNumbers();
    void quantilesAreInOrder();
    void infinitiesArePooled();
};

void TestFramePooling::masksLeaveTheirFrames() {
    ExitOf exit(fourFrames());
    const std::vector<std::int64_t> emissions{1, 3};
    exit.evidence.emissions = emissions;
    QVERIFY(near(exit["max_probability"], 0.7));                               // (0.9 + 0.6 + 0.5 + 0.8)/4
    QVERIFY(near(exit["max_probability:mask=nonblank"], 0.65));                // (0.5 + 0.8)/2
    QVERIFY(near(exit["max_probability:mask=blankbelow"], 0.7));               // 0.9 is not above 0.95
    QVERIFY(near(exit["max_probability:mask=blankbelow,blank=0.7"], 1.9 / 3)); // (0.6 + 0.5 + 0.8)/3
    QVERIFY(near(exit["max_probability:mask=blankbelow,blank=0.17"], 0.8));    // p_b = 0.15 alone isn't above
    QVERIFY(near(exit["max_probability:mask=emitting"], 0.7));                 // (0.6 + 0.8)/2
    QVERIFY(near(exit["max_probability:mask=emitting,pool=min"], 0.6));
    QVERIFY(near(exit["max_probability:mask=nonblank,pool=min"], 0.5));
}

void TestFramePooling::aMaskThatLeavesNoneIsUndefined() {
    const ExitOf exit(logsOf({{0.9, 0.1}, {0.8, 0.2}}));
    for (const char* mask : {"nonblank", "blankbelow,blank=0.5", "emitting"}) {
        for (const Measure& measure : measures()) {
            if (!measure.has(Parameter::mask)) continue;
            const std::string text = std::string(measure.id) + ":mask=" + mask;
            QVERIFY2(!exit[text], text.c_str());
        }
    }
    QVERIFY(exit["max_probability"].has_value());
}

void TestFramePooling::withoutABlankNothingIsBlank() {
    const ExitOf exit(fourFrames(), nullptr, -1);
    QVERIFY(near(exit["max_probability:mask=nonblank"], 0.7));
    QVERIFY(near(exit["max_probability:mask=blankbelow,blank=0"], 0.7));
}

void TestFramePooling::masksLookAtTheModelsOwnProbabilities() {
    // At τ = 2 the blank of frame 1 has √0.9/(√0.9 + 2√0.05) = 0.9486833/1.3958969 = 0.6796227, below 0.7:
    // left out all the same. Frame 2: √0.6/(√0.6 + √0.3 + √0.1) = 0.7745967/1.6385472 = 0.4727338; frame 3:
    // √0.5/(√0.2 + √0.5 + √0.3) = 0.7071068/1.7020430 = 0.4154460; frame 4: 0.8944272/1.5053323 = 0.5941726
    const ExitOf exit(fourFrames());
    QVERIFY(near(exit["max_probability:mask=blankbelow,blank=0.7,temperature=2"],
                 (0.4727338 + 0.4154460 + 0.5941726) / 3, 2e-6));
}

void TestFramePooling::whatIsMaskedDoesNotMatter() {
    for (const int classes : {2, 32, 10000}) {
        const Matrix speech = randomLogProbs(6, classes, 2, 4);
        Matrix padded(12, classes, -std::numeric_limits<float>::infinity());
        for (std::int64_t t = 0; t < 12; ++t) {
            if (t % 2 == 0)
                std::copy(speech.row(t / 2).begin(), speech.row(t / 2).end(), padded.row(t).begin());
            else
                padded(t, 0) = 0; // certainly blank
        }
        const ExitOf alone(speech);
        const ExitOf within(padded);
        Matrix broken = padded;
        broken(1, 1) = std::numeric_limits<float>::quiet_NaN(); // its argmax stays the blank
        const ExitOf holed(broken);
        const std::vector<std::int64_t> odd{0, 2, 4, 6, 8, 10};
        ExitOf emitting(broken);
        emitting.evidence.emissions = odd;
        for (const Measure& measure : measures()) {
            if (!measure.has(Parameter::mask) || measure.needs != 0) continue;
            for (const char* pool : {"", ",pool=min", ",pool=quantile,quantile=0.3"}) {
                const std::string mask = std::string(measure.id) + ":mask=";
                const auto expected = alone[mask + "nonblank" + pool];
                QVERIFY(within[mask + "nonblank" + pool] == expected);
                QVERIFY(holed[mask + "nonblank" + pool] == expected);
                QVERIFY(emitting[mask + "emitting" + pool] ==
                        alone[std::string(measure.id) + ":pool=" + (*pool == '\0' ? "mean" : pool + 6)]);
            }
        }
    }
}

void TestFramePooling::theMinimumIsTheLeastSure() {
    const ExitOf exit(fourFrames());
    QVERIFY(near(exit["max_probability:pool=min"], 0.5));
    QVERIFY(near(exit["exp_log_max_probability:pool=min"], 0.5));
    QVERIFY(near(exit["max_probability_rescaled:pool=min"], 0.25)); // (3·0.5 − 1)/2
    QVERIFY(near(exit["margin:pool=min"], 0.2));                    // 0.5 − 0.3, of 0.85, 0.3, 0.2, 0.65
    // The most even frame: 0.2·1.6094379 + 0.5·0.6931472 + 0.3·1.2039728 = 0.3218876 + 0.3465736 + 0.3611918
    QVERIFY(near(exit["entropy_nats:pool=min"], 1.0296530));
    // α = 2, V = 3: Σ p² = 0.04 + 0.25 + 0.09 = 0.38; (1/3 − 0.38)/(1/3 − 1) = 0.07
    QVERIFY(near(exit["tsallis:alpha=2,pool=min"], 0.07));
}

void TestFramePooling::quantilesCountFromTheLeastSure() {
    const std::vector<double> values{4, 1, 3, 2, 5};
    // Of five numbers q lies at place 4q: 0.1 at 0.4
    QCOMPARE(pooled(values, Direction::highIsGood, quantile(0)).value(), 1.0);
    QCOMPARE(pooled(values, Direction::highIsGood, quantile(0.1)).value(), 1.4); // 1 + 0.4·(2 − 1)
    QCOMPARE(pooled(values, Direction::highIsGood, quantile(0.5)).value(), 3.0);
    QCOMPARE(pooled(values, Direction::highIsGood, quantile(1)).value(), 5.0);
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(0)).value(), 5.0);
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(0.1)).value(), 4.6); // 5 − 0.4·(5 − 4)
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(1)).value(), 1.0);
    // and of an exit: max p in order 0.5, 0.6, 0.8, 0.9; ½ lies at place 1.5
    QVERIFY(near(ExitOf(fourFrames())["max_probability:pool=quantile,quantile=0.5"], 0.7));
    QVERIFY(near(ExitOf(fourFrames())["max_probability:pool=quantile"], 0.53)); // 0.1 at place 0.3
}

void TestFramePooling::quantilesOfFewNumbers() {
    for (const double q : {0.0, 0.1, 0.5, 1.0}) {
        QVERIFY(!pooled({}, Direction::lowIsGood, quantile(q)));
        QCOMPARE(pooled({7}, Direction::lowIsGood, quantile(q)).value(), 7.0);
        QCOMPARE(pooled({7, 7}, Direction::highIsGood, quantile(q)).value(), 7.0);
    }
    QVERIFY(!pooled({1, std::nan("")}, Direction::lowIsGood, quantile(0)));
}

void TestFramePooling::quantilesAreInOrder() {
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    for (int round = 0; round < 100; ++round) {
        std::vector<double> values(static_cast<std::size_t>(1 + round % 17));
        for (double& value : values)
            value = normal(random);
        MeasureParameters least;
        least.pool = Pooling::minimum;
        for (const Direction direction : {Direction::lowIsGood, Direction::highIsGood}) {
            const double sign = direction == Direction::lowIsGood ? -1 : 1;
            double before = *pooled(values, direction, least);
            QCOMPARE(*pooled(values, direction, quantile(0)), before);
            for (int q = 0; q <= 10; ++q) {
                const double value = *pooled(values, direction, quantile(0.1 * q));
                QVERIFY(sign * value >= sign * before - 1e-12); // surer and surer
                before = value;
            }
        }
    }
}

void TestFramePooling::infinitiesArePooled() {
    const std::vector<double> values{infinity, infinity, 1};
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(0)).value(), infinity);
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(0.25)).value(), infinity); // between two of them
    QCOMPARE(pooled(values, Direction::lowIsGood, quantile(1)).value(), 1.0);
    QCOMPARE(pooled(values, Direction::lowIsGood, {}).value(), infinity);
}

QTEST_GUILESS_MAIN(TestFramePooling)
#include "test_frame_pooling.moc"
