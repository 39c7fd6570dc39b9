// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/short_number.h"
#include "corpus/explore/sweep.h"
#include "corpus/made_results.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace offramp;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool near(const std::optional<double>& one, const std::optional<double>& other) {
    if (!one || !other) return one.has_value() == other.has_value();
    return std::abs(*one - *other) <= 1e-9 * (1 + std::abs(*other));
}

/// Counts to the digit, means to rounding.
bool same(const OperatingPoint& one, const OperatingPoint& other) {
    return one.utterances == other.utterances && one.words == other.words &&
           one.characters == other.characters && one.histogram == other.histogram &&
           one.averageLayer == other.averageLayer && one.averageExit == other.averageExit &&
           near(one.meanUtteranceWer, other.meanUtteranceWer) && near(one.gmacs, other.gmacs) &&
           near(one.seconds, other.seconds) && near(one.realTimeFactor, other.realTimeFactor);
}

std::vector<std::vector<std::int64_t>> histograms(const std::vector<SweepPoint>& points) {
    std::vector<std::vector<std::int64_t>> all;
    for (const SweepPoint& each : points)
        all.push_back(each.point.histogram);
    return all;
}

} // namespace

class TestSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallResultsAreSwept();
    void everyPointIsThatOfItsPolicy_data();
    void everyPointIsThatOfItsPolicy();
    void thresholdsRunFromNoneToAll_data();
    void thresholdsRunFromNoneToAll();
    void thresholdsSpreadOverWhatChanges();
    void shortNumbersLieBetween();
    void thresholdsHaveToBeNumbers();
    void anEmptySelectionIsSwept();
};

void TestSweep::smallResultsAreSwept() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = *results.decoder("greedy");
    const std::vector<double> thresholds{0.12, -infinity, infinity, 0.12, 0.05};
    const auto points = sweep(results, greedy, specOf("entropy_normalised"), thresholds, everything(results));
    QCOMPARE(points.size(), std::size_t(5));
    QCOMPARE(points[2].threshold, infinity);
    // .12: a 2, b 1, c 3, d 3, e 2; −∞: all the last; ∞: the first that is defined: c at 2;
    // .05: a 3, b 3 (.05 isn't below .05), c 3, d 3, e 2
    QVERIFY(histograms(points) ==
            (std::vector<std::vector<std::int64_t>>{{1, 2, 2}, {0, 0, 5}, {4, 1, 0}, {1, 2, 2}, {0, 1, 4}}));
    // at the last exit: 0 + 1 + 1 + 0 errors of 9 words
    QCOMPARE(*points[1].point.wer(), 2 / 9.0);
    QCOMPARE(points[1].point.averageLayer, 6.0);
    // first exits 2 0 1 (c at the second) 0
    QCOMPARE(*points[2].point.wer(), 3 / 9.0);
}

void TestSweep::everyPointIsThatOfItsPolicy_data() {
    QTest::addColumn<QString>("measure");
    for (const char* measure : {"entropy_normalised", "max_probability", "patience", "nbest_posterior"})
        QTest::newRow(measure) << measure;
}

void TestSweep::everyPointIsThatOfItsPolicy() {
    QFETCH(QString, measure);
    const MeasureSpec spec = specOf(measure.toStdString());
    std::mt19937 random(9);
    for (unsigned round = 0; round < 60; ++round) {
        const std::size_t exits = 1 + random() % 7;
        const CorpusResults results = test::randomResults(60, exits, round);
        const DecoderResults& decoder = *results.decoderOf(spec);
        std::vector<double> thresholds{infinity, -infinity};
        for (int i = 0; i < 30; ++i)
            thresholds.push_back(random() % 2 == 0 ? (random() % 25) / 8.0 : (random() % 1000) / 999.0);
        Selection selection;
        for (std::uint32_t u = 0; u < 60; ++u)
            if (random() % 4 != 0) selection.push_back(u);
        const auto points = sweep(results, decoder, spec, thresholds, selection);
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            const Policy policy = Policy::common(spec, thresholds[i]);
            const auto taken = decideAll(results, decoder, policy);
            QCOMPARE(points[i].threshold, thresholds[i]);
            QVERIFY(same(points[i].point, operatingPoint(results, decoder, taken, selection)));
        }
    }
}

void TestSweep::thresholdsRunFromNoneToAll_data() {
    everyPointIsThatOfItsPolicy_data();
}

void TestSweep::thresholdsRunFromNoneToAll() {
    QFETCH(QString, measure);
    const MeasureSpec spec = specOf(measure.toStdString());
    const CorpusResults results = test::randomResults(300, 5, 3);
    const DecoderResults& decoder = *results.decoderOf(spec);
    const Selection all = everything(results);
    const auto thresholds = sweepThresholds(results, decoder, spec, 40, all);
    const auto points = sweep(results, decoder, spec, thresholds, all);
    QVERIFY(thresholds.size() <= 40);
    QCOMPARE(points.front().point.histogram.back(), std::int64_t(300));
    const double boldest = spec.measure->direction == Direction::lowIsGood ? infinity : -infinity;
    const auto taken = decideAll(results, decoder, Policy::common(spec, boldest));
    QVERIFY(same(points.back().point, operatingPoint(results, decoder, taken, all)));
    for (std::size_t i = 1; i < points.size(); ++i) // each does more than the one before
        QVERIFY(points[i].point.averageExit < points[i - 1].point.averageExit);
    // no step leaves a gap: 39 steps at most over 4 exits, and ties of a twentieth part at most
    if (measure == "patience") return; // has four values in all
    for (std::size_t i = 1; i < points.size(); ++i)
        QVERIFY(points[i - 1].point.averageExit - points[i].point.averageExit < 0.4);
}

void TestSweep::thresholdsSpreadOverWhatChanges() {
    CorpusResults results = test::smallResults();
    DecoderResults& greedy = results.decoders[0];
    const MeasureSpec entropy = specOf("entropy_normalised");
    const auto thresholdsOf = [&](const char* measure, std::size_t points) {
        return sweepThresholds(results, greedy, specOf(measure), points, everything(results));
    };
    // before the last exit, each surer than those before: a .30 .10, b .08 .05, c .20, d .50 .40, e .60 .03;
    // the last is above .60 by a hundredth of .57 at most
    QVERIFY(thresholdsOf("entropy_normalised", 100) ==
            (std::vector<double>{.03, .05, .08, .1, .2, .3, .4, .5, .6, .605}));
    // three: the nine's ends, and beyond
    QVERIFY(thresholdsOf("entropy_normalised", 3) == (std::vector<double>{.03, .6, .605}));
    greedy.scores[0].values[3] = .0812345;  // b at exit 1: between .05 and .10, .08 does the same
    greedy.scores[0].values[13] = .0312345; // e at exit 2: nothing is below .0312345 − .0057, so .03
    QVERIFY(thresholdsOf("entropy_normalised", 100) ==
            (std::vector<double>{.03, .05, .08, .1, .2, .3, .4, .5, .6, .605}));
    // a value of patience equal to its threshold passes: what nothing reaches comes first. Exit 2 has 0 1 0 0
    // 0
    QVERIFY(thresholdsOf("patience", 10) == (std::vector<double>{1.01, 1, 0}));
    greedy.scores[0].values.assign(15, test::nan);
    QVERIFY(sweepThresholds(results, greedy, entropy, 9, everything(results)) == std::vector<double>{0});
}

void TestSweep::shortNumbersLieBetween() {
    QCOMPARE(shortestUpTo(.0612, .0635176), .063); // .06 isn't above .0612
    QCOMPARE(shortestUpTo(.05, .0635176), .06);
    QCOMPARE(shortestUpTo(-1, .0635176), 0.0);
    QCOMPARE(shortestUpTo(-.5, -.21), -.3);
    QCOMPARE(shortestUpTo(.99, 1), 1.0);
    QCOMPARE(shortestUpTo(9.99, 10.5), 10.0);
    QCOMPARE(shortestUpTo(0, .3), .3);
    QCOMPARE(shortestFrom(.21, .5), .3);
    QCOMPARE(shortestFrom(-.3, -.1), -.3);
    QCOMPARE(shortestFrom(-.35, 1), 0.0);
    QCOMPARE(shortestUpTo(1, infinity), infinity);
    QCOMPARE(shortestUpTo(-infinity, 3.25), 0.0);
    const double next = std::nextafter(.1, 1);
    QCOMPARE(shortestUpTo(.1, next), next); // nothing shorter
    std::mt19937 random(3);
    std::uniform_real_distribution<double> uniform(-1, 1);
    for (int i = 0; i < 20000; ++i) {
        const double scale = std::pow(10.0, static_cast<int>(random() % 20) - 10);
        const auto [low, high] = std::minmax({uniform(random) * scale, uniform(random) * scale});
        const double up = shortestUpTo(low, high);
        QVERIFY(up > low && up <= high);
        const double down = shortestFrom(low, high);
        QVERIFY(down >= low && down < high);
    }
}

void TestSweep::thresholdsHaveToBeNumbers() {
    const CorpusResults results = test::smallResults();
    const std::vector<double> thresholds{0.1, test::nan};
    const std::string error = test::errorOf([&] {
        (void)sweep(results, results.decoders[0], specOf("entropy_normalised"), thresholds,
                    everything(results));
    });
    QVERIFY(error.find("not a number") != std::string::npos);
}

void TestSweep::anEmptySelectionIsSwept() {
    const CorpusResults results = test::smallResults();
    const std::vector<double> thresholds{0.1};
    const auto points = sweep(results, results.decoders[0], specOf("entropy_normalised"), thresholds, {});
    QCOMPARE(points.size(), std::size_t(1));
    QCOMPARE(points[0].point.utterances, std::size_t(0));
    QVERIFY(!points[0].point.meanUtteranceWer && !points[0].point.seconds);
    QVERIFY(
        sweep(results, results.decoders[0], specOf("entropy_normalised"), {}, everything(results)).empty());
}

QTEST_GUILESS_MAIN(TestSweep)
#include "test_sweep.moc"
