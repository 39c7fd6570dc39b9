// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/decisions.h"
#include "corpus/made_results.h"
#include "exits/decision.h"
#include "support/support.h"

#include <QtTest>

#include <random>

using namespace offramp;

namespace {

/// The policy by decide(), utterance by utterance; −1 where an oracle has no reference.
ExitsTaken oneByOne(const CorpusResults& results, const DecoderResults& decoder, const Policy& policy) {
    ExitsTaken taken;
    for (std::size_t u = 0; u < results.utterances.size(); ++u) {
        std::vector<Scores> scores(results.exits());
        std::vector<std::optional<std::int64_t>> errors;
        for (std::size_t exit = 0; exit < results.exits(); ++exit) {
            for (const ScoreColumn& column : decoder.scores) {
                const double value = column.values[results.at(u, exit)];
                scores[exit].push_back(
                    {column.spec, std::isnan(value) ? std::nullopt : std::optional(value)});
            }
            errors.emplace_back(decoder.words[results.at(u, exit)].errors());
        }
        const bool known = results.utterances[u].reference.has_value();
        const Decision decision =
            decide(policy, {scores, static_cast<int>(results.exits()), results.utterances[u].id,
                            known ? errors : std::vector<std::optional<std::int64_t>>()});
        const bool blind = std::holds_alternative<OracleRule>(policy.rule) && !known;
        taken.push_back(blind ? std::int16_t(-1) : static_cast<std::int16_t>(*decision.exit));
    }
    return taken;
}

/// Thresholds that values meet exactly now and then, and ±∞.
double randomThreshold(std::mt19937& random) {
    const unsigned kind = random() % 10;
    if (kind == 0) return std::numeric_limits<double>::infinity() * (random() % 2 == 0 ? 1 : -1);
    if (kind < 4) return (random() % 9) / 8.0;
    return (random() % 1000) / 999.0;
}

ThresholdRule randomRule(std::mt19937& random, std::size_t exits) {
    static const std::vector<std::string> names{"entropy_normalised", "max_probability", "patience",
                                                "entropy_paper"};
    ThresholdRule rule{specOf(names[random() % names.size()]), {}};
    const std::size_t count = random() % 2 == 0 ? 1 : exits;
    for (std::size_t i = 0; i < count; ++i)
        rule.thresholds.push_back(randomThreshold(random));
    return rule;
}

GateRule randomGate(std::mt19937& random, std::size_t exits) {
    GateRule gate;
    gate.features = {specOf("entropy_normalised"), specOf("max_probability")};
    for (std::size_t exit = 0; exit < exits; ++exit)
        gate.exits.push_back({{randomThreshold(random) > 0.5 ? -3.0 : 2.0, (random() % 100) / 30.0},
                              (random() % 10) / 5.0 - 1});
    gate.threshold = (random() % 100) / 100.0;
    return gate;
}

Policy randomPolicy(std::mt19937& random, std::size_t exits) {
    switch (random() % 8) {
    case 0:
        return {randomRule(random, exits), {}};
    case 1:
        return {CombinedRule{random() % 2 == 0 ? CombinedRule::Mode::all : CombinedRule::Mode::any,
                             {randomRule(random, exits), randomRule(random, exits)}},
                {}};
    case 2:
        return {PatienceRule{1 + static_cast<int>(random() % 3)}, {}};
    case 3:
        return {FixedExit{static_cast<int>(random() % exits)}, {}};
    case 4: {
        RandomExit rule{random(), {}};
        if (random() % 2 == 0) rule.weights.assign(exits, 1.5);
        return {rule, {}};
    }
    case 5:
        return {BudgetRule{specOf("max_probability"), 4, randomThreshold(random)}, {}};
    case 6:
        return {randomGate(random, exits), {}};
    default:
        return {OracleRule{random() % 2 == 0 ? OracleRule::Kind::fewestErrors
                                             : OracleRule::Kind::noWorseThanLast},
                {}};
    }
}

} // namespace

class TestDecideAll : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallResultsAreDecided();
    void everyRuleIsThatOfDecide();
    void temperaturesReadTheirOwnColumns();
    void measuresThatAreNotThereAreNamed();
    void anOperatingPointAddsUp();
    void unknownCostsAreLeftOut();
    void nothingHasNoRates();
};

void TestDecideAll::smallResultsAreDecided() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = *results.decoder("greedy");
    const auto taken = [&](const Policy& policy) {
        return decideAll(results, greedy, policy);
    };
    // below 0.12: a at .10; b at .08; c not at all: the last; d neither; e at .03
    QVERIFY(taken(Policy::common("entropy_normalised", 0.12)) == (ExitsTaken{1, 0, 2, 2, 1}));
    QVERIFY(taken(Policy::perExit("entropy_normalised", {0.55, 0.01, 0.2})) == (ExitsTaken{0, 0, 2, 0, 2}));
    // the text of b, c and d is repeated once: exits 2, 3 and 3
    QVERIFY(taken({PatienceRule{1}, {}}) == (ExitsTaken{2, 1, 2, 2, 2}));
    // fewest errors of 2 1 0, 0 0 1, 2 1 1, ?, 0 1 0
    QVERIFY(taken({OracleRule{OracleRule::Kind::fewestErrors}, {}}) == (ExitsTaken{2, 0, 1, -1, 0}));
    QVERIFY(taken({OracleRule{OracleRule::Kind::noWorseThanLast}, {}}) == (ExitsTaken{2, 0, 1, -1, 0}));
}

void TestDecideAll::everyRuleIsThatOfDecide() {
    std::mt19937 random(5);
    for (unsigned round = 0; round < 400; ++round) {
        const std::size_t exits = 1 + random() % 7;
        const CorpusResults results = test::randomResults(20, exits, round);
        const DecoderResults& greedy = *results.decoder("greedy");
        const Policy policy = randomPolicy(random, exits);
        QVERIFY2(decideAll(results, greedy, policy) == oneByOne(results, greedy, policy),
                 qPrintable(QString("round %1, rule %2").arg(round).arg(policy.rule.index())));
    }
}

void TestDecideAll::temperaturesReadTheirOwnColumns() {
    CorpusResults results = test::smallResults();
    DecoderResults& greedy = results.decoders.front();
    Policy policy = Policy::common("entropy_normalised", 0.12);
    policy.temperatures = {2, 1, 1};
    const std::string error = test::errorOf([&] { (void)decideAll(results, greedy, policy); });
    QVERIFY(error.find("entropy_normalised:temperature=2") != std::string::npos);
    ScoreColumn warm{parseMeasureSpec("entropy_normalised:temperature=2"), std::vector<double>(15, 0.9)};
    warm.values[0] = 0.11; // a, exit 1
    greedy.scores.push_back(warm);
    // a by the warm column; b's .08 is not read at exit 1, .05 is at exit 2
    QVERIFY(decideAll(results, greedy, policy) == (ExitsTaken{0, 1, 2, 2, 1}));
}

void TestDecideAll::measuresThatAreNotThereAreNamed() {
    const CorpusResults results = test::smallResults();
    const std::string error = test::errorOf([&] {
        (void)decideAll(results, *results.decoder("greedy"), Policy::common("nbest_posterior", 0.9));
    });
    QCOMPARE(error, std::string("made.offramp: the greedy decoder's results have no values of "
                                "nbest_posterior. Choose one of its measures (entropy_normalised, "
                                "max_probability, patience), or run the model again with this one."));
    QVERIFY(!test::errorOf([&] {
                 (void)decideAll(results, results.decoders[0], {FixedExit{3}, {}});
             }).empty());
}

void TestDecideAll::anOperatingPointAddsUp() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = *results.decoder("greedy");
    const ExitsTaken taken = decideAll(results, greedy, Policy::common("entropy_normalised", 0.12));
    const OperatingPoint point = operatingPoint(results, greedy, taken, everything(results));
    // exits 2 1 3 3 2, layers 4 2 6 6 4
    QCOMPARE(point.utterances, std::size_t(5));
    QCOMPARE(point.averageLayer, 22 / 5.0);
    QCOMPARE(point.averageExit, 11 / 5.0);
    QVERIFY(point.histogram == (std::vector<std::int64_t>{1, 2, 2}));
    // errors 1 + 0 + 1 + 1 (e: "oh" inserted) of 4 + 2 + 3 + 0 words
    QCOMPARE(point.words.substitutions, std::int64_t(1));
    QCOMPARE(point.words.insertions, std::int64_t(2));
    QCOMPARE(*point.wer(), 3 / 9.0);
    // a 1/4, b 0, c 1/3; e's rate is undefined, d has no reference
    QCOMPARE(*point.meanUtteranceWer, (0.25 + 0 + 1 / 3.0) / 3);
    // GMAC: 2·2 + 1·1 + 3·1.5 + 3·0.5 over four; e's aren't known
    QCOMPARE(*point.gmacs, 11.0 / 4);
    QCOMPARE(*point.seconds, 1.1 / 4);
    QCOMPARE(*point.realTimeFactor, 1.1 / 5); // of 2 + 1 + 1.5 + 0.5 seconds
    const Selection two{1, 4};
    const OperatingPoint part = operatingPoint(results, greedy, taken, two);
    QCOMPARE(part.utterances, std::size_t(2));
    QCOMPARE(*part.wer(), 0.5); // one error of two words
}

void TestDecideAll::unknownCostsAreLeftOut() {
    CorpusResults results = test::smallResults();
    const DecoderResults& greedy = *results.decoder("greedy");
    results.macs.assign(15, test::nan);
    results.utterances[0].duration = test::nan;
    const ExitsTaken first(5, 0);
    const OperatingPoint point = operatingPoint(results, greedy, first, everything(results));
    QVERIFY(!point.gmacs);
    QCOMPARE(*point.seconds, (0.2 + 0.1 + 0.15 + 0.05) / 4);
    QCOMPARE(*point.realTimeFactor, 0.1); // without a
    const ExitsTaken blind{0, -1, 0, -1, 0};
    QCOMPARE(operatingPoint(results, greedy, blind, everything(results)).utterances, std::size_t(3));
}

void TestDecideAll::nothingHasNoRates() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = *results.decoder("greedy");
    const OperatingPoint none = operatingPoint(results, greedy, ExitsTaken(5, 0), Selection{});
    QCOMPARE(none.utterances, std::size_t(0));
    QVERIFY(!none.meanUtteranceWer && !none.gmacs && !none.seconds && !none.realTimeFactor);
    const OperatingPoint silent = operatingPoint(results, greedy, ExitsTaken(5, 0), Selection{4});
    QCOMPARE(*silent.meanUtteranceWer, 0.0); // nothing said, nothing heard
    const OperatingPoint unscored = operatingPoint(results, greedy, ExitsTaken(5, 0), Selection{3});
    QVERIFY(!unscored.meanUtteranceWer);
}

QTEST_GUILESS_MAIN(TestDecideAll)
#include "test_decide_all.moc"
