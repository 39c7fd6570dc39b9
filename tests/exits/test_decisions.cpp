// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/decision.h"
#include "exits/outcomes.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace offramp;
using test::outcomes;

namespace {

using Values = std::vector<std::optional<double>>;

std::vector<Scores> scoresOf(std::string_view id, const Values& values) {
    std::vector<Scores> scores;
    for (const auto& value : values)
        scores.push_back({{specOf("max_probability"), 0.1}, {specOf(id), value}});
    return scores;
}

Decision decideLow(const Values& values, std::vector<double> thresholds, int exits) {
    const Policy policy = Policy::perExit("entropy_normalised", std::move(thresholds));
    const auto scores = scoresOf("entropy_normalised", values);
    return decide(policy, {scores, exits});
}

} // namespace

class TestDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholdsAreStrict();
    void theFirstThatPassesIsTaken();
    void highMeasuresPassAbove();
    void eachExitHasItsThreshold();
    void theLastIsTakenIfNonePasses();
    void theLastMayPassByItself();
    void undefinedNeverExits();
    void untilOnePassesNothingIsDecided();
    void oneExitIsAlwaysTaken();
    void exitsMayComeOneAtATime();
    void policiesThatDoNotFitAreRefused();
    void aPolicyIsFittedToOtherExits();
    void costsAreSpentAndSaved();
    void costsThatAreNotKnownStayUnknown();
    void aBolderThresholdNeverExitsLater_data();
    void aBolderThresholdNeverExitsLater();
};

void TestDecisions::thresholdsAreStrict() {
    QVERIFY(passes(Direction::lowIsGood, 0.19, 0.2));
    QVERIFY(!passes(Direction::lowIsGood, 0.2, 0.2));
    QVERIFY(!passes(Direction::lowIsGood, 0.21, 0.2));
    QVERIFY(passes(Direction::highIsGood, 0.21, 0.2));
    QVERIFY(!passes(Direction::highIsGood, 0.2, 0.2));
    QVERIFY(!passes(Direction::highIsGood, 0.19, 0.2));
    const double infinity = std::numeric_limits<double>::infinity();
    QVERIFY(passes(Direction::lowIsGood, 1e300, infinity));
    QVERIFY(!passes(Direction::lowIsGood, 0, -infinity));
    QVERIFY(!passes(Direction::lowIsGood, std::nullopt, infinity));
    QVERIFY(!passes(Direction::highIsGood, std::nullopt, -infinity));
    QVERIFY(passes(Direction::highIsGood, 2, 2, true) && passes(Direction::lowIsGood, 2, 2, true));
    QVERIFY(!passes(Direction::highIsGood, 1, 2, true) && !passes(Direction::lowIsGood, 3, 2, true));
    QVERIFY(!passes(Direction::lowIsGood, std::nullopt, 2, true));
}

void TestDecisions::theFirstThatPassesIsTaken() {
    // 0.5 ≥ 0.2; 0.1 < 0.2: taken; what the third would have done is told as well
    const Decision decision = decideLow({0.5, 0.1, 0.05}, {0.2}, 3);
    QCOMPARE(decision.exit, std::optional(1));
    QVERIFY(!decision.fellThrough);
    QVERIFY(outcomes(decision) == (std::vector{Outcome::failed, Outcome::passed, Outcome::passed}));
    QCOMPARE(decision.steps[0].checks.size(), std::size_t(1));
    const Check expected{specOf("entropy_normalised"), 0.5, 0.2, Outcome::failed};
    QVERIFY(decision.steps[0].checks[0] == expected);
    QCOMPARE(decision.steps[1].checks[0].value, std::optional(0.1));
    QCOMPARE(decision.steps[1].checks[0].outcome, Outcome::passed);
}

void TestDecisions::highMeasuresPassAbove() {
    const Policy policy = Policy::common("max_probability", 0.9);
    std::vector<Scores> scores;
    for (const double value : {0.5, 0.9, 0.91})
        scores.push_back({{specOf("max_probability"), value}});
    const Decision decision = decide(policy, {scores, 4});
    QCOMPARE(decision.exit, std::optional(2)); // 0.9 is not above 0.9
    QVERIFY(outcomes(decision) == (std::vector{Outcome::failed, Outcome::failed, Outcome::passed}));
}

void TestDecisions::eachExitHasItsThreshold() {
    // 0.5 ≥ 0.1, 0.4 ≥ 0.3, 0.3 < 0.5
    const Decision decision = decideLow({0.5, 0.4, 0.3}, {0.1, 0.3, 0.5}, 3);
    QCOMPARE(decision.exit, std::optional(2));
    QVERIFY(!decision.fellThrough);
    QCOMPARE(decision.steps[1].checks[0].threshold, 0.3);
    QCOMPARE(decideLow({0.5, 0.4, 0.3}, {0.6, 0, 0}, 3).exit, std::optional(0));
}

void TestDecisions::theLastIsTakenIfNonePasses() {
    const Decision decision = decideLow({0.5, 0.4, 0.3}, {0.1}, 3);
    QCOMPARE(decision.exit, std::optional(2));
    QVERIFY(decision.fellThrough);
    QCOMPARE(decision.steps[2].outcome, Outcome::failed);
}

void TestDecisions::theLastMayPassByItself() {
    const Decision decision = decideLow({0.5, 0.05}, {0.1}, 2);
    QCOMPARE(decision.exit, std::optional(1));
    QVERIFY(!decision.fellThrough);
}

void TestDecisions::undefinedNeverExits() {
    const Decision decision = decideLow({std::nullopt, 0.05, std::nullopt}, {1}, 3);
    QCOMPARE(decision.exit, std::optional(1));
    QVERIFY(outcomes(decision) == (std::vector{Outcome::undefined, Outcome::passed, Outcome::undefined}));
    const Decision none = decideLow({std::nullopt, std::nullopt}, {1}, 2);
    QCOMPARE(none.exit, std::optional(1));
    QVERIFY(none.fellThrough);
    // scores that lack the measure are undefined too
    const std::vector<Scores> empty(1);
    const Decision lacking = decide(Policy::common("entropy_nats", 9), {empty, 1});
    QCOMPARE(lacking.steps[0].outcome, Outcome::undefined);
}

void TestDecisions::untilOnePassesNothingIsDecided() {
    const Decision decision = decideLow({0.5, 0.4}, {0.1}, 3);
    QVERIFY(!decision.exit && !decision.fellThrough);
    QCOMPARE(decision.steps.size(), std::size_t(2));
    QVERIFY(!decideLow({}, {0.1}, 3).exit);
}

void TestDecisions::oneExitIsAlwaysTaken() {
    QCOMPARE(decideLow({0.9}, {0.1}, 1).exit, std::optional(0));
    QVERIFY(decideLow({0.9}, {0.1}, 1).fellThrough);
    QVERIFY(!decideLow({0.05}, {0.1}, 1).fellThrough);
}

void TestDecisions::exitsMayComeOneAtATime() {
    const Values values{0.5, 0.3, std::nullopt, 0.05, 0.2, 0.01};
    const auto scores = scoresOf("entropy_normalised", values);
    const Policy policy = Policy::common("entropy_normalised", 0.1);
    Decider decider(policy, 6);
    for (std::size_t exit = 0; exit < scores.size(); ++exit) {
        const bool stops = decider.add(scores[exit]);
        QCOMPARE(stops, exit >= 3);
        const Decision known = decide(policy, {std::span(scores).first(exit + 1), 6});
        QVERIFY(decider.decision() == known);
    }
    QCOMPARE(decider.decision().exit, std::optional(3));
}

void TestDecisions::policiesThatDoNotFitAreRefused() {
    const auto errorFor = [](const Policy& policy) {
        return test::errorOf([&] { checkPolicy(policy, 3); });
    };
    QCOMPARE(errorFor(Policy::common("entropy_nats", 1)), std::string());
    QCOMPARE(errorFor(Policy::perExit("entropy_nats", {1, 2, 3})), std::string());
    QVERIFY(errorFor({ThresholdRule{{}, {1}}, {}}).find("no exit measure") != std::string::npos);
    QCOMPARE(errorFor(Policy::perExit("entropy_nats", {1, 2})),
             std::string("entropy_nats: 2 thresholds are given for 3 exits. "
                         "Give one threshold for all exits, or one for each."));
    QVERIFY(errorFor(Policy::perExit("entropy_nats", {})).find("0 thresholds") != std::string::npos);
    QVERIFY(errorFor(Policy::common("entropy_nats", std::nan(""))).find("not a number") != std::string::npos);
    QVERIFY(!test::errorOf([] { Decider(Policy::perExit("entropy_nats", {1, 2}), 3); }).empty());
    const std::string unknown = test::errorOf([] { (void)Policy::common("nonsense", 1); });
    QVERIFY(unknown.find("entropy_paper") != std::string::npos);
}

void TestDecisions::aPolicyIsFittedToOtherExits() {
    const Policy each = Policy::perExit("entropy_nats", {1, 2, 3});
    QVERIFY(fitted(each, 3) == each);
    QVERIFY(fitted(each, 6) == Policy::common("entropy_nats", 1));
    QVERIFY(fitted(Policy::common("entropy_nats", 4), 6) == Policy::common("entropy_nats", 4));
}

void TestDecisions::costsAreSpentAndSaved() {
    const Decision decision = decideLow({0.5, 0.1, 0.05}, {0.2}, 3);
    const Cost cost = costOf(decision, Values{100, 250, 400}, 3);
    QCOMPARE(cost.spent, std::optional(250.0));
    QCOMPARE(cost.total, std::optional(400.0));
    QCOMPARE(cost.saved(), std::optional(150.0));         // 400 − 250
    QCOMPARE(cost.savedFraction(), std::optional(0.375)); // 150 / 400
    const Cost last = costOf(decideLow({0.5, 0.5, 0.5}, {0.2}, 3), Values{100, 250, 400}, 3);
    QCOMPARE(last.saved(), std::optional(0.0));
    QCOMPARE(last.savedFraction(), std::optional(0.0));
}

void TestDecisions::costsThatAreNotKnownStayUnknown() {
    const Decision decision = decideLow({0.5, 0.1}, {0.2}, 3);
    const Cost stopped = costOf(decision, Values{0.1, 0.2}, 3);
    QCOMPARE(stopped.spent, std::optional(0.2));
    QVERIFY(!stopped.total && !stopped.saved() && !stopped.savedFraction());
    const Cost gap = costOf(decision, Values{1, std::nullopt, 3}, 3);
    QVERIFY(!gap.spent && gap.total && !gap.saved());
    const Cost undecided = costOf(decideLow({0.5}, {0.2}, 3), Values{1, 2, 3}, 3);
    QVERIFY(!undecided.spent && undecided.total);
    const Cost free = costOf(decision, Values{0, 0, 0}, 3);
    QCOMPARE(free.saved(), std::optional(0.0));
    QVERIFY(!free.savedFraction());
}

void TestDecisions::aBolderThresholdNeverExitsLater_data() {
    QTest::addColumn<QString>("measure");
    for (const Measure& measure : measures()) {
        QTest::newRow(std::string(measure.id).c_str())
            << QString::fromUtf8(measure.id.data(), qsizetype(measure.id.size()));
    }
}

void TestDecisions::aBolderThresholdNeverExitsLater() {
    QFETCH(QString, measure);
    const std::string id = measure.toStdString();
    const bool low = measureOf(id).direction == Direction::lowIsGood;
    std::mt19937 random(17);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int round = 0; round < 300; ++round) {
        Values values(static_cast<std::size_t>(1 + round % 8));
        for (auto& value : values)
            value = uniform(random) < 0.1 ? std::nullopt : std::optional(uniform(random));
        std::vector<Scores> scores;
        for (const auto& value : values)
            scores.push_back({{specOf(id), value}});
        int last = static_cast<int>(values.size());
        for (int step = -1; step <= 21; ++step) {
            const double threshold = low ? step * 0.05 : 1 - step * 0.05; // from careful to bold
            const Decision decision =
                decide(Policy::common(id, threshold), {scores, static_cast<int>(values.size())});
            QVERIFY(decision.exit.value() <= last);
            last = *decision.exit;
        }
        // The boldest takes the first exit that is defined at all.
        const auto defined =
            std::find_if(values.begin(), values.end(), [](const auto& v) { return v.has_value(); });
        const auto expected = defined == values.end() ? std::ssize(values) - 1 : defined - values.begin();
        QCOMPARE(last, static_cast<int>(expected));
    }
}

QTEST_GUILESS_MAIN(TestDecisions)
#include "test_decisions.moc"
