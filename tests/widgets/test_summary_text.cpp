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
    void bothReasonsOfACombinedRule();
    void rulesThatLookAtNothing();
    void patience();
    void anUndefinedMeasureSaysWhy();
    void aGateSaysWhatItFound();
    void itSaysWhatTheEngineSays_data();
    void itSaysWhatTheEngineSays();
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

void TestSummaryText::bothReasonsOfACombinedRule() {
    CombinedRule rule{
        CombinedRule::Mode::all,
        {ThresholdRule{specOf("entropy_normalised"), {0.9999}}, ThresholdRule{specOf("margin"), {0.0001}}}};
    const Analysis& analysis = *test::murmurAnalysis();
    static const QRegularExpression both(QStringLiteral(
        ": entropy, normalised 0\\.\\d+ is below 1\\.000? and margin 0\\.\\d+ is above 0\\.000100\\. "));
    QVERIFY2(summary(analysis, {rule, {}}).contains(both), qPrintable(summary(analysis, {rule, {}})));
    rule.rules[0].thresholds = {0};
    QVERIFY2(summary(analysis, {rule, {}})
                 .contains(QStringLiteral(": no exit has entropy, normalised below 0 and margin above ")),
             qPrintable(summary(analysis, {rule, {}})));
    rule.rules[1].thresholds = {1};
    rule.mode = CombinedRule::Mode::any;
    QVERIFY(summary(analysis, {rule, {}}).contains(QStringLiteral(" below 0 or margin above 1.00. ")));
    rule.rules[0] = {specOf("nbest_posterior"), {0.5}};
    QVERIFY2(summary(analysis, {rule, {}})
                 .contains(QStringLiteral(": no exit has margin above 1.00; posterior among the N best is "
                                          "undefined here: it needs the N best of a beam search. ")),
             qPrintable(summary(analysis, {rule, {}})));
    rule.mode = CombinedRule::Mode::all; // the one that is undefined is reason enough
    QVERIFY(!summary(analysis, {rule, {}}).contains(QStringLiteral("margin")));
}

void TestSummaryText::rulesThatLookAtNothing() {
    Analysis analysis = *test::murmurAnalysis();
    QVERIFY(summary(analysis, {FixedExit{2}, {}})
                .startsWith(QStringLiteral("Stops after layer 6 (exit 3 of 6): always there. Saves ")));
    QVERIFY(summary(analysis, {RandomExit{7, {}}, {}})
                .contains(QStringLiteral(": drawn at random with the seed 7. ")));
    QVERIFY(
        summary(analysis, {OracleRule{}, {}})
            .startsWith(QStringLiteral("Goes to the end, layer 12 (exit 6 of 6): the errors aren't known.")));
    const auto scored =
        withReference(analysis, analysis.exits.back()->hypothesis.text, defaultNormalisation());
    QVERIFY(summary(*scored, {OracleRule{}, {}}).contains(QStringLiteral(": no exit has fewer errors. ")));
    QVERIFY(summary(*scored, {OracleRule{OracleRule::Kind::noWorseThanLast}, {}})
                .contains(QStringLiteral(": it has no more errors than the last exit. ")));
    analysis.exits.resize(2);
    QCOMPARE(summary(analysis, {FixedExit{2}, {}}),
             QStringLiteral("The exit that is taken isn't computed yet."));
    QCOMPARE(summary(analysis, {OracleRule{}, {}}),
             QStringLiteral("The oracle decides once all exits are known."));
}

void TestSummaryText::patience() {
    const QString never = summary(*test::murmurAnalysis(), {PatienceRule{6}, {}}); // of six exits: five times
    QVERIFY2(never.contains(QStringLiteral(": the text never stayed the same 6 ")), qPrintable(never));
    Analysis same = *test::murmurAnalysis();
    auto second = std::make_shared<ExitResult>(*same.exits[1]);
    second->scores = {{specOf("patience"), 1.0}};
    same.exits[1] = second;
    const QString once = summary(same, {PatienceRule{1}, {}});
    QVERIFY2(
        once.startsWith(QStringLiteral("Stops after layer 4 (exit 2 of 6): the text stayed the same 1 ")),
        qPrintable(once));
    QVERIFY2(
        summary(same, Policy::common("patience", 1)).contains(QStringLiteral(": patience 1 is at least 1. ")),
        qPrintable(summary(same, Policy::common("patience", 1))));
}

void TestSummaryText::anUndefinedMeasureSaysWhy() {
    Analysis analysis = *test::murmurAnalysis();
    for (auto& exit : analysis.exits) { // a model that gives no hidden states
        auto without = std::make_shared<ExitResult>(*exit);
        without->hiddenCosines.clear();
        exit = std::move(without);
    }
    QVERIFY(
        summary(analysis, Policy::common("hidden_cosine:pool=min", 0.5))
            .contains(QStringLiteral(": cosine with the previous exit's hidden state (least sure frame) is "
                                     "undefined here: the model gives no hidden states. ")));
    QVERIFY(summary(analysis, Policy::common("model_score", 0.5))
                .contains(QStringLiteral("undefined here: the model brings no score of its own. ")));
    // Without a temperature that would be the last exit's alone.
    Policy tempered = Policy::common("margin", 1);
    tempered.temperatures = {1, 1.1, 1.2, 1.3, 1.4, 1.5};
    QVERIFY(summary(analysis, tempered).contains(QStringLiteral(": no exit has margin above 1.00. ")));
}

void TestSummaryText::aGateSaysWhatItFound() {
    GateRule gate{{specOf("margin")}, std::vector<GateRule::Exit>(6, GateRule::Exit{{0}, 0}), 0.25};
    const Analysis& analysis = *test::murmurAnalysis();
    // 1 / (1 + e⁰) = 0.5
    QVERIFY(summary(analysis, {gate, {}})
                .contains(QStringLiteral(": the gate's probability 0.500 is above 0.250. ")));
    gate.threshold = 0.5;
    QVERIFY(summary(analysis, {gate, {}})
                .contains(QStringLiteral(": no exit has the gate's probability above 0.500. ")));
    gate.features = {specOf("nbest_posterior")};
    QVERIFY2(summary(analysis, {gate, {}})
                 .contains(QStringLiteral(": the gate's probability is undefined here: it looks at posterior "
                                          "among the N best, and it needs the N best of a beam search. ")),
             qPrintable(summary(analysis, {gate, {}})));
}

void TestSummaryText::itSaysWhatTheEngineSays_data() {
    QTest::addColumn<Policy>("policy");
    QTest::newRow("passed") << Policy::common("entropy_normalised", 0.999);
    QTest::newRow("missed") << Policy::common("margin", 1);
    QTest::newRow("undefined") << Policy::common("nbest_posterior", 0.5);
    QTest::newRow("fixed") << Policy{FixedExit{3}, {}};
    QTest::newRow("random") << Policy{RandomExit{3, {}}, {}};
    QTest::newRow("oracle") << Policy{OracleRule{}, {}};
    const ThresholdRule entropy{specOf("entropy_normalised"), {0.999}};
    const ThresholdRule margin{specOf("margin"), {1}};
    QTest::newRow("both") << Policy{CombinedRule{CombinedRule::Mode::all, {entropy, margin}}, {}};
    QTest::newRow("either") << Policy{CombinedRule{CombinedRule::Mode::any, {entropy, margin}}, {}};
    const std::vector<GateRule::Exit> exits(6, GateRule::Exit{{0}, 0});
    QTest::newRow("gate") << Policy{GateRule{{specOf("margin")}, exits, 0.25}, {}};
    QTest::newRow("gate, undefined") << Policy{GateRule{{specOf("model_score")}, exits, 0.25}, {}};
}

/// The same words up to the saving, whatever the digits.
void TestSummaryText::itSaysWhatTheEngineSays() {
    QFETCH(Policy, policy);
    const Analysis& analysis = *test::murmurAnalysis();
    const auto words = [](QString text) {
        static const QRegularExpression digits(QStringLiteral("[0-9.]*[0-9]"));
        return text.left(text.indexOf(QStringLiteral(" Saves"))).replace(digits, QStringLiteral("#"));
    };
    const QString engine = QString::fromStdString(summaryOf(analysis, judge(analysis, policy)));
    QCOMPARE(words(summary(analysis, policy)), words(engine));
}

QTEST_MAIN(TestSummaryText)
#include "test_summary_text.moc"
