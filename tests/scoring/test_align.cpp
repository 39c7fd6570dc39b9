// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/align.h"
#include "scoring/plain_align.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <random>

using namespace offramp;
using namespace offramp::test;
using Type = Edit::Type;

namespace {

using Words = std::vector<std::u32string>;

/// An alignment as letters: "=SID".
std::string shape(const std::vector<Edit>& edits) {
    std::string letters;
    for (const Edit& edit : edits)
        letters += "=SID"[static_cast<int>(edit.type)];
    return letters;
}

std::string shape(std::u32string_view reference, std::u32string_view hypothesis) {
    return shape(align(reference, hypothesis));
}

std::int64_t distance(std::u32string_view a, std::u32string_view b) {
    return countErrors(align(a, b)).errors();
}

/// The definition of the Levenshtein distance, by recursion.
std::int64_t byRecursion(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty()) return static_cast<std::int64_t>(a.size() + b.size());
    const std::int64_t across = byRecursion(a.substr(1), b.substr(1)) + (a.front() == b.front() ? 0 : 1);
    return std::min({across, byRecursion(a.substr(1), b) + 1, byRecursion(a, b.substr(1)) + 1});
}

std::u32string randomText(std::mt19937& random, std::size_t longest, char32_t letters) {
    std::u32string text(std::uniform_int_distribution<std::size_t>(0, longest)(random), U'a');
    for (char32_t& letter : text)
        letter = U'a' + std::uniform_int_distribution<char32_t>(0, letters - 1)(random);
    return text;
}

QString pairText(std::size_t n, std::size_t m) {
    return QStringLiteral("%1 x %2").arg(n).arg(m);
}

/// Whether the edits lead from the one text to the other, element by element.
bool leads(const std::vector<Edit>& edits, std::u32string_view reference, std::u32string_view hypothesis) {
    std::size_t i = 0;
    std::size_t j = 0;
    for (const Edit& edit : edits) {
        if (edit.reference != i || edit.hypothesis != j) return false;
        if (edit.type != Type::insertion) ++i;
        if (edit.type != Type::deletion) ++j;
        if (i > reference.size() || j > hypothesis.size()) return false;
        const bool paired = edit.type == Type::match || edit.type == Type::substitution;
        if (paired && (reference[i - 1] == hypothesis[j - 1]) != (edit.type == Type::match)) return false;
    }
    return i == reference.size() && j == hypothesis.size();
}

} // namespace

class TestAlign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handMadeAlignments_data();
    void handMadeAlignments();
    void wordsAreAlignedWhole();
    void editsSayWhereTheyAre();
    void countsAddUp();
    void ratesOfEmptyReferences();
    void distancesAgreeWithTheDefinition();
    void distancesAreAMetric();
    void alignmentsLeadFromOneToTheOther();
    void theRuleHoldsAtEveryLength_data();
    void theRuleHoldsAtEveryLength();
    void theRuleHoldsInPartsOfATable_data();
    void theRuleHoldsInPartsOfATable();
    void wordsFollowTheRuleToo();
    void commonEndsDontChangeTheRule();
    void longTextsAreAligned();
};

void TestAlign::handMadeAlignments_data() {
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("hypothesis");
    QTest::addColumn<QString>("edits");
    const auto row = [](const char* reference, const char* hypothesis, const char* edits) {
        QTest::addRow("%s | %s", reference, hypothesis) << reference << hypothesis << edits;
    };
    row("", "", "");
    row("abc", "abc", "===");
    row("abc", "", "DDD");
    row("", "abc", "III");
    row("abc", "axc", "=S=");
    row("abc", "ac", "=D=");
    row("ac", "abc", "=I=");
    row("ab", "ba", "SS");               // two substitutions, not a deletion, a match and an insertion
    row("kitten", "sitting", "S===S=I"); // the textbook's three
    row("aa", "a", "D=");                // missing from a run: at its front
    row("a", "aa", "I=");
    row("abcd", "bcde", "D===I");
    row("héé", "hée", "==S");
    row("жук", "лук", "S==");
}

void TestAlign::handMadeAlignments() {
    QFETCH(QString, reference);
    QFETCH(QString, hypothesis);
    QFETCH(QString, edits);
    QCOMPARE(QString::fromStdString(shape(reference.toStdU32String(), hypothesis.toStdU32String())), edits);
}

void TestAlign::wordsAreAlignedWhole() {
    const Words reference{U"he", U"also", U"played", U"in", U"the", U"band"};
    const Words hypothesis{U"he", U"also", U"playe", U"him", U"in", U"the"};
    // he = he, also = also, played → playe, + him, in = in, the = the, − band: 3; pairing all in order costs
    // 4
    const auto edits = align(reference, hypothesis);
    QCOMPARE(shape(edits), std::string("==IS==D"));
    QVERIFY(countErrors(edits) == (ErrorCounts{4, 1, 1, 1}));
    QVERIFY(align(Words{}, Words{}).empty());
    QCOMPARE(shape(align(Words{U"a"}, Words{})), std::string("D"));
}

void TestAlign::editsSayWhereTheyAre() {
    // a b c d → x a b d: + x before a, a = a, b = b, c missing before d, d = d
    const std::vector<Edit> expected{{Type::insertion, 0, 0},
                                     {Type::match, 0, 1},
                                     {Type::match, 1, 2},
                                     {Type::deletion, 2, 3},
                                     {Type::match, 3, 3}};
    QVERIFY(align(std::u32string_view(U"abcd"), U"xabd") == expected);
}

void TestAlign::countsAddUp() {
    ErrorCounts counts{3, 1, 2, 1};
    QCOMPARE(counts.referenceLength(), 5);  // 3 + 1 + 1
    QCOMPARE(counts.hypothesisLength(), 6); // 3 + 1 + 2
    QCOMPARE(counts.errors(), 4);           // 1 + 2 + 1
    QCOMPARE(counts.rate(), std::optional(0.8));
    counts += ErrorCounts{5, 0, 0, 0};
    QVERIFY(counts == (ErrorCounts{8, 1, 2, 1}));
    QCOMPARE(counts.rate(), std::optional(0.4)); // 4 / 10
    QCOMPARE((ErrorCounts{0, 1, 2, 0}.rate()), std::optional(3.0));
}

void TestAlign::ratesOfEmptyReferences() {
    QCOMPARE(ErrorCounts{}.rate(), std::optional(0.0));
    QVERIFY(!(ErrorCounts{0, 0, 3, 0}.rate()));
}

void TestAlign::distancesAgreeWithTheDefinition() {
    std::mt19937 random(23);
    for (int round = 0; round < 400; ++round) {
        const std::u32string a = randomText(random, 6, 3);
        const std::u32string b = randomText(random, 6, 3);
        QCOMPARE(distance(a, b), byRecursion(a, b));
    }
}

void TestAlign::distancesAreAMetric() {
    std::mt19937 random(29);
    for (int round = 0; round < 300; ++round) {
        const std::u32string a = randomText(random, 30, 4);
        const std::u32string b = randomText(random, 30, 4);
        const std::u32string c = randomText(random, 30, 4);
        QCOMPARE(distance(a, b), distance(b, a));
        QCOMPARE(distance(a, a), 0);
        QCOMPARE(distance(a, b) == 0, a == b);
        QVERIFY(distance(a, c) <= distance(a, b) + distance(b, c));
        QCOMPARE(distance(a + U"xyz", b + U"xyz"), distance(a, b));
    }
}

void TestAlign::alignmentsLeadFromOneToTheOther() {
    std::mt19937 random(31);
    for (int round = 0; round < 300; ++round) {
        const std::u32string a = randomText(random, 40, 3);
        const std::u32string b = randomText(random, 40, 3);
        const auto edits = align(a, b);
        QVERIFY(leads(edits, a, b));
        QVERIFY(align(a, b) == edits);
        const ErrorCounts counts = countErrors(edits);
        QCOMPARE(counts.referenceLength(), std::ssize(a));
        QCOMPARE(counts.hypothesisLength(), std::ssize(b));
    }
}

void TestAlign::theRuleHoldsAtEveryLength_data() {
    QTest::addColumn<unsigned>("symbols");
    for (const unsigned symbols : {1U, 2U, 3U, 5U, 26U})
        QTest::addRow("%u symbols", symbols) << symbols;
}

/// Lengths on both sides of where a machine word, a tile and a short table end, and others.
void TestAlign::theRuleHoldsAtEveryLength() {
    QFETCH(unsigned, symbols);
    std::mt19937 random(37);
    std::vector<std::size_t> lengths{0,   1,   2,   3,   7,   31,  62,  63,  64,  65,  66,
                                     127, 128, 129, 191, 192, 193, 200, 255, 256, 257, 300};
    for (int i = 0; i < 10; ++i)
        lengths.push_back(std::uniform_int_distribution<std::size_t>(0, 200)(random));
    for (const std::size_t n : lengths) {
        for (const std::size_t m : lengths) {
            const Numbers reference = randomNumbers(random, n, symbols);
            const Numbers hypothesis = randomNumbers(random, m, symbols);
            const auto expected = plainAlign(reference, hypothesis);
            QVERIFY2(detail::alignNumbers(reference, hypothesis, {}) == expected, qPrintable(pairText(n, m)));
            QVERIFY2(countErrors(reference, hypothesis) == countErrors(expected), qPrintable(pairText(n, m)));
            QVERIFY2(detail::alignNumbers(reference, hypothesis, {1, 0}) == expected,
                     qPrintable(pairText(n, m)));
        }
    }
}

void TestAlign::theRuleHoldsInPartsOfATable_data() {
    QTest::addColumn<unsigned>("symbols");
    QTest::addColumn<unsigned>("perMille");
    QTest::addColumn<std::size_t>("length");
    for (const unsigned symbols : {2U, 4U, 30U}) {
        for (const unsigned perMille : {0U, 3U, 30U, 200U, 800U})
            for (const std::size_t length : {1000U, 1500U, 3001U})
                QTest::addRow("%u of %zu per mille of %u symbols", perMille, length, symbols)
                    << symbols << perMille << length;
    }
}

/// Long enough for bands that have to be widened and for parts of parts.
void TestAlign::theRuleHoldsInPartsOfATable() {
    QFETCH(unsigned, symbols);
    QFETCH(unsigned, perMille);
    QFETCH(std::size_t, length);
    std::mt19937 random(41);
    const Numbers reference = randomNumbers(random, length, symbols);
    Numbers hypothesis = misheard(random, reference, symbols, perMille);
    for (int round = 0; round < 3; ++round) {
        const auto expected = plainAlign(reference, hypothesis);
        for (const auto memory : {detail::AlignMemory(), {1, 0}, {1, 2000}, {2, 0}, {3, 5000}})
            QVERIFY(detail::alignNumbers(reference, hypothesis, memory) == expected);
        QVERIFY(countErrors(reference, hypothesis) == countErrors(expected));
        // Then with a stretch left out, then with one of another's put in.
        const auto middle = hypothesis.begin() + static_cast<std::ptrdiff_t>(hypothesis.size() / 3);
        const Numbers other = randomNumbers(random, 500, symbols);
        if (round == 0) hypothesis.erase(middle, middle + 300);
        if (round == 1) hypothesis.insert(middle, other.begin(), other.end());
    }
}

void TestAlign::wordsFollowTheRuleToo() {
    std::mt19937 random(43);
    const std::array<std::u32string, 4> vocabulary{U"a", U"ab", U"b", U"\u00E9"};
    const auto worded = [&](const Numbers& numbers) {
        Words words;
        for (const std::uint32_t number : numbers)
            words.push_back(vocabulary[number - 'a']);
        return words;
    };
    for (const std::size_t length : {3U, 20U, 64U, 65U, 150U, 1200U}) {
        const Numbers reference = randomNumbers(random, length, 4);
        const Numbers hypothesis = misheard(random, reference, 4, 300);
        const auto expected = plainAlign(reference, hypothesis);
        QVERIFY(align(worded(reference), worded(hypothesis)) == expected);
        QVERIFY(countErrors(worded(reference), worded(hypothesis)) == countErrors(expected));
    }
}

void TestAlign::commonEndsDontChangeTheRule() {
    // a a b | a c: b → c, a = a, and the first a missing. Pairing off the common a first would leave out the
    // second.
    QCOMPARE(shape(U"aab", U"ac"), std::string("D=S"));
    QCOMPARE(shape(U"ac", U"aab"), std::string("I=S"));
    QCOMPARE(shape(U"abab", U"ab"), std::string("DD=="));
    // a b b c | a b d: c → d, b = b, b missing, a = a
    QCOMPARE(shape(U"abbc", U"abd"), std::string("=D=S"));
    std::mt19937 random(47);
    for (int round = 0; round < 300; ++round) {
        const auto length = [&] {
            return std::uniform_int_distribution<std::size_t>(0, 70)(random);
        };
        const Numbers front = randomNumbers(random, length(), 2);
        const Numbers back = randomNumbers(random, length(), 2);
        const auto between = [&](const Numbers& middle) {
            Numbers all = front;
            all.insert(all.end(), middle.begin(), middle.end());
            all.insert(all.end(), back.begin(), back.end());
            return all;
        };
        const Numbers reference = between(randomNumbers(random, length(), 2));
        const Numbers hypothesis = between(randomNumbers(random, length(), 2));
        QVERIFY(detail::alignNumbers(reference, hypothesis, {}) == plainAlign(reference, hypothesis));
    }
}

void TestAlign::longTextsAreAligned() {
    // 10,000 characters, of which each hundredth is left out and each 500th replaced.
    std::u32string reference;
    std::u32string hypothesis;
    for (unsigned i = 0; i < 10000; ++i) {
        reference += U'a' + i * 7919 % 26;
        if (i % 100 == 50) continue;
        hypothesis += i % 500 == 0 ? U'#' : reference.back();
    }
    const auto edits = align(reference, hypothesis);
    QVERIFY(leads(edits, reference, hypothesis));
    QVERIFY(countErrors(edits) == (ErrorCounts{9880, 20, 0, 100})); // 10,000 / 500 and 10,000 / 100
}

QTEST_GUILESS_MAIN(TestAlign)
#include "test_align.moc"
