// SPDX-License-Identifier: GPL-3.0-or-later
#include "hypotheses/policy_reading.h"

#include <QtTest>

using namespace offramp;

class TestPolicyReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresAsTheyAreAndWithParameters();
    void temperaturesMakeThemOthers();
    void whatReadsNothingOrDoesNotFit();
};

void TestPolicyReading::measuresAsTheyAreAndWithParameters() {
    const PolicyReading plain = readingOf(Policy::common("margin", 0.9), 3);
    QCOMPARE(plain.standard, (std::vector<const Measure*>{&measureOf("margin")}));
    QVERIFY(plain.others.empty());
    const MeasureSpec masked = parseMeasureSpec("margin:mask=nonblank");
    const PolicyReading other = readingOf(Policy::common(masked, 0.9), 3);
    QVERIFY(other.standard.empty());
    QCOMPARE(other.others, (std::vector<PolicyReading::Taken>{{masked, masked, masked}}));
    // What is read twice is told once.
    const GateRule gate{{specOf("margin"), masked, specOf("margin"), masked},
                        std::vector<GateRule::Exit>(2, {{1, 1, 1, 1}, 0}),
                        0.5};
    const PolicyReading gated = readingOf({gate, {}}, 2);
    QCOMPARE(gated.standard.size(), std::size_t{1});
    QCOMPARE(gated.others, (std::vector<PolicyReading::Taken>{{masked, masked}}));
}

void TestPolicyReading::temperaturesMakeThemOthers() {
    const Policy warm{Policy::common("margin", 0.9).rule, {1, 2}};
    const PolicyReading reading = readingOf(warm, 2);
    QVERIFY(reading.standard.empty());
    QCOMPARE(reading.others, (std::vector<PolicyReading::Taken>{
                                 {specOf("margin"), parseMeasureSpec("margin:temperature=2")}}));
    // Patience has none.
    QCOMPARE(readingOf({Policy::common("patience", 1).rule, {1, 2}}, 2).standard,
             (std::vector<const Measure*>{&measureOf("patience")}));
}

void TestPolicyReading::whatReadsNothingOrDoesNotFit() {
    QCOMPARE(readingOf({FixedExit{1}, {}}, 3), PolicyReading());
    QCOMPARE(readingOf({OracleRule{}, {}}, 3), PolicyReading());
    QCOMPARE(readingOf(Policy::perExit("margin", {0.9, 0.8}), 3), PolicyReading());
}

QTEST_MAIN(TestPolicyReading)
#include "test_policy_reading.moc"
