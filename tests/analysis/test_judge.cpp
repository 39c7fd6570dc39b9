// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/judge.h"
#include "analysis/shipped.h"
#include "base/error.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace offramp;

class TestJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stoppingEarlyStopsWhereTheWholeAnalysisWould_data();
    void stoppingEarlyStopsWhereTheWholeAnalysisWould();
    void everyExitIsTakenForSomeThreshold();
    void costsAreThoseOfTheExit();
    void growingAnalysesAreJudgedAsFarAsTheyGo();
    void sentencesSayWhereAndWhy();
    void measuresThatAreNotStoredAreTaken();
    void everyPolicyIsJudged();
    void everyPolicyHasItsSentence();
    void policiesThatDoNotFitAreRefused();
};

namespace {

std::vector<double> valuesOf(const char* measure) {
    std::vector<double> values;
    for (const auto& exit : test::murmurAnalysis()->exits)
        values.push_back(valueOf(exit->scores, measure).value());
    return values;
}

std::shared_ptr<const Analysis> stoppedBy(const Policy& policy) {
    AnalyzeOptions options = test::twoThreads();
    options.stopEarly = policy;
    return analyze(test::shippedRecogniser(), test::murmur(), options);
}

/// The first exit's values cut as an analysis that has come so far.
Analysis cut(std::size_t exits) {
    Analysis analysis = *test::murmurAnalysis();
    analysis.exits.resize(exits);
    analysis.finished = false;
    return analysis;
}

} // namespace

void TestJudge::stoppingEarlyStopsWhereTheWholeAnalysisWould_data() {
    QTest::addColumn<QString>("measure");
    QTest::addColumn<double>("threshold");
    for (const char* measure : {"entropy_normalised", "max_probability"}) {
        std::vector<double> thresholds = valuesOf(measure); // at a value itself: strictly below, or above
        const auto [low, high] = std::ranges::minmax(thresholds);
        for (int step = -1; step <= 6; ++step)
            thresholds.push_back(low + (high - low) * (step + 0.5) / 6);
        for (std::size_t i = 0; i < thresholds.size(); ++i)
            QTest::addRow("%s %.4f (%zu)", measure, thresholds[i], i) << measure << thresholds[i];
    }
}

void TestJudge::stoppingEarlyStopsWhereTheWholeAnalysisWould() {
    QFETCH(QString, measure);
    QFETCH(double, threshold);
    const Policy policy = Policy::common(measure.toStdString(), threshold);
    const Judgement whole = judge(*test::murmurAnalysis(), policy);
    const auto stopped = stoppedBy(policy);
    const int exit = whole.decision.exit.value();
    // No further exit is there, and the last that is there is the same.
    QCOMPARE(stopped->exits.size(), static_cast<std::size_t>(exit + 1));
    QVERIFY(stopped->finished);
    const Matrix& found = *stopped->exits.back()->output.logProbs;
    const Matrix& expected = *test::murmurAnalysis()->exits[static_cast<std::size_t>(exit)]->output.logProbs;
    QVERIFY(std::equal(found.data(), found.data() + found.size(), expected.data()));

    const Judgement again = judge(*stopped, policy);
    QCOMPARE(again.decision.exit, whole.decision.exit);
    QCOMPARE(again.decision.fellThrough, whole.decision.fellThrough);
    QCOMPARE(again.macs.spent, whole.macs.spent);
    QCOMPARE(again.macs.total, whole.macs.total); // known without running it
    QCOMPARE(again.seconds.total.has_value(), exit == 5);
}

void TestJudge::everyExitIsTakenForSomeThreshold() {
    // A threshold for each exit stops where it is asked to.
    for (int wanted = 0; wanted < 6; ++wanted) {
        std::vector<double> thresholds(6, -1.0);
        thresholds[static_cast<std::size_t>(wanted)] = 2;
        const Policy policy = Policy::perExit("entropy_normalised", thresholds);
        QCOMPARE(judge(*test::murmurAnalysis(), policy).decision.exit, std::optional(wanted));
        QCOMPARE(stoppedBy(policy)->exits.size(), static_cast<std::size_t>(wanted + 1));
    }
}

void TestJudge::costsAreThoseOfTheExit() {
    const Analysis& analysis = *test::murmurAnalysis();
    const Judgement first = judge(analysis, Policy::common("entropy_normalised", 2));
    QCOMPARE(first.decision.exit, std::optional(0));
    QCOMPARE(first.macs.spent.value(), double(*analysis.macs[0]));
    QCOMPARE(first.macs.total.value(), double(*analysis.macs[5]));
    QCOMPARE(first.macs.saved().value(), double(*analysis.macs[5] - *analysis.macs[0]));
    QCOMPARE(first.seconds.spent.value(), analysis.secondsTo(0));
    QCOMPARE(first.seconds.total.value(), analysis.secondsTo(5));
    const Judgement last = judge(analysis, Policy::common("entropy_normalised", 0));
    QVERIFY(last.decision.fellThrough);
    QCOMPARE(last.macs.saved().value(), 0.0);
}

void TestJudge::growingAnalysesAreJudgedAsFarAsTheyGo() {
    const auto entropies = valuesOf("entropy_normalised");
    const Policy never = Policy::common("entropy_normalised", 0);
    for (std::size_t exits = 0; exits < 6; ++exits) {
        const Judgement judgement = judge(cut(exits), never);
        QVERIFY(!judgement.decision.exit);
        QCOMPARE(judgement.decision.steps.size(), exits);
        QVERIFY(!judgement.macs.spent && judgement.macs.total);
        QCOMPARE(summaryOf(cut(exits), judgement), std::string("None of the exits computed so far is sure enough."));
    }
    const Policy second = Policy::perExit("entropy_normalised", {0, 2, 0, 0, 0, 0});
    QVERIFY(!judge(cut(1), second).decision.exit);
    QCOMPARE(judge(cut(2), second).decision.exit, std::optional(1));
    QCOMPARE(judge(cut(2), second).decision.steps[1].checks.at(0).value.value(), entropies[1]);
}

void TestJudge::sentencesSayWhereAndWhy() {
    const Analysis& analysis = *test::murmurAnalysis();
    const auto sentence = [&](const Policy& policy) {
        return QString::fromStdString(summaryOf(analysis, judge(analysis, policy)));
    };
    const QString second = sentence(Policy::perExit("entropy_normalised", {0, 2, 0, 0, 0, 0}));
    QVERIFY2(second.startsWith("Stops after layer 4 (exit 2 of 6): ") &&
                 second.contains(" is below 2. Saves "),
             qPrintable(second));
    // "wo five  two thre siv two" to "to ie two three sive two": wo, five, thre and siv differ.
    QVERIFY2(second.endsWith(" 4 words differ from the last exit."), qPrintable(second));
    const QString end = sentence(Policy::common("max_probability", 1));
    QVERIFY2(end.startsWith("Goes to the end, layer 12 (exit 6 of 6): no exit has ") &&
                 end.endsWith(" above 1. Saves nothing."),
             qPrintable(end));
    // Without the last exit nothing is said of how it differs.
    const auto stopped = stoppedBy(Policy::common("max_probability", 0));
    const QString first =
        QString::fromStdString(summaryOf(*stopped, judge(*stopped, Policy::common("max_probability", 0))));
    QVERIFY2(first.contains("exit 1 of 6") && !first.contains("differ"), qPrintable(first));
}

void TestJudge::measuresThatAreNotStoredAreTaken() {
    const Analysis& analysis = *test::murmurAnalysis();
    const Policy policy = Policy::common("tsallis:alpha=0.7,mask=nonblank,pool=min,temperature=1.5", 0.5);
    const MeasureSpec spec = specsOf(policy, 0).at(0);
    const Judgement taken = judge(analysis, policy);
    const auto stored = withScores(analysis, std::vector{spec, specOf("margin"), spec});
    for (std::size_t exit = 0; exit < 6; ++exit) {
        QVERIFY(findScore(analysis.exits[exit]->scores, spec) == nullptr);
        QCOMPARE(stored->exits[exit]->scores.size(), analysis.exits[exit]->scores.size() + 1);
        QVERIFY(valueOf(stored->exits[exit]->scores, spec).has_value());
        QCOMPARE(taken.decision.steps[exit].checks[0].value, valueOf(stored->exits[exit]->scores, spec));
    }
    QVERIFY(judge(*stored, policy).decision == taken.decision);
    // What is there already costs nothing: the exits are shared.
    const auto again = withScores(*stored, std::vector{spec});
    for (std::size_t exit = 0; exit < 6; ++exit)
        QCOMPARE(again->exits[exit], stored->exits[exit]);
    // A run that stops by such a policy stops where judging says, and keeps what it read.
    const auto stopped = stoppedBy(policy);
    QCOMPARE(stopped->exits.size(), static_cast<std::size_t>(*taken.decision.exit + 1));
    QVERIFY(valueOf(stopped->exits[0]->scores, spec) == taken.decision.steps[0].checks[0].value);
}

void TestJudge::everyPolicyIsJudged() {
    // "wo five  two thre siv two" … "to ie two three sive two" against what was said
    const auto scored =
        withReference(*test::murmurAnalysis(), "two five two three six two", defaultNormalisation());
    std::vector<std::int64_t> errors;
    for (const auto& exit : scored->exits)
        errors.push_back(exit->errors->words.errors());
    const auto least = std::min_element(errors.begin(), errors.end());
    QCOMPARE(judge(*scored, {OracleRule{}, {}}).decision.exit, std::optional(int(least - errors.begin())));
    const auto noWorse = std::find_if(errors.begin(), errors.end(),
                                      [&](std::int64_t count) { return count <= errors.back(); });
    QCOMPARE(judge(*scored, {OracleRule{OracleRule::Kind::noWorseThanLast}, {}}).decision.exit,
             std::optional(int(noWorse - errors.begin())));
    QVERIFY(judge(*test::murmurAnalysis(), {OracleRule{}, {}}).decision.fellThrough); // no reference
    QCOMPARE(judge(*scored, {FixedExit{3}, {}}).decision.exit, std::optional(3));
    const RandomExit random{5, {}};
    QCOMPARE(judge(*scored, {random, {}}).decision.exit,
             std::optional(drawExit(random, "murmur.flac", 6))); // by the file's name
    QCOMPARE(stoppedBy({random, {}})->exits.size(), std::size_t(drawExit(random, "murmur.flac", 6) + 1));
    Policy tempered = Policy::common("max_probability", 0.9);
    tempered.temperatures = {0.5, 1, 1, 1, 1, 2};
    const Judgement judgement = judge(*scored, tempered);
    QCOMPARE(textOf(judgement.decision.steps[0].checks[0].spec),
             std::string("max_probability:temperature=0.5"));
    QVERIFY(judgement.decision.steps[0].checks[0].value >
            valueOf(scored->exits[0]->scores, "max_probability"));
    QVERIFY(judgement.decision.steps[5].checks[0].value <
            valueOf(scored->exits[5]->scores, "max_probability"));
}

void TestJudge::everyPolicyHasItsSentence() {
    const Analysis& analysis = *test::murmurAnalysis();
    const auto reason = [&](const Policy::Rule& rule) {
        const std::string text = summaryOf(analysis, judge(analysis, {rule, {}}));
        const std::size_t begin = text.find("): ") + 3;
        return text.substr(begin, text.find(". Saves") - begin);
    };
    QCOMPARE(reason(FixedExit{1}), std::string("always there"));
    QCOMPARE(reason(RandomExit{}), std::string("drawn at random with the seed 0"));
    QCOMPARE(reason(OracleRule{}), std::string("the errors aren't known"));
    QCOMPARE(reason(PatienceRule{5}), std::string("the text never stayed the same 5 times in a row"));
    QCOMPARE(reason(ThresholdRule{specOf("soft_patience"), {-1}}),
             std::string("no exit has change of the text at most -1"));
    const ThresholdRule sure{specOf("max_probability"), {2}};
    const ThresholdRule even{parseMeasureSpec("margin:pool=min"), {2}};
    QCOMPARE(reason(CombinedRule{CombinedRule::Mode::all, {sure, even}}),
             std::string("no exit has mean maximum probability above 2 and margin (pool=min) above 2"));
    QCOMPARE(reason(CombinedRule{CombinedRule::Mode::any, {sure, even}}),
             std::string("no exit has mean maximum probability above 2 or margin (pool=min) above 2"));
    const GateRule gate{{}, std::vector<GateRule::Exit>(6, {{}, 0}), 0.25}; // σ(0) = ½
    QCOMPARE(reason(gate), std::string("the gate's probability 0.5 is above 0.25"));
}

void TestJudge::policiesThatDoNotFitAreRefused() {
    const Analysis& analysis = *test::murmurAnalysis();
    const auto refusal = [&](const Policy& policy) {
        return test::errorOf([&] { (void)judge(analysis, policy); });
    };
    QVERIFY(
        refusal({BudgetRule{specOf("margin"), 6, {}}, {}}).starts_with("budget: its threshold isn't fitted"));
    QVERIFY(refusal(Policy::perExit("max_probability", {1, 2})).find("2 thresholds are given for 6 exits") !=
            std::string::npos);
    // A run that would stop by such a policy doesn't begin.
    const auto refusedRun = [](const Policy& policy) {
        return test::errorOf([&] { (void)stoppedBy(policy); });
    };
    QVERIFY(refusedRun(Policy::perExit("margin", {1, 2})).starts_with("margin: 2 thresholds"));
    QVERIFY(refusedRun({OracleRule{}, {}}).starts_with("oracle: it needs all exits"));
}

QTEST_GUILESS_MAIN(TestJudge)
#include "test_judge.moc"
