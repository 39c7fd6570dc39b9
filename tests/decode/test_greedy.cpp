// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/greedy.h"
#include "decode/tokenizer.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace offramp;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// blank a b space $, of which $ is ignored
Tokenizer tokenizer() {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", " ", "$"};
    spec.space = 3;
    spec.ignore = {4};
    return {spec, 5, "m"};
}

/// Each frame gives `probability` to one class and shares the rest equally.
Matrix framesOf(const std::vector<int>& classes, const std::vector<double>& probabilities) {
    Matrix logProbs(static_cast<std::int64_t>(classes.size()), 5);
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        const double p = probabilities[static_cast<std::size_t>(t)];
        for (int c = 0; c < 5; ++c) {
            logProbs(t, c) =
                static_cast<float>(std::log(c == classes[static_cast<std::size_t>(t)] ? p : (1 - p) / 4));
        }
    }
    return logProbs;
}

Hypothesis heardIn(const std::vector<int>& classes) {
    return greedyDecode(framesOf(classes, std::vector<double>(classes.size(), 0.9)), tokenizer());
}

} // namespace

class TestGreedy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsAreCollapsedAndBlanksRemoved_data();
    void repeatsAreCollapsedAndBlanksRemoved();
    void spansAndLogProbabilitiesAreTheFrames();
    void equalsGoToTheLowestClass();
    void impossibleClassesAreAllowed();
    void noFramesGiveNothing();
    void whatIsNoOutputIsRefused();
    void randomPathsAgreeWithTheDefinition();
};

void TestGreedy::repeatsAreCollapsedAndBlanksRemoved_data() {
    QTest::addColumn<QList<int>>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("repeats") << QList<int>{1, 1, 2, 2, 2} << "ab";
    QTest::newRow("a blank parts repeats") << QList<int>{1, 0, 1} << "aa";
    QTest::newRow("an ignored class parts repeats") << QList<int>{1, 4, 1} << "aa";
    QTest::newRow("a blank amid ignored") << QList<int>{4, 0, 4, 2} << "b";
    QTest::newRow("blanks") << QList<int>{0, 0, 0} << "";
    QTest::newRow("ignored") << QList<int>{4, 4} << "";
    QTest::newRow("two spaces") << QList<int>{1, 3, 0, 3, 2} << "a  b";
    QTest::newRow("a long space") << QList<int>{1, 3, 3, 2} << "a b";
    QTest::newRow("spaces at the ends") << QList<int>{3, 1, 3} << "a";
    QTest::newRow("one frame") << QList<int>{2} << "b";
}

void TestGreedy::repeatsAreCollapsedAndBlanksRemoved() {
    QFETCH(QList<int>, path);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(heardIn({path.begin(), path.end()}).text), text);
}

void TestGreedy::spansAndLogProbabilitiesAreTheFrames() {
    // frame        0    1    2    3    4    5    6
    // class        @    a    a    b    space @   a
    const std::vector<double> p{0.5, 0.8, 0.6, 0.9, 0.7, 0.5, 0.4};
    const Hypothesis heard = greedyDecode(framesOf({0, 1, 1, 2, 3, 0, 1}, p), tokenizer());
    QCOMPARE(heard.text, std::string("ab a"));
    QCOMPARE(heard.tokens.size(), std::size_t(4));
    const Token& first = heard.tokens[0];
    QCOMPARE(first.text, std::string("a"));
    QCOMPARE(first.start, 1);
    QCOMPARE(first.end, 3);
    QVERIFY(std::abs(first.logProbability - (std::log(0.8) + std::log(0.6)) / 2) < 1e-6);
    QCOMPARE(heard.tokens[2].text, std::string(" "));
    QCOMPARE(heard.tokens[3].start, 6);
    QCOMPARE(heard.tokens[3].end, 7);
    // 0.5 · 0.8 · 0.6 · 0.9 · 0.7 · 0.5 · 0.4 = 0.03024
    QVERIFY(std::abs(heard.logProbability - std::log(0.03024)) < 1e-6);
    QCOMPARE(heard.words.size(), std::size_t(2));
    QCOMPARE(heard.words[0].end, 4);
    // (ln 0.8 + ln 0.6 + ln 0.9) / 3
    QVERIFY(std::abs(heard.words[0].logProbability - std::log(0.8 * 0.6 * 0.9) / 3) < 1e-6);
}

void TestGreedy::equalsGoToTheLowestClass() {
    Matrix even(1, 5, static_cast<float>(std::log(0.2)));
    QCOMPARE(greedyDecode(even, tokenizer()).text, std::string()); // the blank, class 0
    even(0, 0) = -10;
    QCOMPARE(greedyDecode(even, tokenizer()).text, std::string("a"));
}

void TestGreedy::impossibleClassesAreAllowed() {
    Matrix certain(2, 5, static_cast<float>(-infinity));
    certain(0, 2) = 0;
    certain(1, 1) = 0;
    const Hypothesis heard = greedyDecode(certain, tokenizer());
    QCOMPARE(heard.text, std::string("ba"));
    QCOMPARE(heard.logProbability, 0.0);
    const Hypothesis none = greedyDecode(Matrix(2, 5, static_cast<float>(-infinity)), tokenizer());
    QCOMPARE(none.text, std::string());
    QCOMPARE(none.logProbability, -infinity);
}

void TestGreedy::noFramesGiveNothing() {
    for (const std::int64_t classes : {0, 5}) {
        const Hypothesis heard = greedyDecode(Matrix(0, classes), tokenizer());
        QVERIFY(heard.tokens.empty() && heard.words.empty() && heard.text.empty());
        QCOMPARE(heard.logProbability, 0.0);
    }
}

void TestGreedy::whatIsNoOutputIsRefused() {
    const std::string width = test::errorOf([] { (void)greedyDecode(Matrix(1, 4, 0), tokenizer()); });
    QVERIFY2(width.find("has 4 classes, but the tokenizer 5") != std::string::npos, width.c_str());
    Matrix broken = framesOf({1, 1}, {0.9, 0.9});
    broken(1, 4) = std::numeric_limits<float>::quiet_NaN();
    const std::string nan = test::errorOf([&] { (void)greedyDecode(broken, tokenizer()); });
    QVERIFY2(nan.find("frame 1 holds values that are no numbers") != std::string::npos, nan.c_str());
}

void TestGreedy::randomPathsAgreeWithTheDefinition() {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> pick(0, 4);
    const std::vector<std::string> names{"", "a", "b", " ", ""};
    for (int round = 0; round < 500; ++round) {
        std::vector<int> path(static_cast<std::size_t>(round % 40));
        for (int& c : path)
            c = pick(random);
        std::string expected;
        for (std::size_t t = 0; t < path.size(); ++t) {
            if (t == 0 || path[t] != path[t - 1]) expected += names[static_cast<std::size_t>(path[t])];
        }
        const Hypothesis heard = heardIn(path);
        std::string emitted;
        std::int64_t end = 0;
        for (const Token& token : heard.tokens) {
            emitted += token.text;
            QVERIFY(token.start >= end && token.end > token.start);
            end = token.end;
        }
        QCOMPARE(emitted, expected);
        QVERIFY(end <= static_cast<std::int64_t>(path.size()));
        for (const Word& word : heard.words) {
            QCOMPARE(word.start, heard.tokens[word.firstToken].start);
            QCOMPARE(word.end, heard.tokens[word.endToken - 1].end);
            QVERIFY(word.text.find(' ') == std::string::npos && !word.text.empty());
        }
    }
}

QTEST_GUILESS_MAIN(TestGreedy)
#include "test_greedy.moc"
