// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of an exit beside the one before, and the model's own.
#include "exits/exit_of.h"
#include "exits/frame_kernels.h"

#include <QtTest>

#include <limits>
#include <numbers>

using namespace offramp;
using test::ExitOf;
using test::logsOf;
using test::near;
using test::randomLogProbs;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Divergences {
    double kl = 0;
    double js = 0;
};

/// By the definitions, in double.
Divergences byDefinition(std::span<const float> p, std::span<const float> q) {
    Divergences sums;
    const auto term = [](double one, double other) {
        return one > 0 ? one * std::log(one / other) : 0;
    };
    for (std::size_t c = 0; c < p.size(); ++c) {
        const double first = std::exp(double{p[c]});
        const double second = std::exp(double{q[c]});
        const double mean = (first + second) / 2;
        sums.kl += term(first, second);
        sums.js += (term(first, mean) + term(second, mean)) / 2;
    }
    return sums;
}

} // namespace

class TestExitMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void divergencesByHand();
    void temperedDivergencesByHand();
    void whatWasRuledOutIsInfinite();
    void divergencesOfSharesThatAreZero();
    void divergencesAgreeWithTheDefinition_data();
    void divergencesAgreeWithTheDefinition();
    void anExitDoesNotDivergeFromItself();
    void theFirstExitHasNothingBeforeIt();
    void otherShapesCannotBeCompared();
    void divergencesAreMasked();
    void entropyDropsByHand();
    void cosinesByHand();
    void patienceIsTheNumberOfTimes();
    void changesOfTheText();
    void modelsBringTheirScore();
};

void TestExitMeasures::divergencesByHand() {
    const ExitOf before(logsOf({{0.25, 0.75}, {0.25, 0.75}}));
    const ExitOf exit(logsOf({{0.5, 0.5}, {0.25, 0.75}}), &before);
    // Frame 1: ½ ln 2 + ½ ln(2/3) = 0.3465736 − 0.2027326 = 0.1438410; frame 2: 0
    QVERIFY(near(exit["kl_previous"], 0.0719205));
    QVERIFY(near(exit["kl_previous:pool=min"], 0.1438410)); // the least sure frame has the largest
    // Frame 1, m = (0.375, 0.625): ½ ln(4/3) + ½ ln 0.8 = 0.0322692 and ¼ ln(2/3) + ¾ ln 1.2 = 0.0353748;
    // half of both: 0.0338220
    QVERIFY(near(exit["js_previous"], 0.0169110));
    QVERIFY(near(exit["js_previous:pool=min"], 0.0338220));
}

void TestExitMeasures::temperedDivergencesByHand() {
    // τ = 2: (0.2, 0.8) becomes (1, 2)/3, (0.5, 0.5) stays: ½ ln(3/2) + ½ ln(3/4) = 0.2027326 − 0.1438410
    const ExitOf before(logsOf({{0.2, 0.8}}));
    const ExitOf exit(logsOf({{0.5, 0.5}}), &before);
    QVERIFY(near(exit["kl_previous:temperature=2"], 0.0588915));
    // m = (5, 7)/12: KL(p ‖ m) = ½ ln 1.2 + ½ ln(6/7) = 0.0140854; KL(q ‖ m) = ⅓ ln 0.8 + ⅔ ln(8/7) =
    // 0.0146394
    QVERIFY(near(exit["js_previous:temperature=2"], 0.0143624));
}

void TestExitMeasures::whatWasRuledOutIsInfinite() {
    const ExitOf before(logsOf({{1, 0}, {0.5, 0.5}}));
    const ExitOf exit(logsOf({{0.5, 0.5}, {1, 0}}), &before);
    QCOMPARE(exit["kl_previous"].value(), infinity); // a value, and larger than every threshold
    QVERIFY(!passes(measureOf("kl_previous"), infinity, 1e300));
    QVERIFY(near(exit["kl_previous:pool=quantile,quantile=1"], 0.6931472)); // frame 2: 1 · ln(1/½)
    // Probabilities too small for a number to hold are not 0.
    Matrix faint(1, 2);
    faint(0, 0) = 0;
    faint(0, 1) = -200;
    const ExitOf small(faint, &before);
    QVERIFY(!small["kl_previous"]); // another number of frames
    const ExitOf one(logsOf({{1, 0}}));
    QCOMPARE(ExitOf(faint, &one)["kl_previous"].value(), infinity);
    const ExitOf tiny(faint);
    QVERIFY(near(ExitOf(logsOf({{1, 0}}), &tiny)["kl_previous"], 0)); // 1 · ln 1
}

void TestExitMeasures::divergencesOfSharesThatAreZero() {
    const ExitOf before(logsOf({{1, 0, 0}}));
    QVERIFY(near(ExitOf(logsOf({{1, 0, 0}}), &before)["kl_previous"], 0, 0));
    QVERIFY(near(ExitOf(logsOf({{1, 0, 0}}), &before)["js_previous"], 0, 0));
    // Nothing in common: ½ · ln 2 + ½ · ln 2
    QVERIFY(near(ExitOf(logsOf({{0, 0.5, 0.5}}), &before)["js_previous"], std::numbers::ln2));
    QVERIFY(ExitOf(logsOf({{0, 0.5, 0.5}}), &before)["js_previous"].value() <= std::numbers::ln2);
}

void TestExitMeasures::divergencesAgreeWithTheDefinition_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {2, 7, 32, 33, 10000})
        QTest::newRow(qPrintable(QString::number(classes))) << classes;
}

void TestExitMeasures::divergencesAgreeWithTheDefinition() {
    QFETCH(int, classes);
    for (unsigned seed = 0; seed < 12; ++seed) {
        const Matrix p = randomLogProbs(1, classes, 0.6 * seed, seed);
        const Matrix q = randomLogProbs(1, classes, 0.5 * seed, 100 + seed);
        const Divergences expected = byDefinition(p.row(0), q.row(0));
        const double kl = rowKl(p.row(0), q.row(0));
        const double js = rowJs(p.row(0), q.row(0));
        QVERIFY(near(kl, expected.kl, 1e-6 * (1 + expected.kl)));
        QVERIFY(near(js, expected.js, 1e-6));
        QVERIFY(kl >= 0 && js >= 0 && js <= std::numbers::ln2);
        QVERIFY(near(rowJs(q.row(0), p.row(0)), js, 1e-7)); // the same both ways
    }
}

void TestExitMeasures::anExitDoesNotDivergeFromItself() {
    for (const int classes : {2, 32, 10000}) {
        const ExitOf before(randomLogProbs(4, classes, 2, 9));
        const ExitOf exit(randomLogProbs(4, classes, 2, 9), &before);
        QVERIFY(near(exit["kl_previous"], 0, 0));
        QVERIFY(near(exit["js_previous"], 0, 1e-7));
        QVERIFY(near(exit["entropy_drop"], 0, 0));
    }
}

void TestExitMeasures::theFirstExitHasNothingBeforeIt() {
    const ExitOf first(logsOf({{0.5, 0.5}}));
    for (const Measure& measure : measures())
        if (measure.has(Need::previousExit)) QVERIFY(!first[measure.id]);
}

void TestExitMeasures::otherShapesCannotBeCompared() {
    const ExitOf shorter(logsOf({{0.5, 0.5}}));
    const ExitOf wider(logsOf({{0.5, 0.25, 0.25}, {1, 0, 0}}));
    const Matrix frames = logsOf({{0.5, 0.5}, {0.5, 0.5}});
    for (const char* id : {"kl_previous", "js_previous"}) {
        QVERIFY(!ExitOf(frames, &shorter)[id]);
        QVERIFY(!ExitOf(frames, &wider)[id]);
    }
}

void TestExitMeasures::divergencesAreMasked() {
    const ExitOf before(logsOf({{0.25, 0.75}, {0.9, 0.1}}));
    const ExitOf exit(logsOf({{0.4, 0.6}, {0.8, 0.2}}), &before);
    // This exit's frame 2 is blank. Frame 1: 0.4 ln 1.6 + 0.6 ln 0.8 = 0.1880015 − 0.1338861
    QVERIFY(near(exit["kl_previous:mask=nonblank"], 0.0541153));
}

void TestExitMeasures::entropyDropsByHand() {
    // Normalised: 1 and 0 before, mean ½; ½ ln 2 + 2·¼ ln 4 … over two classes: 0.8112781 and 0 now, mean
    // 0.4056391
    const ExitOf before(logsOf({{0.5, 0.5}, {0, 1}}));
    const ExitOf exit(logsOf({{0.25, 0.75}, {0, 1}}), &before);
    QVERIFY(near(exit["entropy_drop"], 0.0943609));          // ½ − 0.4056391
    QVERIFY(near(exit["entropy_drop:pool=min"], 0.1887219)); // 1 − 0.8112781, each its least sure frame
    const ExitOf after(logsOf({{0.5, 0.5}, {0, 1}}), &exit);
    QVERIFY(near(after["entropy_drop"], -0.0943609)); // it rose
    QVERIFY(passes(measureOf("entropy_drop"), after["entropy_drop"], 0.01));
    // An exit before of another length is no obstacle: one frame, entropy 1
    const ExitOf shorter(logsOf({{0.5, 0.5}}));
    QVERIFY(near(ExitOf(logsOf({{0.5, 0.5}, {0, 1}}), &shorter)["entropy_drop"], 0.5)); // 1 − ½
}

void TestExitMeasures::cosinesByHand() {
    const ExitOf before(logsOf({{0.5, 0.5}, {0.9, 0.1}, {0.4, 0.6}}));
    ExitOf exit(logsOf({{0.4, 0.6}, {0.9, 0.1}, {0.3, 0.7}}), &before);
    QVERIFY(!exit["hidden_cosine"]); // not kept
    const std::vector<float> cosines{0.5F, 1.0F, 0.75F};
    exit.evidence.hiddenCosines = cosines;
    QVERIFY(near(exit["hidden_cosine"], 0.75));                // (0.5 + 1 + 0.75)/3
    QVERIFY(near(exit["hidden_cosine:pool=min"], 0.5));        // the frame that turned most
    QVERIFY(near(exit["hidden_cosine:mask=nonblank"], 0.625)); // (0.5 + 0.75)/2
    exit.evidence.hiddenCosines = std::span(cosines).first(2);
    QVERIFY(!exit["hidden_cosine"]); // not as many as frames
}

void TestExitMeasures::patienceIsTheNumberOfTimes() {
    ExitEvidence evidence;
    QVERIFY(!evaluate(specOf("patience"), evidence));
    evidence.timesUnchanged = 0;
    QCOMPARE(evaluate(specOf("patience"), evidence).value(), 0.0);
    evidence.timesUnchanged = 2;
    QCOMPARE(evaluate(specOf("patience"), evidence).value(), 2.0);
    QVERIFY(passes(measureOf("patience"), 2, 2)); // n times are enough
    QVERIFY(!passes(measureOf("patience"), 1, 2));
}

void TestExitMeasures::changesOfTheText() {
    ExitEvidence evidence;
    QVERIFY(!evaluate(specOf("soft_patience"), evidence));
    evidence.textDistance = 0.05;
    QCOMPARE(evaluate(specOf("soft_patience"), evidence).value(), 0.05);
    QVERIFY(passes(measureOf("soft_patience"), 0.05, 0.05)); // ≤ ε
    QVERIFY(!passes(measureOf("soft_patience"), 0.0501, 0.05));
    QVERIFY(passes(measureOf("soft_patience"), 0, 0));
}

void TestExitMeasures::modelsBringTheirScore() {
    ExitEvidence evidence;
    QVERIFY(!evaluate(specOf("model_score"), evidence));
    evidence.modelScore = -3.25;
    QCOMPARE(evaluate(specOf("model_score"), evidence).value(), -3.25);
    evidence.modelScore = std::nan("");
    QVERIFY(!evaluate(specOf("model_score"), evidence));
}

QTEST_GUILESS_MAIN(TestExitMeasures)
#include "test_exit_measures.moc"
