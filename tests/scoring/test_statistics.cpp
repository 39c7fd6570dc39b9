// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/calibration.h"
#include "scoring/correlation.h"
#include "scoring/roc.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace offramp;

namespace {

using Numbers = std::vector<double>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

bool near(std::optional<double> value, double expected) {
    return value && std::abs(*value - expected) < 1e-12;
}

/// By its definition: over all pairs of a correct one and a wrong one.
double areaByPairs(const std::vector<JudgedConfidence>& judged) {
    double wins = 0;
    double pairs = 0;
    for (const JudgedConfidence& right : judged) {
        for (const JudgedConfidence& wrong : judged) {
            if (!right.correct || wrong.correct) continue;
            ++pairs;
            wins += right.confidence > wrong.confidence ? 1 : right.confidence == wrong.confidence ? 0.5 : 0;
        }
    }
    return wins / pairs;
}

double areaByTrapezoids(const Roc& roc) {
    double area = 0;
    for (std::size_t i = 1; i < roc.points.size(); ++i) {
        const RocPoint& before = roc.points[i - 1];
        const RocPoint& here = roc.points[i];
        area += (here.falsePositiveRate - before.falsePositiveRate) *
                (here.truePositiveRate + before.truePositiveRate) / 2;
    }
    return area;
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pearsonIsThatOfHand();
    void ranksShareTies();
    void spearmanIsThatOfHand();
    void whatDoesNotVaryHasNoCorrelation();
    void correlationsKeepTheirBounds();
    void reliabilityIsThatOfHand();
    void confidencesOnEdgesHaveTheirBin();
    void nothingHasNoCalibration();
    void theRocIsThatOfHand();
    void theAreaCountsPairs();
    void oneKindAloneHasNoRoc();
};

void TestStatistics::pearsonIsThatOfHand() {
    // means 2.5 and 3; deviations −1.5 −.5 .5 1.5 and −2 −1 2 1: products 3 + .5 + 1 + 1.5 = 6;
    // squares 5 and 10: 6/√50
    QVERIFY(near(pearson(Numbers{1, 2, 3, 4}, Numbers{1, 2, 5, 4}), 6 / std::sqrt(50.0)));
    QVERIFY(near(pearson(Numbers{1, 2, 3}, Numbers{10, 20, 30}), 1));
    QVERIFY(near(pearson(Numbers{1, 2, 3}, Numbers{3, 2, 1}), -1));
    QVERIFY(near(pearson(Numbers{-1, 0, 1}, Numbers{1, 0, 1}), 0));
}

void TestStatistics::ranksShareTies() {
    // 5 is the 2nd and 3rd: 2.5 both; 9 the 4th to 6th: 5
    QVERIFY(averageRanks(Numbers{9, 5, 9, 1, 5, 9}) == (Numbers{5, 2.5, 5, 1, 2.5, 5}));
    QVERIFY(averageRanks(Numbers{infinity, -infinity, 0}) == (Numbers{3, 1, 2}));
    QVERIFY(averageRanks(Numbers{7, 7}) == (Numbers{1.5, 1.5}));
    QVERIFY(averageRanks({}).empty());
}

void TestStatistics::spearmanIsThatOfHand() {
    // no ties: 1 − 6 Σ d² / (n (n² − 1)); ranks 1 2 3 4 5 and 2 1 4 3 5: d² = 1 + 1 + 1 + 1: 1 − 24/120
    QVERIFY(near(spearman(Numbers{1, 2, 3, 4, 5}, Numbers{20, 10, 400, 30, 5000}), 0.8));
    // ties: ranks 1.5 1.5 3 4 (mean 2.5: −1, −1, .5, 1.5) and 1 2.5 2.5 4 (−1.5, 0, 0, 1.5):
    // products 1.5 + 2.25 = 3.75; squares 4.5 and 4.5: 3.75/4.5
    QVERIFY(near(spearman(Numbers{0, 0, 1, 2}, Numbers{1, 5, 5, 9}), 3.75 / 4.5));
    // whatever grows with it has the same ranks, to infinity
    QVERIFY(near(spearman(Numbers{1, 2, 3}, Numbers{0, 1e300, infinity}), 1));
}

void TestStatistics::whatDoesNotVaryHasNoCorrelation() {
    QVERIFY(!pearson({}, {}));
    QVERIFY(!pearson(Numbers{1}, Numbers{2}));
    QVERIFY(!pearson(Numbers{1, 2}, Numbers{3, 3}));
    QVERIFY(!pearson(Numbers{0.1, 0.1, 0.1}, Numbers{1, 2, 3})); // their mean isn't 0.1 to the last digit
    QVERIFY(!spearman(Numbers{3, 3}, Numbers{1, 2}));
    QVERIFY(!pearson(Numbers{1, notANumber}, Numbers{1, 2}));
    QVERIFY(!pearson(Numbers{1, infinity}, Numbers{1, 2}));
    QVERIFY(!spearman(Numbers{1, 2}, Numbers{notANumber, 2}));
}

void TestStatistics::correlationsKeepTheirBounds() {
    std::mt19937 random(4);
    std::normal_distribution<double> normal;
    for (int round = 0; round < 200; ++round) {
        Numbers x;
        Numbers y;
        for (int i = 0; i < 20; ++i) {
            x.push_back(std::round(normal(random) * 3));
            y.push_back(round % 2 == 0 ? 2 * x.back() + 1e9 : normal(random));
        }
        for (const auto& value : {pearson(x, y), spearman(x, y)}) {
            QVERIFY(value && *value >= -1 && *value <= 1);
            if (round % 2 == 0) QVERIFY(*value > 1 - 1e-6); // a line
        }
        QCOMPARE(*pearson(x, y), *pearson(y, x));
        Numbers negative = x;
        for (double& value : negative)
            value = -value;
        QVERIFY(near(spearman(negative, y), -*spearman(x, y)));
    }
}

void TestStatistics::reliabilityIsThatOfHand() {
    // bins of 0.25. First: .1, .2 (mean .15), one of two right: |.5 − .15| = .35
    // third: .5, .6, .7 (mean .6), all right: .4; fourth: .8, 1 (mean .9), none: .9
    const std::vector<JudgedConfidence> judged{{.1, false}, {.5, true},   {.8, false}, {.2, true},
                                               {.6, true},  {1.0, false}, {.7, true}};
    const Reliability diagram = reliability(judged, 4);
    QCOMPARE(diagram.count, std::size_t(7));
    QCOMPARE(diagram.bins.size(), std::size_t(4));
    QCOMPARE(diagram.bins[0].count, std::size_t(2));
    QVERIFY(near(diagram.bins[0].meanConfidence, .15) && near(diagram.bins[0].accuracy, .5));
    QCOMPARE(diagram.bins[1].count, std::size_t(0));
    QCOMPARE(diagram.bins[1].accuracy, 0.0);
    QVERIFY(near(diagram.bins[2].meanConfidence, .6) && near(diagram.bins[2].accuracy, 1));
    QVERIFY(near(diagram.bins[3].meanConfidence, .9) && near(diagram.bins[3].accuracy, 0));
    QVERIFY(diagram.bins[3].low == .75 && diagram.bins[3].high == 1);
    QVERIFY(near(diagram.expectedError, (2 * .35 + 3 * .4 + 2 * .9) / 7));
    QVERIFY(near(diagram.maximumError, .9));
}

void TestStatistics::confidencesOnEdgesHaveTheirBin() {
    // a bin begins with its lower edge; 1 is of the last; what is outside counts as 0 or 1
    const std::vector<JudgedConfidence> judged{{0, true}, {.25, true}, {.5, true},
                                               {1, true}, {-3, true},  {1.5, true}};
    const Reliability diagram = reliability(judged, 4);
    QCOMPARE(diagram.bins[0].count, std::size_t(2));
    QCOMPARE(diagram.bins[1].count, std::size_t(1));
    QCOMPARE(diagram.bins[2].count, std::size_t(1));
    QCOMPARE(diagram.bins[3].count, std::size_t(2));
    QCOMPARE(diagram.bins[3].meanConfidence, 1.0);
    QCOMPARE(reliability(judged, 1).bins[0].count, std::size_t(6));
}

void TestStatistics::nothingHasNoCalibration() {
    const Reliability none = reliability({}, 10);
    QVERIFY(!none.expectedError && !none.maximumError);
    QCOMPARE(none.bins.size(), std::size_t(10));
    const std::vector<JudgedConfidence> perfect{{1, true}, {0, false}};
    QVERIFY(near(reliability(perfect, 10).expectedError, 0));
}

void TestStatistics::theRocIsThatOfHand() {
    // .9 right; .8 right and wrong; .3 wrong; .1 right. Pairs: .9 beats both wrongs: 2; .8 ties with .8 and
    // beats .3: 1.5; .1 beats none: 3.5 of 6
    const std::vector<JudgedConfidence> judged{{.3, false}, {.8, true}, {.1, true}, {.8, false}, {.9, true}};
    const auto roc = receiverOperatingCharacteristic(judged);
    QVERIFY(roc.has_value());
    QVERIFY(roc->correct == 3 && roc->wrong == 2);
    QCOMPARE(roc->area, 3.5 / 6);
    QCOMPARE(roc->points.size(), std::size_t(5)); // the start, and four confidences
    const std::vector<std::array<double, 3>> expected{
        {infinity, 0, 0}, {.9, 0, 1 / 3.0}, {.8, .5, 2 / 3.0}, {.3, 1, 2 / 3.0}, {.1, 1, 1}};
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(roc->points[i].confidence, expected[i][0]);
        QCOMPARE(roc->points[i].falsePositiveRate, expected[i][1]);
        QCOMPARE(roc->points[i].truePositiveRate, expected[i][2]);
    }
}

void TestStatistics::theAreaCountsPairs() {
    std::mt19937 random(6);
    for (int round = 0; round < 100; ++round) {
        std::vector<JudgedConfidence> judged;
        for (int i = 0; i < 60; ++i) {
            const double confidence = random() % (round % 2 == 0 ? 8 : 100000); // many ties, few
            judged.push_back({confidence, random() % 3 == 0});
        }
        judged.push_back({infinity, true});
        judged.push_back({-infinity, false});
        const auto roc = receiverOperatingCharacteristic(judged);
        QVERIFY(near(roc->area, areaByPairs(judged)));
        QVERIFY(near(areaByTrapezoids(*roc), roc->area));
        std::ranges::shuffle(judged, random);
        QCOMPARE(receiverOperatingCharacteristic(judged)->area, roc->area);
        for (JudgedConfidence& each : judged)
            each.confidence = -each.confidence;
        QVERIFY(near(receiverOperatingCharacteristic(judged)->area, 1 - roc->area));
    }
}

void TestStatistics::oneKindAloneHasNoRoc() {
    QVERIFY(!receiverOperatingCharacteristic({}));
    QVERIFY(!receiverOperatingCharacteristic(std::vector<JudgedConfidence>{{.5, true}, {.6, true}}));
    QVERIFY(!receiverOperatingCharacteristic(std::vector<JudgedConfidence>{{.5, false}}));
    const auto alike = receiverOperatingCharacteristic(std::vector<JudgedConfidence>{{1, true}, {1, false}});
    QCOMPARE(alike->area, 0.5);
    QCOMPARE(alike->points.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "test_statistics.moc"
