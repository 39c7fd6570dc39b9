// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/shipped.h"
#include "strategy/summary_text.h"

#include <QtTest>

using namespace offramp;

class TestSummaryText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhereWhyAndWhatItSaves();
    void nothingPasses();
    void notYetDecided();
};

namespace {

QString summary(const Analysis& analysis, const Policy& policy) {
    const Comparison comparison = compare(analysis);
    return summaryText(analysis, &comparison, judge(analysis, policy));
}

} // namespace

void TestSummaryText::itSaysWhereWhyAndWhatItSaves() {
    const Analysis& analysis = *test::murmurAnalysis();
    const QString text = summary(analysis, Policy::common("entropy_normalised", 0.999));
    QVERIFY2(text.startsWith(QStringLiteral("Stops after layer 2 (exit 1 of 6): entropy, normalised ")),
             qPrintable(text));
    QVERIFY(text.contains(QStringLiteral(" is below 0.999. Saves ")));
    QVERIFY(text.contains(QStringLiteral("from the last exit.")));
    const double saved =
        100 * (1 - static_cast<double>(*analysis.macs[0]) / static_cast<double>(*analysis.macs[5]));
    QVERIFY(text.contains(QStringLiteral("Saves %1\u00a0%").arg(saved, 0, 'f', 0)));
    const QString high = summary(analysis, Policy::common("max_probability", 0.01));
    QVERIFY2(high.contains(QStringLiteral(" is above 0.0100.")), qPrintable(high));
}

void TestSummaryText::nothingPasses() {
    const QString text = summary(*test::murmurAnalysis(), Policy::common("entropy_normalised", 0));
    QVERIFY2(text.startsWith(QStringLiteral(
                 "Goes to the end, layer 12 (exit 6 of 6): no exit has entropy, normalised below 0.")),
             qPrintable(text));
    QVERIFY(text.endsWith(QStringLiteral("Saves nothing.")));
}

void TestSummaryText::notYetDecided() {
    Analysis part = *test::murmurAnalysis();
    part.exits.resize(1);
    part.finished = false;
    QCOMPARE(summary(part, Policy::common("entropy_normalised", 0)),
             QStringLiteral("None of the exits computed so far is sure enough."));
}

QTEST_MAIN(TestSummaryText)
#include "test_summary_text.moc"
