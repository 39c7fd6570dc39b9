// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/hidden_cosines.h"
#include "analysis/shipped.h"
#include "exits/distributions.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace offramp;

namespace {

ExitResult resultOf(const std::string& text, const std::vector<std::int64_t>& starts = {}) {
    ExitResult result;
    result.hypothesis.text = text;
    for (const std::int64_t start : starts)
        result.hypothesis.tokens.push_back({0, "a", start, start + 1, 0});
    return result;
}

std::shared_ptr<Matrix> matrixOf(std::int64_t rows, const std::vector<float>& values) {
    auto matrix = std::make_shared<Matrix>(rows, std::ssize(values) / rows);
    std::copy(values.begin(), values.end(), matrix->data());
    return matrix;
}

} // namespace

class TestEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emissionsAreWhereTokensBegin();
    void sameTextsAreCounted();
    void textsAreComparedByCharacters();
    void hiddenStatesAreComparedByFrames();
    void hiddenStatesSideBySideAreAsAlone();
    void everyExitOfAnAnalysisHasItsEvidence();
    void hiddenStatesAreKeptOnRequest();
};

void TestEvidence::emissionsAreWhereTokensBegin() {
    // Two tokens of one frame (a piece that holds several) begin there once.
    ExitResult result = resultOf("aaa", {0, 3, 3, 7});
    relate(result, nullptr);
    QCOMPARE(result.emissions, (std::vector<std::int64_t>{0, 3, 7}));
    QVERIFY(!result.textDistance && result.timesUnchanged == 0 && result.hiddenCosines.empty());
}

void TestEvidence::sameTextsAreCounted() {
    ExitResult before = resultOf("one");
    relate(before, nullptr);
    std::vector<int> times;
    for (const char* text : {"one", "one", "two", "one", "one"}) {
        ExitResult result = resultOf(text);
        relate(result, &before);
        times.push_back(result.timesUnchanged);
        before = result;
    }
    QCOMPARE(times, (std::vector<int>{1, 2, 0, 0, 1}));
}

void TestEvidence::textsAreComparedByCharacters() {
    const auto distance = [](const char* one, const char* other) {
        const ExitResult before = resultOf(one);
        ExitResult result = resultOf(other);
        relate(result, &before);
        return result.textDistance.value();
    };
    QCOMPARE(distance("six two", "six too"), 1.0 / 7); // w becomes o
    QCOMPARE(distance("six", "six two"), 4.0 / 7);     // four more of seven
    QCOMPARE(distance("six two", "six"), 4.0 / 7);
    QCOMPARE(distance("", ""), 0.0);
    QCOMPARE(distance("", "a"), 1.0);
    QCOMPARE(distance("für", "fur"), 1.0 / 3); // a character of two bytes is one
    QCOMPARE(distance("abc", "xyz"), 1.0);
}

void TestEvidence::hiddenStatesAreComparedByFrames() {
    const auto before = matrixOf(4, {1, 0, 1, 0, 3, 4, 0, 0});
    const auto now = matrixOf(4, {0, 2, -5, 0, 4, 3, 1, 1});
    // at right angles; opposite; (3·4 + 4·3)/(5·5); a state of zeros
    QCOMPARE(hiddenCosines(now.get(), before.get()), (std::vector<float>{0, -1, 0.96F, 0}));
    QVERIFY(hiddenCosines(matrixOf(2, {0, 2, -5, 0}).get(), before.get()).empty()); // other frames
    QVERIFY(hiddenCosines(nullptr, before.get()).empty());
    QVERIFY(hiddenCosines(now.get(), nullptr).empty());
}

/// Several frames are worked on at once; each has the digits that it has alone, and the definition's value.
void TestEvidence::hiddenStatesSideBySideAreAsAlone() {
    for (const std::int64_t width : {1, 3, 4, 10, 96}) {
        const Matrix one = test::randomLogProbs(11, static_cast<int>(width), 1, 1);
        const Matrix other = test::randomLogProbs(11, static_cast<int>(width), 1, 2);
        const std::vector<float> cosines = hiddenCosines(&one, &other);
        QCOMPARE(cosines.size(), 11U);
        for (std::int64_t t = 0; t < one.rows(); ++t) {
            Matrix first(1, width);
            Matrix second(1, width);
            std::ranges::copy(one.row(t), first.data());
            std::ranges::copy(other.row(t), second.data());
            QVERIFY(hiddenCosines(&first, &second).front() == cosines[static_cast<std::size_t>(t)]);
            double product = 0;
            double ofFirst = 0;
            double ofSecond = 0;
            for (std::int64_t i = 0; i < width; ++i) {
                product += double(first(0, i)) * double(second(0, i));
                ofFirst += double(first(0, i)) * double(first(0, i));
                ofSecond += double(second(0, i)) * double(second(0, i));
            }
            const double expected = ofFirst * ofSecond > 0 ? product / std::sqrt(ofFirst * ofSecond) : 0;
            QVERIFY(std::abs(double(cosines[static_cast<std::size_t>(t)]) - expected) < 1e-6);
        }
    }
}

void TestEvidence::everyExitOfAnAnalysisHasItsEvidence() {
    const Analysis& analysis = *test::murmurAnalysis();
    const AnalysisEvidence evidence(analysis);
    QCOMPARE(evidence.exits().size(), std::size_t(6));
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const ExitEvidence& known = evidence.exits()[exit];
        const ExitResult& result = *analysis.exits[exit];
        QCOMPARE(known.previous, exit == 0 ? nullptr : &evidence.exits()[exit - 1]);
        QCOMPARE(known.blank, analysis.tokenizer->blank());
        QCOMPARE(known.tokens.value(), std::ssize(result.hypothesis.tokens));
        // What was scored during the run is what this evidence gives.
        QVERIFY(scoreExit(known) == result.scores);
        QVERIFY(valueOf(result.scores, "kl_previous").has_value() == (exit > 0));
        QVERIFY(valueOf(result.scores, "soft_patience").has_value() == (exit > 0));
        QVERIFY(valueOf(result.scores, "hidden_cosine").has_value() == (exit > 0));
        QVERIFY(!valueOf(result.scores, "nbest_posterior"));
        // the greedy path: every frame's best class, so its score is the mean of their logarithms
        const double path = valueOf(result.scores, "path_score_frame").value();
        const double best = valueOf(result.scores, "exp_log_max_probability").value();
        QVERIFY(std::abs(std::exp(path) - best) < 1e-6);
    }
}

void TestEvidence::hiddenStatesAreKeptOnRequest() {
    AnalyzeOptions options = test::twoThreads();
    options.run.keepHidden = true;
    const auto analysis = analyze(test::shippedRecogniser(), test::murmur(), options);
    for (std::size_t exit = 0; exit < 6; ++exit) {
        const ExitResult& result = *analysis->exits[exit];
        const auto cosine = valueOf(result.scores, "hidden_cosine");
        QCOMPARE(cosine.has_value(), exit > 0);
        if (exit == 0) continue;
        QCOMPARE(std::ssize(result.hiddenCosines), result.output.logProbs->rows());
        QVERIFY(*cosine > -1 && *cosine < 1);
    }
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
