// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/exit_of.h"

#include <QtTest>

#include <limits>
#include <random>

using namespace offramp;
using test::ExitOf;
using test::near;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<double> ofHypotheses(const std::vector<RankedHypothesis>& nBest, std::string_view spec) {
    ExitEvidence evidence;
    evidence.nBest = nBest;
    return evaluate(parseMeasureSpec(spec), evidence);
}

/// A path of log-probability −6 over 4 frames with 3 tokens.
ExitEvidence pathEvidence(const FrameTraces& traces) {
    ExitEvidence evidence;
    evidence.traces = &traces;
    evidence.tokens = 3;
    evidence.pathLogProbability = -6;
    evidence.forwardLogProbability = -4.5;
    return evidence;
}

} // namespace

class TestSequenceMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void posteriorsByHand();
    void oneHypothesisTellsNothing();
    void scoresMayBeFarBelowZero();
    void posteriorsStayInRange();
    void expectedWordErrorsByHand();
    void withoutWordsThereIsNoError();
    void pathScoresByHand();
    void emptyHypothesesHaveNoScorePerToken();
    void impossiblePathsAreInfinite();
};

void TestSequenceMeasures::posteriorsByHand() {
    const std::vector<RankedHypothesis> three{{-1, 4, 0}, {-2, 5, 1}, {-3, 4, 2}};
    // 1/(1 + e⁻¹ + e⁻²) = 1/(1 + 0.3678794 + 0.1353353)
    QVERIFY(near(ofHypotheses(three, "nbest_posterior"), 0.6652410));
    // τ = 2: 1/(1 + e^−½ + e⁻¹) = 1/(1 + 0.6065307 + 0.3678794)
    QVERIFY(near(ofHypotheses(three, "nbest_posterior:temperature=2"), 0.5064804));
    QVERIFY(near(ofHypotheses({{-7, 1, 0}, {-7, 1, 1}}, "nbest_posterior"), 0.5)); // alike
}

void TestSequenceMeasures::oneHypothesisTellsNothing() {
    for (const char* id : {"nbest_posterior", "expected_wer"}) {
        QVERIFY(!ofHypotheses({}, id));
        QVERIFY(!ofHypotheses({{-1, 4, 0}}, id));
        QVERIFY(!ofHypotheses({{-1, 4, 0}, {-infinity, 4, 1}}, id)); // the second was none
        QVERIFY(!ofHypotheses({{-1, 4, 0}, {std::nan(""), 4, 1}}, id));
        QVERIFY(!ofHypotheses({{infinity, 4, 0}, {-1, 4, 1}}, id));
        QVERIFY(ofHypotheses({{-1, 4, 0}, {-2, 4, 1}}, id).has_value());
    }
}

void TestSequenceMeasures::scoresMayBeFarBelowZero() {
    // e^−5000 is 0 in floating point, the ratio isn't touched: 1/(1 + e⁻¹)
    QVERIFY(near(ofHypotheses({{-5000, 9, 0}, {-5001, 9, 1}}, "nbest_posterior"), 0.7310586));
    QVERIFY(near(ofHypotheses({{-10, 9, 0}, {-5000, 9, 1}}, "nbest_posterior"), 1, 0));
}

void TestSequenceMeasures::posteriorsStayInRange() {
    std::mt19937 random(11);
    std::normal_distribution<double> normal(-20, 6);
    for (int round = 0; round < 200; ++round) {
        std::vector<RankedHypothesis> nBest(static_cast<std::size_t>(2 + round));
        for (RankedHypothesis& one : nBest)
            one = {normal(random), 1 + round % 7, round % 5};
        std::sort(nBest.begin(), nBest.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
        nBest.front().wordEdits = 0;
        const double posterior = ofHypotheses(nBest, "nbest_posterior").value();
        QVERIFY(posterior >= 1.0 / double(nBest.size()) && posterior <= 1);
        const double flat = ofHypotheses(nBest, "nbest_posterior:temperature=100").value();
        QVERIFY(flat <= posterior);
        const double wer = ofHypotheses(nBest, "expected_wer").value();
        QVERIFY(wer >= 0 && wer <= double(round % 5) / (1 + round % 7) + 1e-12);
    }
}

void TestSequenceMeasures::expectedWordErrorsByHand() {
    // Posteriors 0.6652410, 0.2447285, 0.0900306. Edits 0.2447285·1 + 0.0900306·2 = 0.4247897;
    // words 0.6652410·4 + 0.2447285·5 + 0.0900306·4 = 4.2447289
    const std::vector<RankedHypothesis> three{{-1, 4, 0}, {-2, 5, 1}, {-3, 4, 2}};
    QVERIFY(near(ofHypotheses(three, "expected_wer"), 0.1000746));
    // τ = 2: 0.5064804, 0.3071959, 0.1863237; (0.3071959 + 0.3726474)/(4 + 0.3071959) = 0.6798433/4.3071959
    QVERIFY(near(ofHypotheses(three, "expected_wer:temperature=2"), 0.1578390));
}

void TestSequenceMeasures::withoutWordsThereIsNoError() {
    QVERIFY(near(ofHypotheses({{-1, 0, 0}, {-2, 0, 0}}, "expected_wer"), 0, 0));
    // Nothing heard, though one word may have been: e⁻¹/(1 + e⁻¹) of an edit over as much of a word
    QVERIFY(near(ofHypotheses({{-1, 0, 0}, {-2, 1, 1}}, "expected_wer"), 1));
}

void TestSequenceMeasures::pathScoresByHand() {
    const FrameTraces traces = traceFrames(Matrix(4, 2, -0.6931472F), 0);
    const ExitEvidence evidence = pathEvidence(traces);
    QVERIFY(near(evaluate(specOf("path_score_frame"), evidence), -1.5)); // −6/4
    QVERIFY(near(evaluate(specOf("path_score_token"), evidence), -2));   // −6/3
    QVERIFY(near(evaluate(specOf("ctc_forward"), evidence), -1.5));      // −4.5/3
    const FrameTraces one = traceFrames(Matrix(1, 2, -0.6931472F), 0);
    QVERIFY(near(evaluate(specOf("path_score_frame"), pathEvidence(one)), -6));
}

void TestSequenceMeasures::emptyHypothesesHaveNoScorePerToken() {
    const FrameTraces traces = traceFrames(Matrix(4, 2, -0.6931472F), 0);
    ExitEvidence evidence = pathEvidence(traces);
    evidence.tokens = 0;
    QVERIFY(evaluate(specOf("path_score_frame"), evidence).has_value());
    QVERIFY(!evaluate(specOf("path_score_token"), evidence));
    QVERIFY(!evaluate(specOf("ctc_forward"), evidence));
    evidence = pathEvidence(traces);
    evidence.pathLogProbability = std::nan("");
    evidence.forwardLogProbability.reset();
    for (const char* id : {"path_score_frame", "path_score_token", "ctc_forward"})
        QVERIFY(!evaluate(specOf(id), evidence));
}

void TestSequenceMeasures::impossiblePathsAreInfinite() {
    const FrameTraces traces = traceFrames(Matrix(4, 2, -0.6931472F), 0);
    ExitEvidence evidence = pathEvidence(traces);
    evidence.pathLogProbability = -infinity;
    QCOMPARE(evaluate(specOf("path_score_frame"), evidence).value(), -infinity);
    QVERIFY(!passes(measureOf("path_score_frame"), -infinity, -1e300));
}

QTEST_GUILESS_MAIN(TestSequenceMeasures)
#include "test_sequence_measures.moc"
