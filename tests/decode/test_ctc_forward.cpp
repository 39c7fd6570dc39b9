// SPDX-License-Identifier: GPL-3.0-or-later
#include "brute_force.h"
#include "decode/ctc_forward.h"
#include "decode/scaled_forward.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// blank a b $, of which $ may be ignored
Tokenizer tokenizer(bool ignores = false) {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", "$"};
    if (ignores) spec.ignore = {3};
    return {spec, 4, "m"};
}

double forward(const Matrix& logProbs, const std::vector<int>& tokens, bool ignores = false) {
    return ctcForward(logProbs, tokens, tokenizer(ignores));
}

/// The sum in long doubles, whose range (e^±11000) needs no scaling for what is tested here. Place 2i is the
/// blank before token i, 2i + 1 the token.
double wideForward(const Matrix& logProbs, const std::vector<int>& tokens) {
    const auto probability = [&](std::int64_t t, int id) {
        return std::exp(static_cast<long double>(logProbs(t, id)));
    };
    std::vector<long double> sums(2 * tokens.size() + 1, 0);
    sums[0] = probability(0, 0);
    sums[1] = probability(0, tokens[0]);
    for (std::int64_t t = 1; t < logProbs.rows(); ++t) {
        std::vector<long double> next(sums.size(), 0);
        for (std::size_t at = 0; at < sums.size(); ++at) {
            next[at] = sums[at] + (at > 0 ? sums[at - 1] : 0);
            const bool skips = at % 2 == 1 && at > 1 && tokens[at / 2] != tokens[at / 2 - 1];
            if (skips) next[at] += sums[at - 2];
            next[at] *= probability(t, at % 2 == 1 ? tokens[at / 2] : 0);
        }
        sums = std::move(next);
    }
    return static_cast<double>(std::log(sums[sums.size() - 1] + sums[sums.size() - 2]));
}

bool isNear(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

} // namespace

class TestCtcForward : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAlignments();
    void weighsThem();
    void ignoredClassesAreBlanks();
    void agreesWithAllAlignments();
    void agreesWithWiderNumbers();
    void whatNumbersCannotHoldNeedsLogarithms();
    void noFrames();
    void whatIsWrongIsRefused();
};

// Each frame gives each class 1/4, so a sequence has the number of its alignments times 4^−3.
// "a" in 3 frames: runs of length 1, 2, 3 at 3, 2, 1 places: 6. "ab": runs that leave one frame to a blank
// (before, between, after) or to either run: 3 + 2 = 5. "aa": a blank a alone: 1. "aba": 1. "aab": none.
void TestCtcForward::countsAlignments() {
    const Matrix logProbs(3, 4, std::log(0.25F));
    const double one = 3 * std::log(0.25);
    QVERIFY(isNear(forward(logProbs, {}), one));
    QVERIFY(isNear(forward(logProbs, {1}), one + std::log(6)));
    QVERIFY(isNear(forward(logProbs, {1, 2}), one + std::log(5)));
    QVERIFY(isNear(forward(logProbs, {1, 1}), one));
    QVERIFY(isNear(forward(logProbs, {1, 2, 1}), one));
    QCOMPARE(forward(logProbs, {1, 1, 2}), -infinity);
    QCOMPARE(forward(logProbs, {1, 2, 1, 2}), -infinity);
}

// "a" in two frames with P(a) = 0.5, 0.2 and P(blank) = 0.1, 0.6: a a 0.10, a blank 0.30, blank a 0.02: 0.42.
void TestCtcForward::weighsThem() {
    Matrix logProbs(2, 4, std::log(0.1F));
    logProbs(0, 1) = std::log(0.5F);
    logProbs(1, 0) = std::log(0.6F);
    logProbs(1, 1) = std::log(0.2F);
    QVERIFY(isNear(forward(logProbs, {1}), std::log(0.42)));
    logProbs(0, 1) = static_cast<float>(-infinity); // blank a is left
    QVERIFY(isNear(forward(logProbs, {1}), std::log(0.02)));
}

// As above, $ counted with the blank: P(blank) = 0.2, 0.7: 0.10 + 0.35 + 0.04 = 0.49.
void TestCtcForward::ignoredClassesAreBlanks() {
    Matrix logProbs(2, 4, std::log(0.1F));
    logProbs(0, 1) = std::log(0.5F);
    logProbs(1, 0) = std::log(0.6F);
    logProbs(1, 1) = std::log(0.2F);
    QVERIFY(isNear(forward(logProbs, {1}, true), std::log(0.49)));
}

void TestCtcForward::agreesWithAllAlignments() {
    std::mt19937 random(1);
    for (int round = 0; round < 100; ++round) {
        const Tokenizer used = tokenizer(round % 2 == 0);
        const Matrix logProbs = randomLogProbs(1 + round % 6, 4, 0.2, random);
        for (const auto& [tokens, found] : allSequences(logProbs, used))
            QVERIFY(std::abs(ctcForward(logProbs, tokens, used) - found.sum) < 1e-9);
    }
}

// 1200 frames, from nearly sure ones to even ones: above e^−400 scaled numbers do, below logarithms.
void TestCtcForward::agreesWithWiderNumbers() {
    std::mt19937 random(2);
    const Tokenizer used = tokenizer();
    int scaled = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<int> tokens(40);
        for (int& token : tokens)
            token = 1 + static_cast<int>(random() % 3);
        // Each frame prefers the class of an alignment: token after token, blanks between.
        Matrix logProbs(1200, 4);
        const double other = std::exp(-0.25 * (round % 30) - 1.5);
        for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
            const int preferred = t % 30 < 15 ? tokens[static_cast<std::size_t>(t / 30)] : 0;
            for (int id = 0; id < 4; ++id)
                logProbs(t, id) = static_cast<float>(std::log(id == preferred ? 1 - 3 * other : other));
        }
        const double expected = wideForward(logProbs, tokens);
        QVERIFY(std::abs(ctcForward(logProbs, tokens, used) - expected) < 1e-9 * (1 + std::abs(expected)));
        const auto byScaling = scaledForward(logProbs, tokens, used);
        QCOMPARE(byScaling.has_value(), expected > -400);
        scaled += byScaling ? 1 : 0;
    }
    QVERIFY(scaled > 10 && scaled < 60);
}

// A path that all others beat by e^1000 at the first frame, and that alone is left at the second: numbers
// forget it, logarithms don't. ln P = −1000 + 0.
void TestCtcForward::whatNumbersCannotHoldNeedsLogarithms() {
    Matrix logProbs(2, 4, static_cast<float>(-infinity));
    logProbs(0, 0) = 0;
    logProbs(0, 1) = -1000;
    logProbs(1, 2) = 0;
    QCOMPARE(forward(logProbs, {1, 2}), -1000.0);
    QVERIFY(!scaledForward(logProbs, std::vector{1, 2}, tokenizer()));
    QCOMPARE(forward(logProbs, {1}), -infinity);
}

void TestCtcForward::noFrames() {
    QCOMPARE(forward(Matrix(), {}), 0.0);
    QCOMPARE(forward(Matrix(), {1}), -infinity);
}

void TestCtcForward::whatIsWrongIsRefused() {
    Matrix logProbs(1, 4, -1);
    for (const int bad : {-1, 0, 4})
        QVERIFY(!errorOf([&] { (void)forward(logProbs, {1, bad}); }).empty());
    QVERIFY(errorOf([&] { (void)forward(logProbs, {3}); }).empty());
    QVERIFY(!errorOf([&] { (void)forward(logProbs, {3}, true); }).empty());
    QVERIFY(!errorOf([&] { (void)forward(Matrix(1, 3, -1), {1}); }).empty());
    logProbs(0, 3) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!errorOf([&] { (void)forward(logProbs, {1}); }).empty());
}

QTEST_GUILESS_MAIN(TestCtcForward)
#include "test_ctc_forward.moc"
