// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/choose/bootstrap.h"
#include "corpus/choose/replicates.h"
#include "corpus/choose/scale.h"
#include "corpus/choose/seeded.h"
#include "corpus/choose/split.h"
#include "corpus/explore/sweep.h"
#include "made_results.h"
#include "support/support.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <numeric>

using namespace offramp;
using test::randomResults;
using test::smallResults;

namespace {

bool near(double one, double other, double within = 1e-12) {
    return std::abs(one - other) <= within * (1 + std::abs(other));
}

/// `errors` of `words` words.
ErrorCounts counts(std::int64_t errors, std::int64_t words) {
    ErrorCounts made;
    made.substitutions = errors;
    made.hits = words - errors;
    return made;
}

std::vector<std::uint32_t> alone(std::size_t count) {
    std::vector<std::uint32_t> groups(count);
    std::iota(groups.begin(), groups.end(), 0U);
    return groups;
}

/// Quantile as NumPy's default has it, of sorted values.
double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreTheSameEverywhere();
    void drawsAreUniform();
    void intervalsByHand();
    void theBandIsThatOfEveryReplicate_data();
    void theBandIsThatOfEveryReplicate();
    void threadsAndOrderChangeNothing();
    void theBandIsAsWideAsTheory();
    void groupsWidenTheBand();
    void differencesByHand();
    void pairedDifferencesByReplicates();
    void pairingNarrowsTheInterval();
    void thePValueIsRightWhereNothingDiffers();
    void utterancesWithoutWords();
    void cancelling();
    void whatCannotBeDrawn();
};

void TestBootstrap::numbersAreTheSameEverywhere() {
    // Independently in Python: SplitMix64 as seeded.h describes it.
    Seeded one(1);
    QCOMPARE(one.next(), std::uint64_t(0x55c55969ed403149U));
    QCOMPARE(one.next(), std::uint64_t(0xfb85af9c9a7e41f1U));
    Seeded other(1, 5);
    QCOMPARE(other.next(), std::uint64_t(0xa389390354dbe8caU));
    Seeded low(3);
    std::vector<std::uint32_t> drawn;
    for (int i = 0; i < 8; ++i)
        drawn.push_back(low.below(10));
    QCOMPARE(drawn, (std::vector<std::uint32_t>{3, 9, 0, 5, 8, 3, 2, 0}));
}

void TestBootstrap::drawsAreUniform() {
    // 200 replicates of 50 groups: each is drawn 200 times on average; a count's spread is 14.
    std::vector<std::int32_t> weights(50);
    std::vector<std::int32_t> sums(50, 0);
    for (std::uint64_t replicate = 0; replicate < 200; ++replicate) {
        drawWeights(4, replicate, weights);
        QCOMPARE(std::accumulate(weights.begin(), weights.end(), 0), 50);
        for (std::size_t i = 0; i < 50; ++i)
            sums[i] += weights[i];
    }
    double chiSquare = 0; // with 49 degrees of freedom: mean 49, spread 9.9
    for (const std::int32_t sum : sums)
        chiSquare += (sum - 200.0) * (sum - 200.0) / 200;
    QVERIFY2(chiSquare > 20 && chiSquare < 90, qPrintable(QString::number(chiSquare)));
}

void TestBootstrap::intervalsByHand() {
    // The middle half of 1 2 3 4: quantiles at .25 · 3 = .75 → 1.75, and at 2.25 → 3.25.
    std::vector<double> values{4, test::nan, 1, 3, 2};
    QCOMPARE(*intervalOf(values, 0.5), (Interval{1.75, 3.25}));
    std::vector<double> single{7};
    QCOMPARE(*intervalOf(single, 0.95), (Interval{7, 7}));
    std::vector<double> none{test::nan};
    QVERIFY(!intervalOf(none, 0.95));
}

void TestBootstrap::theBandIsThatOfEveryReplicate_data() {
    QTest::addColumn<QString>("measure");
    QTest::addColumn<QString>("group");
    QTest::newRow("utterances") << "entropy_normalised"
                                << "";
    QTest::newRow("speakers") << "max_probability"
                              << "speaker";
    QTest::newRow("inclusive") << "patience"
                               << "speaker";
}

/// Each replicate's utterances written out, decided and summed one by one.
void TestBootstrap::theBandIsThatOfEveryReplicate() {
    QFETCH(QString, measure);
    QFETCH(QString, group);
    const CorpusResults results = randomResults(120, 4, 3);
    const DecoderResults& decoder = results.decoders[0];
    const Policy family = Policy::common(measure.toStdString(), 0.5);
    const Selection all = everything(results);
    std::vector<double> thresholds{0.9, -0.1, 0.5, 2, 0.25, 0.5, 7};
    BootstrapOptions options;
    options.replicates = 40;
    options.level = 0.8;
    options.seed = 12;
    options.group = group.toStdString();
    const auto band = bootstrapBand(results, decoder, family, thresholds, all, options);
    const auto groups = groupsOf(results, options.group, all);
    std::vector<std::int32_t> weights(*std::ranges::max_element(groups) + 1);
    for (std::size_t i = 0; i < thresholds.size(); ++i) {
        const ExitsTaken taken = decideAll(results, decoder, withThreshold(family, thresholds[i]));
        std::vector<double> wers;
        std::vector<double> layers;
        for (std::uint64_t replicate = 0; replicate < 40; ++replicate) {
            drawWeights(12, replicate, weights);
            Selection drawn;
            for (const std::uint32_t each : all)
                drawn.insert(drawn.end(), static_cast<std::size_t>(weights[groups[each]]), each);
            const OperatingPoint point = operatingPoint(results, decoder, taken, drawn);
            wers.push_back(*point.wer());
            layers.push_back(point.averageLayer);
        }
        std::ranges::sort(wers);
        std::ranges::sort(layers);
        QVERIFY(near(band[i].wer->low, quantile(wers, 0.1)));
        QVERIFY(near(band[i].wer->high, quantile(wers, 0.9)));
        QVERIFY(near(band[i].averageLayer->low, quantile(layers, 0.1)));
        QVERIFY(near(band[i].averageLayer->high, quantile(layers, 0.9)));
    }
}

void TestBootstrap::threadsAndOrderChangeNothing() {
    const CorpusResults results = randomResults(90, 3, 8);
    const Policy family = Policy::common("entropy_normalised", 0.5);
    const Selection all = everything(results);
    BootstrapOptions options;
    options.replicates = 101;
    const auto bandOf = [&](int threads, std::vector<double> thresholds) {
        options.threads = threads;
        return bootstrapBand(results, results.decoders[0], family, thresholds, all, options);
    };
    const auto one = bandOf(1, {0.2, 0.4, 0.8});
    const auto three = bandOf(3, {0.8, 0.2, 0.4});
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(*one[i].wer, *three[(i + 1) % 3].wer);
        QCOMPARE(*one[i].averageLayer, *three[(i + 1) % 3].averageLayer);
    }
}

/// The spread of a ratio of sums, by the delta method: √Σ(e − WER·n)² / Σn.
void TestBootstrap::theBandIsAsWideAsTheory() {
    const CorpusResults results = randomResults(2000, 2, 4);
    const Selection all = everything(results);
    std::vector<ErrorCounts> last;
    for (const std::uint32_t each : all)
        last.push_back(results.decoders[0].words[results.at(each, 1)]);
    ErrorCounts sum;
    for (const ErrorCounts& each : last)
        sum += each;
    double squares = 0;
    for (const ErrorCounts& each : last) {
        const double off =
            static_cast<double>(each.errors()) - *sum.rate() * static_cast<double>(each.referenceLength());
        squares += off * off;
    }
    const double spread = std::sqrt(squares) / static_cast<double>(sum.referenceLength());
    BootstrapOptions options;
    options.replicates = 4000;
    const Interval interval = *bootstrapRate(last, alone(2000), options);
    // ±1.96 spreads; the quantiles of 4000 replicates are known to 3 % or so.
    QVERIFY(std::abs((interval.high - interval.low) / (2 * 1.96 * spread) - 1) < 0.1);
    QVERIFY(interval.low < *sum.rate() && *sum.rate() < interval.high);
}

/// Where all utterances of a speaker are alike, drawing them one by one feigns more data than there is.
void TestBootstrap::groupsWidenTheBand() {
    std::vector<ErrorCounts> errors;
    std::vector<std::uint32_t> speakers;
    for (std::uint32_t speaker = 0; speaker < 30; ++speaker) {
        for (int i = 0; i < 25; ++i) {
            errors.push_back(counts(speaker % 3, 10));
            speakers.push_back(speaker);
        }
    }
    const Interval one = *bootstrapRate(errors, alone(errors.size()));
    const Interval grouped = *bootstrapRate(errors, speakers);
    // √25 = 5 times as wide.
    const double ratio = (grouped.high - grouped.low) / (one.high - one.low);
    QVERIFY2(ratio > 4 && ratio < 6, qPrintable(QString::number(ratio)));
}

void TestBootstrap::differencesByHand() {
    BootstrapOptions options;
    options.replicates = 499;
    const std::vector<ErrorCounts> one(20, counts(1, 10));
    const std::vector<ErrorCounts> other(20, counts(2, 10));
    // 10 % against 20 % in every utterance, so in every replicate: the smallest p that 499 can show, 2 ·
    // 1/500.
    const Difference better = *bootstrapDifference(one, other, alone(20), options);
    QVERIFY(near(better.one, 0.1) && near(better.other, 0.2) && near(better.difference, -0.1));
    QVERIFY(near(better.interval.low, -0.1) && near(better.interval.high, -0.1));
    QVERIFY(near(better.pValue, 0.004));
    QCOMPARE(better.oneIsBetter, 1.0);
    const Difference worse = *bootstrapDifference(other, one, alone(20), options);
    QVERIFY(near(worse.difference, 0.1) && near(worse.pValue, 0.004));
    QCOMPARE(worse.oneIsBetter, 0.0);
    const Difference same = *bootstrapDifference(one, one, alone(20), options);
    QCOMPARE(same.difference, 0.0);
    QCOMPARE(same.interval, (Interval{0, 0}));
    QCOMPARE(same.pValue, 1.0);
    QCOMPARE(same.oneIsBetter, 0.0);
}

void TestBootstrap::pairedDifferencesByReplicates() {
    // Three utterances, of which one system has errors 1 0 2 of 4 5 6 words, the other 0 1 1.
    const std::vector<ErrorCounts> one{counts(1, 4), counts(0, 5), counts(2, 6)};
    const std::vector<ErrorCounts> other{counts(0, 4), counts(1, 5), counts(1, 6)};
    BootstrapOptions options;
    options.replicates = 200;
    options.seed = 9;
    std::vector<double> differences;
    std::vector<std::int32_t> w(3);
    for (std::uint64_t replicate = 0; replicate < 200; ++replicate) {
        drawWeights(9, replicate, w);
        const double words = 4.0 * w[0] + 5.0 * w[1] + 6.0 * w[2];
        differences.push_back((w[0] + 2.0 * w[2]) / words - (w[1] + w[2]) / words);
    }
    const auto share = [&](const auto& which) {
        return static_cast<double>(std::ranges::count_if(differences, which));
    };
    const double below = share([](double each) { return each <= 0; });
    const double above = share([](double each) { return each >= 0; });
    const Difference result = *bootstrapDifference(one, other, alone(3), options);
    QVERIFY(near(result.difference, 3.0 / 15 - 2.0 / 15));
    QVERIFY(near(result.pValue, std::min(1.0, 2 * (std::min(below, above) + 1) / 201)));
    QVERIFY(near(result.oneIsBetter, share([](double each) { return each < 0; }) / 200));
    std::ranges::sort(differences);
    QVERIFY(near(result.interval.low, quantile(differences, 0.025)));
    QVERIFY(near(result.interval.high, quantile(differences, 0.975)));
}

/// Errors that both make alike cancel out.
void TestBootstrap::pairingNarrowsTheInterval() {
    Seeded random(17);
    std::vector<ErrorCounts> one;
    std::vector<ErrorCounts> other;
    for (int i = 0; i < 500; ++i) {
        const auto shared = static_cast<std::int64_t>(random.below(8));
        one.push_back(counts(shared, 10));
        other.push_back(counts(shared + static_cast<std::int64_t>(random.below(10) == 0), 10));
    }
    const Difference paired = *bootstrapDifference(one, other, alone(500));
    const Interval single = *bootstrapRate(one, alone(500));
    QVERIFY((paired.interval.high - paired.interval.low) < 0.3 * (single.high - single.low));
    QVERIFY(paired.pValue < 0.01);
    QVERIFY(paired.interval.high < 0);
}

/// Two systems that are alike in truth: p below .1 in about one of ten experiments.
void TestBootstrap::thePValueIsRightWhereNothingDiffers() {
    Seeded random(31);
    BootstrapOptions options;
    options.replicates = 300;
    int small = 0;
    constexpr int experiments = 400;
    for (int i = 0; i < experiments; ++i) {
        std::vector<ErrorCounts> one;
        std::vector<ErrorCounts> other;
        for (int u = 0; u < 120; ++u) {
            const auto words = static_cast<std::int64_t>(5 + random.below(20));
            one.push_back(counts(random.below(4), words));
            other.push_back(counts(random.below(4), words));
        }
        options.seed = static_cast<std::uint64_t>(i);
        small += bootstrapDifference(one, other, alone(120), options)->pValue < 0.1 ? 1 : 0;
    }
    // .1 ± 4 · √(.1 · .9 / 400) = .04 … .16
    QVERIFY2(small >= 16 && small <= 64, qPrintable(QString::number(small)));
}

void TestBootstrap::utterancesWithoutWords() {
    const std::vector<ErrorCounts> none(3);
    QVERIFY(!bootstrapDifference(none, none, alone(3)));
    QVERIFY(!bootstrapRate(none, alone(3)));
    QVERIFY(!bootstrapRate({}, {}));
    const CorpusResults results = smallResults();
    const auto band = bootstrapBand(results, results.decoders[0], Policy::common("entropy_normalised", 0.5),
                                    std::array{0.1}, Selection{3}); // d's reference isn't known
    QVERIFY(!band[0].wer);
    QCOMPARE(*band[0].averageLayer, (Interval{6, 6}));
    const auto empty = bootstrapBand(results, results.decoders[0], Policy::common("entropy_normalised", 0.5),
                                     std::array{0.1}, Selection{});
    QVERIFY(!empty[0].wer && !empty[0].averageLayer);
}

void TestBootstrap::cancelling() {
    const CancelToken cancel;
    cancel.cancel();
    const CorpusResults results = smallResults();
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             (void)bootstrapBand(results, results.decoders[0],
                                                 Policy::common("entropy_normalised", 0.5), std::array{0.1},
                                                 everything(results), {}, cancel));
    const std::vector<ErrorCounts> some(3, counts(1, 2));
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)bootstrapDifference(some, some, alone(3), {}, cancel));
}

void TestBootstrap::whatCannotBeDrawn() {
    const std::vector<ErrorCounts> some(3, counts(1, 2));
    const auto refuses = [&](const BootstrapOptions& options) {
        return test::errorOf([&] { (void)bootstrapRate(some, alone(3), options); })
            .starts_with("the bootstrap");
    };
    BootstrapOptions options;
    options.replicates = 0;
    QVERIFY(refuses(options));
    options.replicates = 10;
    for (const double level : {0.0, 1.0, test::nan}) {
        options.level = level;
        QVERIFY(refuses(options));
    }
    QVERIFY(!test::errorOf([&] {
                 (void)bootstrapDifference(some, std::vector<ErrorCounts>(2), alone(3));
             }).empty());
}

QTEST_GUILESS_MAIN(TestBootstrap)
#include "test_bootstrap.moc"
