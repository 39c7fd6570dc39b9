// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/baselines.h"
#include "corpus/explore/confusions.h"
#include "corpus/explore/curve_area.h"
#include "corpus/explore/groups.h"
#include "corpus/explore/measure_quality.h"
#include "corpus/explore/overthinking.h"
#include "corpus/explore/summary.h"
#include "corpus/made_results.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace offramp;

namespace {

bool near(std::optional<double> value, double expected) {
    return value && std::abs(*value - expected) < 1e-9 * (1 + std::abs(expected));
}

const CorpusResults& small() {
    static const CorpusResults results = test::smallResults();
    return results;
}

const DecoderResults& greedy() {
    return small().decoders.front();
}

std::vector<std::string> shown(const std::vector<Confusion>& confusions) {
    std::vector<std::string> lines;
    for (const Confusion& each : confusions)
        lines.push_back(each.said + ">" + each.heard + " " + std::to_string(each.count));
    return lines;
}

} // namespace

class TestExplore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixedExitsAreTheExits();
    void oraclesAreBoundsOfAllPolicies();
    void randomExitsLieOnTheLine();
    void drawsComeToWhatIsExpected();
    void areasAreTrapezoids();
    void curvesThatDoNotReachHaveNoArea();
    void overthinkingSortsUtterances();
    void oneExitIsNeverTooMany();
    void overthinkingIsTheOracles();
    void theSummaryIsThatOfHand();
    void theScatterIsThatOfHand();
    void reliabilityReadsLowMeasuresUpsideDown();
    void whichMeasuresAreConfidences();
    void theRocHoldsForBothDirections();
    void columnsMakeGroups();
    void lengthsMakeGroups();
    void groupsAddUp();
    void confusionsAreCounted();
    void confusionsCanBeCancelled();
};

void TestExplore::fixedExitsAreTheExits() {
    const auto points = fixedExits(small(), greedy(), everything(small()));
    QCOMPARE(points.size(), std::size_t(3));
    // errors 2 + 0 + 2 + 0; 1 + 0 + 1 + 1; 0 + 1 + 1 + 0, of 9 words
    QCOMPARE(*points[0].wer(), 4 / 9.0);
    QCOMPARE(*points[1].wer(), 3 / 9.0);
    QCOMPARE(*points[2].wer(), 2 / 9.0);
    QCOMPARE(points[1].averageLayer, 4.0);
    QVERIFY(points[1].histogram == (std::vector<std::int64_t>{0, 5, 0}));
}

void TestExplore::oraclesAreBoundsOfAllPolicies() {
    const auto best = oraclePoint(small(), greedy(), OracleRule::Kind::fewestErrors, everything(small()));
    // exits 3 1 2 1: errors 0 0 1 0; layers 6 2 4 2; d has no reference
    QCOMPARE(best.utterances, std::size_t(4));
    QCOMPARE(*best.wer(), 1 / 9.0);
    QCOMPARE(best.averageLayer, 14 / 4.0);
    for (unsigned seed = 0; seed < 20; ++seed) {
        const CorpusResults results = test::randomResults(200, 4, seed);
        const DecoderResults& decoder = results.decoders[0];
        const Selection all = everything(results);
        const auto fewest = oraclePoint(results, decoder, OracleRule::Kind::fewestErrors, all);
        const auto asLast = oraclePoint(results, decoder, OracleRule::Kind::noWorseThanLast, all);
        for (const OperatingPoint& fixed : fixedExits(results, decoder, all))
            QVERIFY(fewest.words.errors() <= fixed.words.errors());
        QVERIFY(fewest.words.errors() <= asLast.words.errors());
        QVERIFY(asLast.averageLayer <= fewest.averageLayer);
    }
}

void TestExplore::randomExitsLieOnTheLine() {
    const auto fixed = fixedExits(small(), greedy(), everything(small()));
    const std::vector<std::int64_t> histogram{1, 2, 1};
    const TradeOff expected = expectedAtRandom(fixed, histogram);
    QVERIFY(near(expected.averageLayer, 4));
    QVERIFY(near(expected.wer, (4 + 2 * 3 + 2) / 4.0 / 9));
    // GMAC for a second of sound 1 2 3, of 5 seconds in 4 utterances: 2 · 5 / 4
    QVERIFY(near(expected.gmacs, 2.5));
    QVERIFY(near(expected.realTimeFactor, 0.2));
    const TradeOff first = expectedAtRandom(fixed, std::vector<double>{3, 0, 0});
    QVERIFY(near(first.averageLayer, 2) && near(first.wer, 4 / 9.0));
    // what isn't known of an exit that is drawn isn't expected either
    auto blind = fixed;
    blind[2].gmacs.reset();
    QVERIFY(!expectedAtRandom(blind, histogram).gmacs);
    QVERIFY(expectedAtRandom(blind, std::vector<double>{1, 1, 0}).gmacs);
    QVERIFY(!expectedAtRandom(fixed, std::vector<double>{0, 0, 0}).wer);
}

void TestExplore::drawsComeToWhatIsExpected() {
    CorpusResults results = test::randomResults(400, 3, 12);
    results.macs.assign(1200, 0);
    for (std::size_t at = 0; at < 1200; ++at)
        results.macs[at] = static_cast<double>(at % 3 + 1) * 1e9;
    const DecoderResults& decoder = results.decoders[0];
    const Selection all = everything(results);
    const std::vector<double> weights{1, 2, 5};
    std::vector<std::uint64_t> seeds(200);
    std::iota(seeds.begin(), seeds.end(), std::uint64_t{1});
    const auto draws = randomDraws(results, decoder, weights, seeds, all);
    QCOMPARE(draws.size(), std::size_t(200));
    QVERIFY(draws[0].histogram != draws[1].histogram);
    double layers = 0;
    double rates = 0;
    for (const OperatingPoint& draw : draws) {
        layers += draw.averageLayer / 200;
        rates += *draw.wer() / 200;
    }
    const TradeOff expected = expectedAtRandom(fixedExits(results, decoder, all), weights);
    QVERIFY(near(expected.averageLayer, (2 * 1 + 4 * 2 + 6 * 5) / 8.0));
    QVERIFY(near(expected.gmacs, (1 * 1 + 2 * 2 + 3 * 5) / 8.0));
    // a layer's standard deviation is 1.4: of 80,000 draws 0.005, and four times that
    QVERIFY(std::abs(layers - *expected.averageLayer) < 0.02);
    QVERIFY(std::abs(rates - *expected.wer) < 0.002);
}

void TestExplore::areasAreTrapezoids() {
    // out of order, and two points at 4: the better one counts
    const std::vector<CurvePoint> points{{6, .1}, {2, .5}, {4, .4}, {4, .2}};
    const Curve curve = ascending(points);
    QVERIFY(curve == (Curve{{2, .5}, {4, .2}, {6, .1}}));
    QVERIFY(near(werAt(curve, 3), .35));
    QVERIFY(near(werAt(curve, 6), .1));
    // 2 · (.5 + .2)/2 + 2 · (.2 + .1)/2
    QVERIFY(near(areaUnder(curve, {2, 6}), 1.0));
    // from 3 (.35) to 4 (.2) to 5 (.15): .275 + .175
    QVERIFY(near(areaUnder(curve, {3, 5}), .45));
    // within one stretch: (.35 + .275)/2 · .5
    QVERIFY(near(areaUnder(curve, {3, 3.5}), .15625));
    QVERIFY(near(areaUnder(curve, {3, 3}), 0));
}

void TestExplore::curvesThatDoNotReachHaveNoArea() {
    const Curve curve{{2, .5}, {4, .2}};
    QVERIFY(!werAt(curve, 1.9) && !werAt(curve, 4.1) && !werAt({}, 3));
    QVERIFY(!areaUnder(curve, {1, 3}) && !areaUnder(curve, {3, 5}) && !areaUnder(curve, {4, 3}));
    const std::vector<Curve> two{{{2, .5}, {4, .2}}, {{3, .3}, {3.5, .3}, {9, .1}}};
    QVERIFY(sharedCosts(two) == (Range{3, 4}));
    const std::vector<Curve> apart{{{2, .5}, {4, .2}}, {{4, .3}, {5, .3}}};
    QVERIFY(!sharedCosts(apart));
    const std::vector<Curve> empty{{{2, .5}, {4, .2}}, {}};
    QVERIFY(!sharedCosts(empty) && !sharedCosts({}));
}

void TestExplore::overthinkingSortsUtterances() {
    const Overthinking thought = overthinking(small(), greedy(), everything(small()));
    // errors a 2 1 0, b 0 0 1, c 2 1 1, e 0 1 0
    QVERIFY(thought.needed.utterances == Selection{0});
    QCOMPARE(thought.needed.words, std::int64_t(1)); // 0 against 1
    QCOMPARE(thought.needed.layers, std::optional(0.0));
    QVERIFY(thought.destructive.utterances == Selection{1});
    QCOMPARE(thought.destructive.words, std::int64_t(1)); // 1 against 0
    QCOMPARE(thought.destructive.referenceWords, std::int64_t(2));
    QCOMPARE(thought.destructive.layers, std::optional(4.0)); // from layer 2 to 6
    QVERIFY(thought.wasteful.utterances == (Selection{2, 4}));
    QCOMPARE(thought.wasteful.words, std::int64_t(3));     // three and none
    QCOMPARE(thought.wasteful.layers, std::optional(3.0)); // (2 + 4) / 2
    QCOMPARE(thought.utterances, std::size_t(4));
    QCOMPARE(thought.referenceWords, std::int64_t(9));
}

void TestExplore::oneExitIsNeverTooMany() {
    const CorpusResults results = test::madeResults({{"a", "one", {"two"}, {.1}, 1, {"", ""}}}, 1);
    const Overthinking thought = overthinking(results, results.decoders[0], everything(results));
    QVERIFY(thought.needed.utterances == Selection{0});
    QCOMPARE(thought.needed.words, std::int64_t(0));
    QVERIFY(!thought.wasteful.layers && thought.destructive.utterances.empty());
}

void TestExplore::overthinkingIsTheOracles() {
    // Errors that the best exits save against the last: those of the destructive ones, no more
    for (unsigned seed = 0; seed < 20; ++seed) {
        const CorpusResults results = test::randomResults(200, 5, seed);
        const DecoderResults& decoder = results.decoders[0];
        const Selection all = everything(results);
        const Overthinking thought = overthinking(results, decoder, all);
        const auto last = fixedExits(results, decoder, all).back();
        const auto best = oraclePoint(results, decoder, OracleRule::Kind::fewestErrors, all);
        QCOMPARE(thought.destructive.words, last.words.errors() - best.words.errors());
        QCOMPARE(thought.destructive.utterances.size() + thought.wasteful.utterances.size() +
                     thought.needed.utterances.size(),
                 thought.utterances);
        const auto asLast = oraclePoint(results, decoder, OracleRule::Kind::noWorseThanLast, all);
        QCOMPARE(static_cast<std::int64_t>(thought.needed.utterances.size()), asLast.histogram.back());
    }
}

void TestExplore::theSummaryIsThatOfHand() {
    const CorpusSummary summary = summarise(small(), greedy(), everything(small()));
    QCOMPARE(summary.utterances, std::size_t(5));
    QCOMPARE(summary.withReference, std::size_t(4));
    QCOMPARE(summary.referenceWords, std::int64_t(9));
    QCOMPARE(summary.duration, 5.0);
    const ExitSummary& first = summary.exits[0];
    QCOMPARE(first.exit.afterLayer, 2);
    QCOMPARE(first.point.words.substitutions, std::int64_t(3)); // too; ate, night
    QCOMPARE(first.point.words.deletions, std::int64_t(1));     // two or four
    QCOMPARE(first.measures[0].utterances, std::size_t(4));     // c's is undefined
    QVERIFY(near(first.measures[0].mean, (.30 + .08 + .50 + .60) / 4));
    QVERIFY(textOf(first.measures[2].spec) == "patience" && !first.measures[2].mean);
    QVERIFY(near(summary.exits[1].measures[2].mean, 1 / 5.0)); // b's text alone is repeated
    QCOMPARE(*summary.fewestErrors.wer(), 1 / 9.0);
    QCOMPARE(*summary.noWorseThanLast.wer(), 1 / 9.0);
    QCOMPARE(summary.overthinking.wasteful.utterances.size(), std::size_t(2));
    const CorpusSummary none = summarise(small(), greedy(), {});
    QVERIFY(none.exits.size() == 3 && !none.exits[0].measures[0].mean);
}

void TestExplore::theScatterIsThatOfHand() {
    const MeasureScatter scatter =
        scatterOf(small(), greedy(), specOf("entropy_normalised"), 0, everything(small()));
    // a .30 ½, b .08 0, e .60 0; c has no value, d no reference
    QCOMPARE(scatter.points.size(), std::size_t(3));
    QCOMPARE(scatter.points[2].utterance, 4U);
    QCOMPARE(scatter.points[0].wer, 0.5);
    // ranks 2 1 3 and 3 1.5 1.5: deviations 0 −1 1 and 1 −.5 −.5: products 0.5 − 0.5
    QVERIFY(scatter.spearman && std::abs(*scatter.spearman) < 1e-12);
    // values' mean .98/3, rates' 1/6
    const double m = .98 / 3;
    const double products = (.30 - m) / 3 - (.08 - m) / 6 - (.60 - m) / 6;
    const double squares = (.30 - m) * (.30 - m) + (.08 - m) * (.08 - m) + (.60 - m) * (.60 - m);
    QVERIFY(near(scatter.pearson, products / std::sqrt(squares * (1 / 9.0 + 2 / 36.0))));
    // at exit 2 e has an error and no words: no rate, no point
    const auto second = scatterOf(small(), greedy(), specOf("entropy_normalised"), 1, everything(small()));
    QCOMPARE(second.points.size(), std::size_t(3));
    QCOMPARE(second.points[2].utterance, 2U);
    QVERIFY(!test::errorOf([] {
                 (void)scatterOf(small(), greedy(), specOf("renyi"), 0, everything(small()));
             }).empty());
}

void TestExplore::reliabilityReadsLowMeasuresUpsideDown() {
    // confidence 1 − entropy at exit 1: a .70 wrong, b .92 right, e .40 right; halves:
    // |1 − .4| · 1 + |½ − .81| · 2
    const auto diagram =
        reliabilityOf(small(), greedy(), specOf("entropy_normalised"), 0, 2, everything(small()));
    QVERIFY(diagram.has_value());
    QVERIFY(near(diagram->expectedError, (.6 + 2 * .31) / 3));
    // max_probability was made as 1 − entropy
    const auto same = reliabilityOf(small(), greedy(), specOf("max_probability"), 0, 2, everything(small()));
    QVERIFY(near(same->expectedError, *diagram->expectedError));
    QVERIFY(!reliabilityOf(small(), greedy(), specOf("patience"), 1, 2, everything(small())));
}

void TestExplore::whichMeasuresAreConfidences() {
    std::vector<std::string_view> confidences;
    for (const Measure& measure : measures())
        if (isConfidence(measure)) confidences.push_back(measure.id);
    QVERIFY(confidences ==
            (std::vector<std::string_view>{"entropy_normalised", "tsallis", "renyi", "max_probability",
                                           "max_probability_rescaled", "exp_log_max_probability", "margin",
                                           "nbest_posterior", "soft_patience"}));
}

void TestExplore::theRocHoldsForBothDirections() {
    // right: b .08, e .60; wrong: a .30. b is surer than a, e isn't: ½
    const auto low = rocOf(small(), greedy(), specOf("entropy_normalised"), 0, everything(small()));
    QCOMPARE(low->area, 0.5);
    QCOMPARE(low->points[1].confidence, -.08);
    const auto high = rocOf(small(), greedy(), specOf("max_probability"), 0, everything(small()));
    QCOMPARE(high->area, 0.5);
    QCOMPARE(high->points[1].confidence, .92);
    // at exit 3 a .02 and e .03 are right, b .01 and c .15 wrong: e and a beat c alone
    QCOMPARE(rocOf(small(), greedy(), specOf("entropy_normalised"), 2, everything(small()))->area, 0.5);
    QVERIFY(!rocOf(small(), greedy(), specOf("entropy_normalised"), 2, Selection{0, 4}));
}

void TestExplore::columnsMakeGroups() {
    const auto speakers = groupsByColumn(small(), 0, everything(small()));
    QCOMPARE(speakers.size(), std::size_t(3));
    QVERIFY(speakers[0].name == "ann" && speakers[0].utterances == (Selection{0, 1}));
    QVERIFY(speakers[1].name == "bob" && speakers[1].utterances == (Selection{2, 3}));
    QVERIFY(speakers[2].name.empty() && speakers[2].utterances == Selection{4});
    QCOMPARE(groupsByColumn(small(), 0, Selection{1}).size(), std::size_t(1));
    CorpusResults numbered = small();
    const std::vector<std::string> values{"10", "9", "x", "-1", "9.0"};
    for (std::size_t u = 0; u < 5; ++u)
        numbered.utterances[u].columns[0] = values[u];
    std::vector<std::string> order;
    for (const CorpusGroup& group : groupsByColumn(numbered, 0, everything(numbered)))
        order.push_back(group.name);
    QVERIFY(order == (std::vector<std::string>{"-1", "9", "9.0", "10", "x"}));
}

void TestExplore::lengthsMakeGroups() {
    // d 0.5, b 1, c 1.5, a 2; e not known
    const auto halves = groupsByDuration(small(), 2, everything(small()));
    QCOMPARE(halves.size(), std::size_t(3));
    QVERIFY(halves[0].utterances == (Selection{1, 3}) && halves[0].duration == (Range{0.5, 1}));
    QVERIFY(halves[1].utterances == (Selection{0, 2}) && halves[1].duration == (Range{1.5, 2}));
    QVERIFY(halves[2].utterances == Selection{4} && !halves[2].duration);
    CorpusResults alike = small();
    for (CorpusUtterance& utterance : alike.utterances)
        utterance.duration = 3;
    QCOMPARE(groupsByDuration(alike, 4, everything(alike)).size(), std::size_t(1)); // can't be told apart
    alike.utterances[4].duration = 7;
    const auto two = groupsByDuration(alike, 2, everything(alike));
    QVERIFY(two.size() == 2 && two[1].utterances == Selection{4});
    QVERIFY(groupsByDuration(small(), 3, {}).empty());
    QCOMPARE(groupsByDuration(small(), 100, everything(small())).size(), std::size_t(5));
}

void TestExplore::groupsAddUp() {
    const CorpusResults results = test::randomResults(500, 4, 20);
    const DecoderResults& decoder = results.decoders[0];
    const ExitsTaken taken = decideAll(results, decoder, Policy::common("entropy_normalised", 0.3));
    const OperatingPoint whole = operatingPoint(results, decoder, taken, everything(results));
    for (const auto& groups : {groupsByColumn(results, 0, everything(results)),
                               groupsByDuration(results, 7, everything(results))}) {
        OperatingPoint sum;
        sum.histogram.assign(4, 0);
        for (const OperatingPoint& point : operatingPoints(results, decoder, taken, groups)) {
            sum.utterances += point.utterances;
            sum.words += point.words;
            for (std::size_t exit = 0; exit < 4; ++exit)
                sum.histogram[exit] += point.histogram[exit];
        }
        QCOMPARE(sum.utterances, whole.utterances);
        QVERIFY(sum.words == whole.words && sum.histogram == whole.histogram);
    }
}

void TestExplore::confusionsAreCounted() {
    const CorpusResults results =
        test::madeResults({{"a", "One five five.", {"one nine nine"}, {.1}, 1, {"", ""}},
                           {"b", "five oh six", {"nine oh sex"}, {.1}, 1, {"", ""}},
                           {"c", "six two", {"two"}, {.1}, 1, {"", ""}},
                           {"d", "two two", {"two two oh"}, {.1}, 1, {"", ""}},
                           {"e", std::nullopt, {"two"}, {.1}, 1, {"", ""}},
                           {"f", "Six", {""}, {.1}, 1, {"", ""}}},
                          1);
    const DecoderResults& decoder = results.decoders[0];
    const Confusions all = confusionsAt(results, decoder, ExitsTaken(6, 0), everything(results));
    QVERIFY(shown(all.substitutions) == (std::vector<std::string>{"five>nine 3", "six>sex 1"}));
    QVERIFY(all.substitutions[0].utterances == (Selection{0, 1}));
    QVERIFY(shown(all.insertions) == std::vector<std::string>{">oh 1"});
    QVERIFY(shown(all.deletions) == std::vector<std::string>{"six> 2"});
    QVERIFY(all.deletions[0].utterances == (Selection{2, 5}));
    const OperatingPoint point = operatingPoint(results, decoder, ExitsTaken(6, 0), everything(results));
    QVERIFY(all.words == point.words);
    const Confusions some = confusionsAt(results, decoder, ExitsTaken{0, -1, 0, 0, 0, 0}, Selection{1, 2});
    QVERIFY(some.substitutions.empty() && shown(some.deletions) == std::vector<std::string>{"six> 1"});
}

void TestExplore::confusionsCanBeCancelled() {
    const CancelToken token;
    token.cancel();
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, (void)confusionsAt(small(), greedy(), ExitsTaken(5, 0), everything(small()), token));
}

QTEST_GUILESS_MAIN(TestExplore)
#include "test_explore.moc"
