// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/decision.h"
#include "exits/outcomes.h"
#include "support/support.h"

#include <QtTest>

#include <random>

using namespace offramp;
using test::failed;
using test::outcomes;
using test::passed;
using test::undefined;

namespace {

using Errors = std::vector<std::optional<std::int64_t>>;

Decision byErrors(OracleRule::Kind kind, const Errors& errors, std::size_t known, int exits) {
    const std::vector<Scores> scores(known);
    return decide({OracleRule{kind}, {}}, {scores, exits, {}, errors});
}

} // namespace

class TestOracles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oraclesTakeTheFewestErrors();
    void oraclesCompareWithTheLast();
    void oraclesWithoutErrors();
    void oraclesNeedAllExits();
    void oraclesAreTheBest();
};

void TestOracles::oraclesTakeTheFewestErrors() {
    const auto kind = OracleRule::Kind::fewestErrors;
    const Decision decision = byErrors(kind, {3, 1, 2, 1}, 4, 4);
    QCOMPARE(decision.exit, std::optional(1)); // the earlier of the two with 1
    QVERIFY(outcomes(decision) == (std::vector{failed, passed, failed, passed}));
    QCOMPARE(byErrors(kind, {0, 0, 0, 0}, 4, 4).exit, std::optional(0));
    QCOMPARE(byErrors(kind, {3, 2, 1, 0}, 4, 4).exit, std::optional(3));
    QVERIFY(!byErrors(kind, {3, 2, 1, 0}, 4, 4).fellThrough);
}

void TestOracles::oraclesCompareWithTheLast() {
    const auto kind = OracleRule::Kind::noWorseThanLast;
    const Decision decision = byErrors(kind, {3, 2, 0, 2}, 4, 4);
    QCOMPARE(decision.exit, std::optional(1)); // 2 ≤ 2; that exit 3 has none isn't asked
    QVERIFY(outcomes(decision) == (std::vector{failed, passed, passed, passed}));
    QCOMPARE(byErrors(kind, {3, 2, 1, 0}, 4, 4).exit, std::optional(3));
}

void TestOracles::oraclesWithoutErrors() {
    for (const auto kind : {OracleRule::Kind::fewestErrors, OracleRule::Kind::noWorseThanLast}) {
        const Decision decision = byErrors(kind, {}, 3, 3);
        QCOMPARE(decision.exit, std::optional(2));
        QVERIFY(decision.fellThrough);
        QVERIFY(outcomes(decision) == (std::vector{undefined, undefined, undefined}));
    }
    // One isn't known: it isn't taken.
    QCOMPARE(byErrors(OracleRule::Kind::fewestErrors, {std::nullopt, 1, 2}, 3, 3).exit, std::optional(1));
    // The last isn't known: nothing can be compared with it.
    QVERIFY(byErrors(OracleRule::Kind::noWorseThanLast, {0, 0, std::nullopt}, 3, 3).fellThrough);
    QVERIFY(!byErrors(OracleRule::Kind::fewestErrors, {0, 0}, 2, 3).exit); // not all exits yet
    QVERIFY(!byErrors(OracleRule::Kind::fewestErrors, {}, 0, 3).exit);
}

void TestOracles::oraclesNeedAllExits() {
    const Policy policy{OracleRule{}, {}};
    QVERIFY(!canStopEarly(policy));
    QVERIFY(canStopEarly(defaultPolicy()) && canStopEarly({RandomExit{}, {}}));
    QCOMPARE(test::errorOf([&] { Decider(policy, 6); }),
             std::string("oracle: it needs all exits, so no model can stop by it. "
                         "Let the model run to its end, or choose another policy."));
}

void TestOracles::oraclesAreTheBest() {
    std::mt19937 random(31);
    for (int round = 0; round < 300; ++round) {
        Errors errors(static_cast<std::size_t>(1 + round % 8));
        for (auto& count : errors)
            count = static_cast<std::int64_t>(random() % 5);
        const auto exits = static_cast<int>(errors.size());
        const int fewest =
            byErrors(OracleRule::Kind::fewestErrors, errors, errors.size(), exits).exit.value();
        const int noWorse =
            byErrors(OracleRule::Kind::noWorseThanLast, errors, errors.size(), exits).exit.value();
        QVERIFY(noWorse <= fewest); // the fewest are no more than the last's
        for (int exit = 0; exit < exits; ++exit) {
            const auto count = *errors[static_cast<std::size_t>(exit)];
            const auto best = *errors[static_cast<std::size_t>(fewest)];
            QVERIFY(exit < fewest ? count > best : count >= best);
            if (exit < noWorse) QVERIFY(count > *errors.back());
        }
    }
}

QTEST_GUILESS_MAIN(TestOracles)
#include "test_oracles.moc"
