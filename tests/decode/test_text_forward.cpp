// SPDX-License-Identifier: GPL-3.0-or-later
#include "brute_force.h"
#include "decode/ctc_forward.h"
#include "decode/text_forward.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool isNear(double a, double b) {
    return (std::isinf(a) && a == b) || std::abs(a - b) < 1e-6;
}

Tokenizer tokenizerOf(std::vector<std::string> tokens, int space = -1, std::vector<int> ignore = {}) {
    TokenizerSpec spec;
    spec.tokens = std::move(tokens);
    spec.space = space;
    spec.ignore = std::move(ignore);
    return {spec, static_cast<std::int64_t>(spec.tokens.size()), "m"};
}

double forward(const Matrix& logProbs, std::string_view text, const Tokenizer& tokenizer) {
    return textForward(logProbs, TextSpeller(tokenizer).spell(text).value(), tokenizer);
}

/// Every path of every sequence whose text it is, with a space at either end or none.
double exhaustive(const Matrix& logProbs, const std::string& text, const Tokenizer& tokenizer) {
    double sum = -infinity;
    for (const auto& [tokens, found] : allSequences(logProbs, tokenizer)) {
        std::string bytes;
        for (const int id : tokens)
            bytes += tokenizer.surface(id);
        std::ranges::transform(bytes, bytes.begin(), [](char c) { return c == 'B' ? 'b' : c; });
        const bool same = text.empty() ? bytes.empty()
                                       : bytes == text || bytes == " " + text || bytes == text + " " ||
                                             bytes == " " + text + " ";
        if (same) sum = logSum(sum, found.sum);
    }
    return sum;
}

} // namespace

class TestTextForward : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellingsByHand();
    void whatCannotBeSpelled();
    void countsAlignments();
    void charactersAreTheForwardAlgorithm();
    void agreesWithAllAlignments_data();
    void agreesWithAllAlignments();
    void noFrames();
};

// " ab " has the bytes: space 0, a 1, b 2, space 3. The start is node 0, for "ab" as for " ab".
void TestTextForward::spellingsByHand() {
    const Tokenizer tokenizer = tokenizerOf({"@", "a", "b", "ab", "x"});
    const Spellings spellings = TextSpeller(tokenizer).spell("AB").value();
    QCOMPARE(spellings.nodes, 5);
    QCOMPARE(spellings.arcs, (std::vector<Spellings::Arc>{{0, 2, 1}, {0, 3, 3}, {2, 3, 2}}));
    QCOMPARE(spellings.ends, (std::vector<bool>{false, false, false, true, true}));
    QVERIFY(TextSpeller(tokenizer).spell("").value().arcs.empty());
}

void TestTextForward::whatCannotBeSpelled() {
    const Tokenizer tokenizer = tokenizerOf({"@", "a", "bc", "é", "$"}, -1, {4});
    const TextSpeller speller(tokenizer);
    QVERIFY(speller.spell("abc"));
    QVERIFY(speller.spell("É")); // lower case beyond ASCII
    QVERIFY(!speller.spell("ab"));
    QVERIFY(!speller.spell("a a")); // no space
    QVERIFY(!speller.spell("$"));   // ignored
    QVERIFY(!speller.spell("@"));   // the blank
}

// Each of 5 classes has 1/5. "ab" in 3 frames: as a, b it has 5 alignments (test_ctc_forward); as one class
// 6: together 11. "aa" in 3: a blank a, and no other: 1; "abab": ab, ab: 1, and ab, a, b: 1, a, b, ab: 1.
void TestTextForward::countsAlignments() {
    const Tokenizer tokenizer = tokenizerOf({"@", "a", "b", "ab", "x"});
    const Matrix logProbs(3, 5, std::log(0.2F));
    const double one = 3 * std::log(0.2);
    QVERIFY(isNear(forward(logProbs, "ab", tokenizer), one + std::log(11)));
    QVERIFY(isNear(forward(logProbs, "aa", tokenizer), one));
    QVERIFY(isNear(forward(logProbs, "abab", tokenizer), one + std::log(3)));
    QVERIFY(isNear(forward(logProbs, "", tokenizer), one));
    QCOMPARE(forward(logProbs, "aaa", tokenizer), -infinity);
}

void TestTextForward::charactersAreTheForwardAlgorithm() {
    const auto tokenizer = letters(5);
    std::mt19937 random(3);
    for (int round = 0; round < 50; ++round) {
        const Matrix logProbs = randomLogProbs(12, 5, 0.02, random);
        std::string text;
        std::vector<int> tokens;
        for (std::uint32_t i = 0; i < random() % 7; ++i) {
            tokens.push_back(1 + static_cast<int>(random() % 4));
            text += tokenizer->surface(tokens.back());
        }
        QVERIFY(isNear(forward(logProbs, text, *tokenizer), ctcForward(logProbs, tokens, *tokenizer)));
    }
}

void TestTextForward::agreesWithAllAlignments_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "a", "b", "ab", "aa", "ba", "aab", "a b", "abab", "b a"})
        QTest::newRow(text) << text;
}

void TestTextForward::agreesWithAllAlignments() {
    QFETCH(QString, text);
    const Tokenizer tokenizer = tokenizerOf({"@", "a", "b", "ab", "_", "B", "?"}, 4, {6});
    std::mt19937 random(text.size() + 11);
    for (int round = 0; round < 6; ++round) {
        const Matrix logProbs = randomLogProbs(5, 7, 0.1, random);
        QVERIFY(isNear(forward(logProbs, text.toStdString(), tokenizer),
                       exhaustive(logProbs, text.toStdString(), tokenizer)));
    }
}

void TestTextForward::noFrames() {
    const Tokenizer tokenizer = tokenizerOf({"@", "a"});
    QCOMPARE(forward(Matrix(0, 2), "", tokenizer), 0.0);
    QCOMPARE(forward(Matrix(0, 2), "a", tokenizer), -infinity);
    QVERIFY(!test::errorOf([&] { (void)forward(Matrix(1, 3, -1.0F), "a", tokenizer); }).empty());
}

QTEST_GUILESS_MAIN(TestTextForward)
#include "test_text_forward.moc"
