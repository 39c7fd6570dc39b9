// SPDX-License-Identifier: GPL-3.0-or-later
// The rules beside thresholds.
#include "exits/decision.h"
#include "exits/outcomes.h"
#include "support/support.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace offramp;
using test::failed;
using test::outcomes;
using test::passed;
using test::undefined;

namespace {

using Values = std::vector<std::optional<double>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Exits with values of two measures; the second list may be shorter.
std::vector<Scores> scoresOf(const char* one, const Values& first, const char* other = nullptr,
                             const Values& second = {}) {
    std::vector<Scores> scores;
    for (std::size_t exit = 0; exit < first.size(); ++exit) {
        scores.push_back({{parseMeasureSpec(one), first[exit]}});
        if (exit < second.size()) scores.back().push_back({parseMeasureSpec(other), second[exit]});
    }
    return scores;
}

Decision decided(const Policy::Rule& rule, const std::vector<Scores>& scores, int exits) {
    return decide({rule, {}}, {scores, exits});
}

CombinedRule combined(CombinedRule::Mode mode) {
    return {mode, {{{specOf("entropy_normalised"), {0.1}}, {specOf("margin"), {0.8}}}}};
}

std::string refusal(const Policy::Rule& rule, int exits = 3, std::vector<double> temperatures = {}) {
    return test::errorOf([&] { checkPolicy({rule, std::move(temperatures)}, exits); });
}

} // namespace

class TestPolicies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothOfTwoMeasures();
    void eitherOfTwoMeasures();
    void combinationsOfUndefined();
    void bolderCombinationsNeverExitLater();
    void patienceWaitsForTheText();
    void aFixedExitIsAlwaysTaken();
    void drawsAreTheSameEverywhere();
    void drawsKeepToTheirWeights();
    void randomExitsAreTaken();
    void aFittedBudgetIsAThreshold();
    void gatesByHand();
    void gatesOfInfiniteFeatures();
    void temperaturesArePutIn();
    void specsAreWhatIsRead();
    void policiesThatDoNotFitAreRefused();
    void policiesAreFittedToOtherExits();
};

void TestPolicies::bothOfTwoMeasures() {
    // Entropy 0.3 fails; 0.05 passes but the margin 0.7 ≤ 0.8 doesn't; then both pass.
    const auto scores = scoresOf("entropy_normalised", {0.3, 0.05, 0.04}, "margin", {0.9, 0.7, 0.85});
    const Decision decision = decided(combined(CombinedRule::Mode::all), scores, 4);
    QCOMPARE(decision.exit, std::optional(2));
    QVERIFY(outcomes(decision) == (std::vector{failed, failed, passed}));
    QCOMPARE(decision.steps[1].checks.size(), std::size_t(2));
    QVERIFY(decision.steps[1].checks[0] == (Check{specOf("entropy_normalised"), 0.05, 0.1, passed}));
    QVERIFY(decision.steps[1].checks[1] == (Check{specOf("margin"), 0.7, 0.8, failed}));
}

void TestPolicies::eitherOfTwoMeasures() {
    const auto scores = scoresOf("entropy_normalised", {0.3, 0.3, 0.04}, "margin", {0.7, 0.9, 0.85});
    const Decision decision = decided(combined(CombinedRule::Mode::any), scores, 3);
    QCOMPARE(decision.exit, std::optional(1)); // by its margin
    QVERIFY(outcomes(decision) == (std::vector{failed, passed, passed}));
}

void TestPolicies::combinationsOfUndefined() {
    const Values entropies{std::nullopt, std::nullopt, std::nullopt};
    const Values margins{0.9, 0.7, std::nullopt};
    const auto scores = scoresOf("entropy_normalised", entropies, "margin", margins);
    const auto either = outcomes(decided(combined(CombinedRule::Mode::any), scores, 4));
    QVERIFY(either == (std::vector{passed, undefined, undefined}));
    const auto both = outcomes(decided(combined(CombinedRule::Mode::all), scores, 4));
    QVERIFY(both == (std::vector{undefined, failed, undefined}));
    QVERIFY(decided(combined(CombinedRule::Mode::all), scores, 3).fellThrough);
}

void TestPolicies::bolderCombinationsNeverExitLater() {
    std::mt19937 random(23);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (int round = 0; round < 300; ++round) {
        Values one(6);
        Values other(6);
        for (std::size_t exit = 0; exit < 6; ++exit) {
            one[exit] = uniform(random) < 0.15 ? std::nullopt : std::optional(uniform(random));
            other[exit] = uniform(random) < 0.15 ? std::nullopt : std::optional(uniform(random));
        }
        const auto scores = scoresOf("entropy_normalised", one, "margin", other);
        for (const auto mode : {CombinedRule::Mode::all, CombinedRule::Mode::any}) {
            CombinedRule rule = combined(mode);
            int last = 6;
            for (int step = 0; step <= 20; ++step) { // from careful to bold, one threshold after the other
                rule.rules[0].thresholds = {0.1 * ((step + 1) / 2)};
                rule.rules[1].thresholds = {1 - 0.1 * (step / 2)};
                const int exit = decided(rule, scores, 6).exit.value();
                QVERIFY(exit <= last);
                last = exit;
            }
        }
    }
}

void TestPolicies::patienceWaitsForTheText() {
    const auto scores = scoresOf("patience", {0.0, 1.0, 0.0, 1.0, 2.0});
    QCOMPARE(decided(PatienceRule{1}, scores, 6).exit, std::optional(1));
    const Decision two = decided(PatienceRule{2}, scores, 6);
    QCOMPARE(two.exit, std::optional(4)); // 2 ≥ 2
    QVERIFY(two.steps[3].checks[0] == (Check{specOf("patience"), 1.0, 2.0, failed}));
    QVERIFY(!decided(PatienceRule{3}, scores, 6).exit);
    QVERIFY(decided(PatienceRule{3}, scores, 5).fellThrough);
    // the same as the measure under a threshold
    QCOMPARE(decide(Policy::common("patience", 2), {scores, 6}).exit, two.exit);
}

void TestPolicies::aFixedExitIsAlwaysTaken() {
    const std::vector<Scores> scores(6);
    for (int exit = 0; exit < 6; ++exit) {
        const Decision decision = decided(FixedExit{exit}, scores, 6);
        QCOMPARE(decision.exit, std::optional(exit));
        QVERIFY(!decision.fellThrough);
        QVERIFY(decision.steps[0].checks.empty());
    }
    QVERIFY(!decided(FixedExit{3}, std::vector<Scores>(3), 6).exit); // not there yet
}

/// u worked out apart from this program, to be the same on every machine: seed 0 gives 0.7637 for no name
/// (times 6: 4.58), 0.3179 for "a.wav" (1.91), 0.3824 for "b.wav" (2.29) and 0.1613 for the last (0.97); seed
/// 1 0.6790, 0.5945, 0.3763 and 0.9892; seed 7 0.1379, 0.8047, 0.9468 and 0.5357.
void TestPolicies::drawsAreTheSameEverywhere() {
    constexpr std::array<const char*, 4> names{"", "a.wav", "b.wav", "1089-134686-0000.flac"};
    constexpr std::array<std::pair<std::uint64_t, std::array<int, 4>>, 3> expected{
        {{0, {4, 1, 2, 0}}, {1, {4, 3, 2, 5}}, {7, {0, 4, 5, 3}}}};
    for (const auto& [seed, exits] : expected) {
        for (std::size_t i = 0; i < names.size(); ++i)
            QCOMPARE(drawExit({seed, {}}, names[i], 6), exits[i]);
    }
    // Weights 1, 0, 3: the first below ¼, else the third.
    const std::vector<double> weights{1, 0, 3, 0, 0, 0};
    QCOMPARE(drawExit({0, weights}, names[3], 6), 0); // 0.1613
    QCOMPARE(drawExit({7, weights}, names[0], 6), 0); // 0.1379
    QCOMPARE(drawExit({0, weights}, names[1], 6), 2); // 0.3179
    QCOMPARE(drawExit({1, weights}, names[3], 6), 2); // 0.9892
    QCOMPARE(drawExit({9, {}}, "any", 1), 0);
}

void TestPolicies::drawsKeepToTheirWeights() {
    const RandomExit even{3, {}};
    const RandomExit weighted{3, {1, 0, 2, 1}};
    std::array<int, 4> counts{};
    std::array<int, 4> weightedCounts{};
    constexpr int draws = 8000;
    for (int i = 0; i < draws; ++i) {
        const std::string name = std::string("utterance ").append(std::to_string(i));
        ++counts[static_cast<std::size_t>(drawExit(even, name, 4))];
        ++weightedCounts[static_cast<std::size_t>(drawExit(weighted, name, 4))];
    }
    // 2000 each; five standard deviations are 5 √(8000 · ¼ · ¾) = 194
    for (const int count : counts)
        QVERIFY(std::abs(count - 2000) < 194);
    QCOMPARE(weightedCounts[1], 0);
    QVERIFY(std::abs(weightedCounts[0] - 2000) < 194 && std::abs(weightedCounts[3] - 2000) < 194);
    QVERIFY(std::abs(weightedCounts[2] - 4000) < 224); // 5 √(8000 · ½ · ½)
}

void TestPolicies::randomExitsAreTaken() {
    const std::vector<Scores> scores(6);
    const Policy policy{RandomExit{1, {}}, {}};
    QCOMPARE(decide(policy, {scores, 6, "a.wav"}).exit, std::optional(3));
    QCOMPARE(decide(policy, {scores, 6, "b.wav"}).exit, std::optional(2));
    Decider decider(policy, 6, "b.wav");
    QVERIFY(!decider.add({}) && !decider.add({}) && decider.add({}));
    QVERIFY(!decider.decision().fellThrough);
}

void TestPolicies::aFittedBudgetIsAThreshold() {
    const auto scores = scoresOf("margin", {0.5, 0.7, 0.9});
    const Decision decision = decided(BudgetRule{specOf("margin"), 4, 0.6}, scores, 3);
    QVERIFY(decision == decide(Policy::common("margin", 0.6), {scores, 3}));
    QCOMPARE(decision.exit, std::optional(1));
}

void TestPolicies::gatesByHand() {
    const GateRule gate{
        {specOf("entropy_normalised"), specOf("margin")}, {{{-10, 2}, 0}, {{-10, 2}, 1}, {{0, 0}, -1}}, 0.7};
    const auto scores = scoresOf("entropy_normalised", {0.2, 0.1, 0.1}, "margin", {0.5, 0.5, 0.5});
    const Decision decision = decided(gate, scores, 3);
    // −2 + 1 + 0 = −1: 1/(1 + e) = 0.2689414; −1 + 1 + 1 = 1: 1/(1 + 1/e) = 0.7310586; −1 again
    const std::vector<double> expected{0.2689414, 0.7310586, 0.2689414};
    for (std::size_t exit = 0; exit < 3; ++exit) {
        const Check& check = decision.steps[exit].checks.at(0);
        QVERIFY(check.spec.measure == nullptr && check.threshold == 0.7);
        QVERIFY(std::abs(*check.value - expected[exit]) < 1e-7);
    }
    QVERIFY(outcomes(decision) == (std::vector{failed, passed, failed}));
    QCOMPARE(decision.exit, std::optional(1));
    // A feature without a value leaves the gate undefined, even at weight 0.
    const auto lacking = scoresOf("entropy_normalised", {0.2, 0.1, 0.1}, "margin", {0.5, std::nullopt});
    QVERIFY(outcomes(decided(gate, lacking, 3)) == (std::vector{failed, undefined, undefined}));
    // Strictly above: σ(0) is exactly ½.
    const GateRule even{{}, {{{}, 0}, {{}, 0}, {{}, 1e-9}}, 0.5};
    QCOMPARE(decided(even, scores, 3).exit, std::optional(2));
}

void TestPolicies::gatesOfInfiniteFeatures() {
    const auto probability = [](double weight, double other) {
        const GateRule gate{{specOf("kl_previous"), specOf("path_score_frame")}, {{{weight, other}, 0}}, 0.5};
        const auto scores = scoresOf("kl_previous", {infinity}, "path_score_frame", {-infinity});
        return decided(gate, scores, 1).steps[0].checks[0].value;
    };
    QCOMPARE(probability(-1, 1), std::optional(0.0)); // σ(−∞)
    QCOMPARE(probability(1, -1), std::optional(1.0));
    QVERIFY(!probability(1, 1)); // ∞ − ∞
    QVERIFY(!probability(0, 1)); // 0 · ∞
}

void TestPolicies::temperaturesArePutIn() {
    Policy policy = Policy::common("margin:pool=min", 0.5);
    policy.temperatures = {1, 1.5};
    const std::vector<Scores> scores{{{parseMeasureSpec("margin:pool=min"), 0.4},
                                      {parseMeasureSpec("margin:pool=min,temperature=1.5"), 0.9}},
                                     {{parseMeasureSpec("margin:pool=min"), 0.4},
                                      {parseMeasureSpec("margin:pool=min,temperature=1.5"), 0.9}}};
    const Decision decision = decide(policy, {scores, 2});
    QCOMPARE(decision.exit, std::optional(1));
    QVERIFY(!decision.fellThrough);
    QCOMPARE(decision.steps[0].checks[0].value, std::optional(0.4));
    QCOMPARE(textOf(decision.steps[1].checks[0].spec), std::string("margin:pool=min,temperature=1.5"));
    // What has no temperature is left alone.
    Policy patience{PatienceRule{1}, {2, 2}};
    QCOMPARE(textOf(specsOf(patience, 0).at(0)), std::string("patience"));
}

void TestPolicies::specsAreWhatIsRead() {
    QVERIFY(specsOf(defaultPolicy(), 0) == std::vector{specOf("entropy_normalised")});
    QVERIFY(specsOf({combined(CombinedRule::Mode::any), {}}, 0) ==
            (std::vector{specOf("entropy_normalised"), specOf("margin")}));
    QVERIFY(specsOf({PatienceRule{2}, {}}, 0) == std::vector{specOf("patience")});
    QVERIFY(specsOf({BudgetRule{specOf("renyi"), 6, {}}, {}}, 0) == std::vector{specOf("renyi")});
    QVERIFY(specsOf({GateRule{{specOf("renyi")}, {}, 0.5}, {}}, 0) == std::vector{specOf("renyi")});
    for (const Policy::Rule& rule :
         {Policy::Rule(FixedExit{}), Policy::Rule(RandomExit{}), Policy::Rule(OracleRule{})})
        QVERIFY(specsOf({rule, {}}, 0).empty());
}

void TestPolicies::policiesThatDoNotFitAreRefused() {
    const auto starts = [](const std::string& text, const char* sentence) {
        QVERIFY2(text.starts_with(sentence), text.c_str());
    };
    CombinedRule two = combined(CombinedRule::Mode::all);
    QVERIFY(refusal(two).empty());
    two.rules[1].thresholds = {1, 2};
    starts(refusal(two), "margin: 2 thresholds are given for 3 exits.");
    QVERIFY(refusal(PatienceRule{9}).empty()); // waits in vain, but may
    starts(refusal(PatienceRule{0}), "patience: 0 is no number of times. Give 1 or more.");
    QVERIFY(refusal(FixedExit{2}).empty());
    starts(refusal(FixedExit{3}), "fixed: there is no exit 3 of 3, counted from 0. Choose one from 0 to 2.");
    starts(refusal(FixedExit{-1}), "fixed: there is no exit -1 of 3");
    QVERIFY(refusal(RandomExit{1, {0, 0, 1}}).empty());
    starts(refusal(RandomExit{1, {1, 1}}), "random: 2 weights are given for 3 exits.");
    for (const std::vector<double>& bad : {std::vector<double>{0, 0, 0}, {1, -1, 1}, {1, std::nan(""), 1}})
        starts(refusal(RandomExit{1, bad}), "random: a weight is negative");
    const MeasureSpec margin = specOf("margin");
    QVERIFY(refusal(BudgetRule{margin, 6, 0.5}).empty());
    starts(refusal(BudgetRule{margin, 6, {}}),
           "budget: its threshold isn't fitted to a corpus yet. Fit it to a corpus, or give it a threshold.");
    starts(refusal(BudgetRule{margin, 6, std::nan("")}), "budget: a threshold is not a number.");
    starts(refusal(BudgetRule{margin, infinity, 0.5}), "budget: its mean layer is not a number.");
    const GateRule::Exit gate{{1}, 0};
    QVERIFY(refusal(GateRule{{margin}, {gate, gate, gate}, 0.5}).empty());
    starts(refusal(GateRule{{margin}, {gate, gate}, 0.5}), "gate: it is for 2 exits and the model has 3.");
    starts(refusal(GateRule{{margin}, {gate, gate, {{1, 2}, 0}}, 0.5}),
           "gate: an exit has 2 weights for 1 features.");
    starts(refusal(GateRule{{margin}, {gate, gate, {{infinity}, 0}}, 0.5}), "gate: a weight or bias");
    starts(refusal(GateRule{{margin}, {gate, gate, {{1}, std::nan("")}}, 0.5}), "gate: a weight or bias");
    starts(refusal(GateRule{{margin}, {gate, gate, gate}, 1.5}), "gate: its threshold is no probability.");
    QVERIFY(refusal(OracleRule{}).empty());
    QVERIFY(refusal(FixedExit{0}, 3, {1, 2, 3}).empty());
    starts(refusal(FixedExit{0}, 3, {1, 2}), "temperatures: 2 are given for 3 exits.");
    starts(refusal(FixedExit{0}, 3, {1, 0, 3}), "temperatures: 0 is no temperature.");
}

void TestPolicies::policiesAreFittedToOtherExits() {
    const auto fit = [](Policy::Rule rule, std::size_t exits) {
        return fitted({std::move(rule), {}}, exits).rule;
    };
    CombinedRule two = combined(CombinedRule::Mode::any);
    two.rules[0].thresholds = {1, 2, 3};
    CombinedRule begun = two;
    begun.rules[0].thresholds = {1};
    QVERIFY(fit(two, 3) == Policy::Rule(two));
    QVERIFY(fit(two, 6) == Policy::Rule(begun));
    QVERIFY(fit(FixedExit{5}, 6) == Policy::Rule(FixedExit{5}));
    QVERIFY(fit(FixedExit{5}, 3) == Policy::Rule(FixedExit{2}));
    QVERIFY(fit(FixedExit{5}, 0) == Policy::Rule(FixedExit{0}));
    QVERIFY(fit(RandomExit{4, {1, 2}}, 3) == Policy::Rule(RandomExit{4, {}}));
    QVERIFY(fit(RandomExit{4, {1, 2, 3}}, 3) == Policy::Rule(RandomExit{4, {1, 2, 3}}));
    const GateRule gate{{}, {{}, {}}, 0.5};
    QVERIFY(fit(gate, 2) == Policy::Rule(gate));
    QVERIFY(fitted({gate, {}}, 3) == defaultPolicy());
    Policy tempered = defaultPolicy();
    tempered.temperatures = {1, 2};
    QVERIFY(fitted(tempered, 2) == tempered);
    QVERIFY(fitted(tempered, 3) == defaultPolicy());
}

QTEST_GUILESS_MAIN(TestPolicies)
#include "test_policies.moc"
