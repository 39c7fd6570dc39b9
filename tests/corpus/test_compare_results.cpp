// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/choose/compare.h"
#include "made_results.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace offramp;
using test::madeResults;
using test::randomResults;
using test::smallResults;

namespace {

bool near(double one, double other) {
    return std::abs(one - other) <= 1e-12 * (1 + std::abs(other));
}

/// A model with two exits, after layers 2 and 6, of b, c, a (in that order) and one more. Word errors: b 1 0
/// of 2, c 3 0 of 3, a 1 1 of 4.
CorpusResults otherResults() {
    CorpusResults results = madeResults(
        {{"b", "five six", {"five", "five six"}, {.4, .1}, 1, {"ann", "other"}},
         {"c", "seven eight nine", {"", "seven eight nine"}, {.3, .2}, 1, {"bob", "clean"}},
         {"new", "one", {"one", "one"}, {.1, .1}, 1, {"eve", "clean"}},
         {"a", "one TWO three four", {"one two three", "one two three five"}, {.2, .1}, 2, {"ann", "clean"}}},
        2);
    results.model.exits[1] = {"layer 6", 6};
    results.model.name = "other";
    return results;
}

ComparedResults side(const CorpusResults& results, std::string name) {
    return {&results, &results.decoders[0], std::move(name), std::nullopt, std::nullopt};
}

const ComparedPair* find(const ResultsComparison& comparison, Compared one, Compared other) {
    const auto found = std::ranges::find_if(
        comparison.pairs, [&](const ComparedPair& each) { return each.one == one && each.other == other; });
    return found == comparison.pairs.end() ? nullptr : &*found;
}

bool notes(const ResultsComparison& comparison, const std::string& text) {
    return std::ranges::any_of(comparison.notes, [&](const Message& each) { return each.text() == text; });
}

CompareOptions quick() {
    CompareOptions options;
    options.bootstrap.replicates = 200;
    return options;
}

} // namespace

class TestCompareResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utterancesAreMatchedByName();
    void aPartOfThemAlone();
    void exitsSideBySide();
    void pairsAreOfTheSameLayers();
    void policiesAreCompared();
    void curvesShareARange();
    void curvesAreThoseOfASweep();
    void utterancesThatDiffer();
    void equalResultsDoNotDiffer();
    void threeSides();
    void notesTellWhatIsNotTheSame();
    void whatCannotBeCompared();
};

void TestCompareResults::utterancesAreMatchedByName() {
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    const std::vector<ComparedResults> sides{side(one, "one"), side(other, "other")};
    const CommonUtterances common = commonUtterances(sides);
    QCOMPARE(common.size(), std::size_t(3));
    QCOMPARE(common.rows[0], (std::vector<std::uint32_t>{0, 1, 2})); // a b c
    QCOMPARE(common.rows[1], (std::vector<std::uint32_t>{3, 0, 1}));
    QCOMPARE(common.alone, (std::vector<std::size_t>{2, 1})); // d e; new
    QCOMPARE(common.withoutReference, std::size_t(0));
    QCOMPARE(common.otherReferences, std::size_t(0)); // "one TWO three four" is the same normalised
}

/// a and c of the first side: word errors 2 1 0 of 4 and 2 1 1 of 3.
void TestCompareResults::aPartOfThemAlone() {
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    const std::vector<ComparedResults> sides{side(one, "one"), side(other, "other")};
    const CommonUtterances all = commonUtterances(sides);
    const CommonUtterances some = commonWithin(all, Selection{0, 2, 4});
    QCOMPARE(some.rows[0], (std::vector<std::uint32_t>{0, 2}));
    QCOMPARE(some.rows[1], (std::vector<std::uint32_t>{3, 1}));
    QCOMPARE(some.alone, all.alone);
    CompareOptions options = quick();
    options.within = Selection{0, 2, 4};
    const ResultsComparison comparison = compareResults(sides, options);
    QCOMPARE(comparison.common.size(), std::size_t(2));
    QVERIFY(near(*comparison.exits[0][0].words.rate(), 4.0 / 7));
    QVERIFY(near(*comparison.exits[0][2].words.rate(), 1.0 / 7));
    options.within = Selection{3}; // it has no reference
    QVERIFY(test::errorOf([&] {
                (void)compareResults(sides, options);
            }).find("has no utterance in common with the others") != std::string::npos);
}

void TestCompareResults::exitsSideBySide() {
    // Of 9 words in a, b, c: one's exits have 2 + 0 + 2 (c: seven [ate|eight] [night|nine]), 1 + 0 + 1 and 0
    // + 1 + 1 errors; the other's 1 + 1 + 3 and 1 + 0 + 0.
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    const auto comparison = compareResults(std::vector{side(one, "one"), side(other, "other")}, quick());
    const auto errors = [&](std::size_t which, std::size_t exit) {
        return comparison.exits[which][exit].words.errors();
    };
    QCOMPARE(errors(0, 0), std::int64_t(4));
    QCOMPARE(errors(0, 1), std::int64_t(2));
    QCOMPARE(errors(0, 2), std::int64_t(2));
    QCOMPARE(errors(1, 0), std::int64_t(5));
    QCOMPARE(errors(1, 1), std::int64_t(1));
    QCOMPARE(comparison.exits[1][0].words.deletions, std::int64_t(5));
    QCOMPARE(comparison.exits[0][2].words.insertions, std::int64_t(1)); // "ten"
    QCOMPARE(comparison.exits[0][0].words.referenceLength(), std::int64_t(9));
    QCOMPARE(comparison.exits[1][1].afterLayer, 6);
    const Interval& interval = *comparison.exits[0][2].wer;
    QVERIFY(interval.low >= 0 && interval.low <= 2.0 / 9 && interval.high >= 2.0 / 9);
}

void TestCompareResults::pairsAreOfTheSameLayers() {
    const CorpusResults one = smallResults();   // layers 2 4 6
    const CorpusResults other = otherResults(); // layers 2 6
    const auto comparison = compareResults(std::vector{side(one, "one"), side(other, "other")}, quick());
    QCOMPARE(comparison.pairs.size(), std::size_t(2)); // layer 2, layer 6, which is the last of both
    const ComparedPair* first = find(comparison, {0, 0}, {1, 0});
    const ComparedPair* last = find(comparison, {0, 2}, {1, 1});
    QVERIFY(first != nullptr && last != nullptr);
    QVERIFY(near(first->difference->difference, 4.0 / 9 - 5.0 / 9));
    QVERIFY(near(last->difference->difference, 2.0 / 9 - 1.0 / 9));
    QVERIFY(last->difference->pValue > 0.05); // three utterances show nothing
    // The same as of these two alone: the same replicates.
    std::vector<ErrorCounts> ones;
    std::vector<ErrorCounts> others;
    for (std::size_t i = 0; i < 3; ++i) {
        ones.push_back(one.decoders[0].words[comparison.common.rows[0][i] * 3 + 2]);
        others.push_back(other.decoders[0].words[comparison.common.rows[1][i] * 2 + 1]);
    }
    const Difference alone =
        *bootstrapDifference(ones, others, std::vector<std::uint32_t>{0, 1, 2}, quick().bootstrap);
    QCOMPARE(last->difference->interval, alone.interval);
    QCOMPARE(last->difference->pValue, alone.pValue);
}

void TestCompareResults::policiesAreCompared() {
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    std::vector<ComparedResults> sides{side(one, "one"), side(other, "other")};
    sides[0].policy = Policy::common("entropy_normalised", 0.25); // a 2, b 1, c 2 (counted from 1)
    const auto comparison = compareResults(sides, quick());
    QVERIFY(comparison.policies[0] && !comparison.policies[1]);
    QCOMPARE(comparison.policies[0]->histogram, (std::vector<std::int64_t>{1, 2, 0}));
    const ComparedPair* pair = find(comparison, {0, std::nullopt}, {1, std::nullopt});
    QVERIFY(pair != nullptr);
    QVERIFY(near(pair->difference->one, 2.0 / 9)); // 1 + 0 + 1
    QVERIFY(near(pair->difference->other, 1.0 / 9));
}

void TestCompareResults::curvesShareARange() {
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    std::vector<ComparedResults> sides{side(one, "one"), side(other, "other")};
    QVERIFY(compareResults(sides, quick()).curves[0].points.empty());
    for (ComparedResults& each : sides)
        each.family = Policy::common("entropy_normalised", 0);
    const auto comparison = compareResults(sides, quick());
    // One: layers from 6 down to (2 + 2 + 4)/3, since c's first exit is undefined. The other: 6 to 2.
    QVERIFY(near(comparison.sharedLayers->low, 8.0 / 3));
    QVERIFY(near(comparison.sharedLayers->high, 6));
    // The other's turns: a .2, c .3, b .4, each 4/3 of a layer: (6, 1/9) (14/3, 1/9) (10/3, 4/9) (2, 5/9).
    const Curve& curve = comparison.curves[1].byLayer;
    QCOMPARE(curve.size(), std::size_t(4));
    QVERIFY(near(curve[1].cost, 10.0 / 3) && near(curve[1].wer, 4.0 / 9));
    // From 8/3 (half way from 2 to 10/3: 1/2) on: 2/3 · (1/2 + 4/9)/2 + 4/3 · (4/9 + 1/9)/2 + 4/3 · 1/9 =
    // 17/54
    // + 20/54 + 8/54 = 45/54, over 10/3: 1/4.
    QVERIFY(near(*comparison.curves[1].meanWer, 0.25));
    QVERIFY(comparison.curves[0].meanWer.has_value());
}

void TestCompareResults::curvesAreThoseOfASweep() {
    const CorpusResults results = randomResults(150, 4, 3);
    std::vector<ComparedResults> sides{side(results, "one"), side(results, "two")};
    sides[0].family = Policy::common("entropy_normalised", 0);
    CompareOptions options = quick();
    options.curvePoints = 21;
    const auto comparison = compareResults(sides, options);
    const ComparedCurve& curve = comparison.curves[0];
    QCOMPARE(curve.points.size(), std::size_t(21));
    QCOMPARE(curve.band.size(), std::size_t(21));
    std::vector<double> thresholds;
    for (const SweepPoint& each : curve.points)
        thresholds.push_back(each.threshold);
    const auto swept = sweep(results, results.decoders[0], specOf("entropy_normalised"), thresholds,
                             comparison.common.rows[0]);
    for (std::size_t i = 0; i < swept.size(); ++i) {
        QCOMPARE(curve.points[i].point.words, swept[i].point.words);
        QCOMPARE(curve.points[i].point.histogram, swept[i].point.histogram);
        QVERIFY(curve.band[i].wer->low <= *swept[i].point.wer());
        QVERIFY(curve.band[i].wer->high >= *swept[i].point.wer());
    }
    QVERIFY(comparison.curves[1].points.empty() && !comparison.sharedLayers);
}

void TestCompareResults::utterancesThatDiffer() {
    const CorpusResults one = smallResults();
    const CorpusResults other = otherResults();
    // At the last exits: a 0 and 1, b 1 and 0, c 1 and 0: all by one, in the first file's order.
    const auto comparison = compareResults(std::vector{side(one, "one"), side(other, "other")}, quick());
    QCOMPARE(comparison.utterances.size(), std::size_t(3));
    QCOMPARE(comparison.utterances[0].id, std::string("a"));
    QCOMPARE(comparison.utterances[0].errors, (std::vector<std::int64_t>{0, 1}));
    QCOMPARE(comparison.utterances[0].rows, (std::vector<std::uint32_t>{0, 3}));
    QCOMPARE(comparison.utterances[0].exits, (std::vector<std::size_t>{2, 1}));
    // At first exits: a 2 and 1, b 0 and 1, c 2 and 3. With c first where it is 3 against 0.
    std::vector<ComparedResults> sides{side(one, "one"), side(other, "other")};
    sides[0].policy = Policy{FixedExit{2}, {}}; // 0 1 1
    sides[1].policy = Policy{FixedExit{0}, {}}; // 1 1 3
    CompareOptions options = quick();
    options.mostUtterances = 1;
    const auto first = compareResults(sides, options);
    QCOMPARE(first.differing, std::size_t(2)); // b has 1 on both
    QCOMPARE(first.utterances.size(), std::size_t(1));
    QCOMPARE(first.utterances[0].id, std::string("c"));
    QCOMPARE(first.utterances[0].spread, std::int64_t(2));
}

void TestCompareResults::equalResultsDoNotDiffer() {
    const CorpusResults results = randomResults(100, 3, 1);
    const auto comparison = compareResults(std::vector{side(results, "one"), side(results, "two")}, quick());
    QCOMPARE(comparison.pairs.size(), std::size_t(3));
    for (const ComparedPair& pair : comparison.pairs) {
        QCOMPARE(pair.difference->difference, 0.0);
        QCOMPARE(pair.difference->pValue, 1.0);
    }
    QVERIFY(comparison.utterances.empty());
}

void TestCompareResults::threeSides() {
    const CorpusResults results = randomResults(80, 3, 1);
    const CorpusResults later = randomResults(60, 2, 2);
    const auto comparison = compareResults(
        std::vector{side(results, "one"), side(later, "two"), side(results, "three")}, quick());
    // one–two: layers 2 4 and the last (6, 4); one–three: 2 4 6; two–three: 2 4 and the last (4, 6).
    QCOMPARE(comparison.pairs.size(), std::size_t(3 + 3 + 3));
    QVERIFY(find(comparison, {0, 2}, {1, 1}) != nullptr);
    QVERIFY(find(comparison, {1, 1}, {2, 2}) != nullptr);
    QVERIFY(near(find(comparison, {0, 0}, {1, 0})->difference->difference,
                 -find(comparison, {1, 0}, {2, 0})->difference->difference));
    QVERIFY(comparison.common.size() <= 60);
}

void TestCompareResults::notesTellWhatIsNotTheSame() {
    const CorpusResults one = smallResults();
    CorpusResults other = otherResults();
    other.normalisation = "letters";
    other.decoders[0].name = "beam";
    other.utterances[0].reference = "five sick";
    other.utterances[1].reference.reset();
    const auto comparison = compareResults(std::vector{side(one, "one"), side(other, "other")}, quick());
    QCOMPARE(comparison.common.size(), std::size_t(2));
    QVERIFY(notes(comparison, "2 utterances of one aren't in all the others and are left out"));
    QVERIFY(notes(comparison, "1 utterances have no reference on one side and are left out"));
    QVERIFY(notes(comparison, "1 utterances have other references on one side than on another"));
    QVERIFY(notes(comparison, "one counts errors by the normalisation basic, other by letters"));
    QVERIFY(notes(comparison, "one was decoded by greedy, other by beam"));
}

void TestCompareResults::whatCannotBeCompared() {
    const CorpusResults one = smallResults();
    CorpusResults other = otherResults();
    const auto errorOf = [&](const std::vector<ComparedResults>& sides) {
        return test::errorOf([&] { (void)compareResults(sides, quick()); });
    };
    QVERIFY(errorOf({side(one, "one")}).find("Name two or more") != std::string::npos);
    for (CorpusUtterance& utterance : other.utterances)
        utterance.reference.reset();
    QVERIFY(errorOf({side(one, "one"), side(other, "other")}).starts_with("one: no utterance that it has"));
    for (CorpusUtterance& utterance : other.utterances)
        utterance.id += "x";
    QVERIFY(errorOf({side(one, "one"), side(other, "other")}).starts_with("one: has no utterance in common"));
    std::vector<ComparedResults> sides{side(one, "one"), side(one, "two")};
    sides[1].family = Policy::common("margin", 0);
    QVERIFY(errorOf(sides).find("no values of margin") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCompareResults)
#include "test_compare_results.moc"
