// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbench/policies_by_exits.h"

#include <QtTest>

using namespace offramp;

/// One policy for models of different numbers of exits, and what doesn't fit them all.
class TestPoliciesByExits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atFirstItIsTheDefault();
    void whatFitsAllIsOfAll();
    void whatFitsOneAloneIsFittedForTheOthersAndStays();
    void twoThatFitOneEachStayApart();
    void whatIsSetWhereAnotherIsFittedLeavesThatAlone();
    void theyComeTogetherAgain();
    void threeNumbersOfExits();
    void withoutAModelAnythingFits();
    void whatCannotBeFittedIsTheDefault();
};

namespace {

Policy common(double threshold) {
    return Policy::common("margin", threshold);
}

Policy perExit(std::size_t exits, double first) {
    std::vector<double> thresholds(exits, 0.5);
    thresholds.front() = first;
    return Policy::perExit("margin", thresholds);
}

Policy gate(std::size_t exits) {
    return {GateRule{{specOf("margin")}, std::vector<GateRule::Exit>(exits, GateRule::Exit{{1}, 0}), 0.5},
            {}};
}

} // namespace

void TestPoliciesByExits::atFirstItIsTheDefault() {
    const PoliciesByExits policies;
    for (const std::size_t exits : {0U, 1U, 6U, 12U})
        QCOMPARE(policies.of(exits), defaultPolicy());
}

void TestPoliciesByExits::whatFitsAllIsOfAll() {
    PoliciesByExits policies;
    policies.set(6, common(0.1));
    QCOMPARE(policies.of(3), common(0.1));
    policies.set(3, common(0.2));
    QCOMPARE(policies.of(6), common(0.2));
    policies.set(6, {FixedExit{1}, {}});
    QCOMPARE(policies.of(3), (Policy{FixedExit{1}, {}}));
}

void TestPoliciesByExits::whatFitsOneAloneIsFittedForTheOthersAndStays() {
    PoliciesByExits policies;
    policies.set(6, perExit(6, 0.1));
    QCOMPARE(policies.of(3), common(0.1)); // the first threshold for all
    QCOMPARE(policies.of(6), perExit(6, 0.1));
    Policy warm = common(0.3);
    warm.temperatures = {1, 2, 3, 4, 5, 6};
    policies.set(6, warm);
    QCOMPARE(policies.of(3), common(0.3)); // without the temperatures
    QCOMPARE(policies.of(6), warm);
    policies.set(6, {FixedExit{5}, {}});
    QCOMPARE(policies.of(3), (Policy{FixedExit{2}, {}}));
    QCOMPARE(policies.of(6), (Policy{FixedExit{5}, {}}));
}

void TestPoliciesByExits::twoThatFitOneEachStayApart() {
    PoliciesByExits policies;
    policies.set(6, gate(6));
    policies.set(3, perExit(3, 0.2));
    QCOMPARE(policies.of(6), gate(6));
    QCOMPARE(policies.of(3), perExit(3, 0.2));
    policies.set(6, perExit(6, 0.1));
    QCOMPARE(policies.of(3), perExit(3, 0.2));
    policies.set(3, gate(3));
    QCOMPARE(policies.of(6), perExit(6, 0.1));
}

void TestPoliciesByExits::whatIsSetWhereAnotherIsFittedLeavesThatAlone() {
    PoliciesByExits policies;
    policies.set(6, gate(6));
    policies.set(3, common(0.2)); // would fit six exits too, but a gate stands there
    QCOMPARE(policies.of(6), gate(6));
    QCOMPARE(policies.of(3), common(0.2));
    policies.set(3, common(0.3)); // the slider moves on
    QCOMPARE(policies.of(6), gate(6));
    policies.set(6, perExit(6, 0.1));
    QCOMPARE(policies.of(3), common(0.3)); // nor is this overwritten by what doesn't fit it
}

void TestPoliciesByExits::theyComeTogetherAgain() {
    PoliciesByExits policies;
    policies.set(6, gate(6));
    policies.set(3, common(0.2));
    policies.set(6, common(0.4)); // both fit both now
    QCOMPARE(policies.of(3), common(0.4));
    policies.set(3, common(0.5));
    QCOMPARE(policies.of(6), common(0.5));
}

void TestPoliciesByExits::threeNumbersOfExits() {
    PoliciesByExits policies;
    policies.set(6, perExit(6, 0.1));
    policies.set(3, perExit(3, 0.2));
    policies.set(12, perExit(12, 0.3));
    QCOMPARE(policies.of(6), perExit(6, 0.1));
    QCOMPARE(policies.of(3), perExit(3, 0.2));
    QCOMPARE(policies.of(12), perExit(12, 0.3));
    policies.set(6, common(0.6));
    QCOMPARE(policies.of(3), perExit(3, 0.2));
    QCOMPARE(policies.of(12), perExit(12, 0.3));
    QCOMPARE(policies.of(4), common(0.6));
}

void TestPoliciesByExits::withoutAModelAnythingFits() {
    PoliciesByExits policies;
    policies.set(0, gate(6));
    QCOMPARE(policies.of(0), gate(6));
    QCOMPARE(policies.of(6), gate(6));
    QCOMPARE(policies.of(3), defaultPolicy());
    policies.set(3, perExit(3, 0.2));
    policies.set(0, common(0.1));
    QCOMPARE(policies.of(3), perExit(3, 0.2));
}

void TestPoliciesByExits::whatCannotBeFittedIsTheDefault() {
    PoliciesByExits policies;
    policies.set(6, {BudgetRule{specOf("margin"), 6, {}}, {}}); // it isn't fitted to a corpus
    QCOMPARE(policies.of(3), defaultPolicy());
}

QTEST_GUILESS_MAIN(TestPoliciesByExits)
#include "test_policies_by_exits.moc"
