// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/edit_distance.h"
#include "scoring/plain_align.h"

#include <QtTest>

#include <string>

using namespace offramp;
using namespace offramp::test;

class TestEditDistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handComputedDistances();
    void wordsCountWhole();
    void everyLengthAgreesWithTheTable_data();
    void everyLengthAgreesWithTheTable();
    void longTextsAgreeWithTheirAlignment();
    void whatIsInsertedIsTheDistance();
};

void TestEditDistance::handComputedDistances() {
    const auto distance = [](std::u32string_view one, std::u32string_view other) {
        return editDistance(one, other);
    };
    QCOMPARE(distance(U"", U""), 0);
    QCOMPARE(distance(U"", U"abc"), 3);
    QCOMPARE(distance(U"abc", U""), 3);
    QCOMPARE(distance(U"abc", U"abc"), 0);
    QCOMPARE(distance(U"kitten", U"sitting"), 3); // k → s, e → i, + g
    QCOMPARE(distance(U"ab", U"ba"), 2);
    QCOMPARE(distance(U"\u0436\u0443\u043A", U"\u043B\u0443\u043A"), 1); // one letter, however many bytes
    QCOMPARE(distance(U"\U0001F600b", U"b\U0001F600"), 2);
}

void TestEditDistance::wordsCountWhole() {
    const std::vector<std::string> one{"he", "also", "played", "in", "the", "band"};
    const std::vector<std::string> other{"he", "also", "playe", "him", "in", "the"};
    QCOMPARE(editDistance(one, other), 3); // played → playe, + him, − band
    const std::vector<std::u32string> points{U"a", U"b", U"a"};
    const std::vector<std::u32string> swapped{U"b", U"a", U"b"};
    QCOMPARE(editDistance(points, swapped), 2); // − a, + b
    QCOMPARE(editDistance(points, std::vector<std::u32string>()), 3);
}

void TestEditDistance::everyLengthAgreesWithTheTable_data() {
    QTest::addColumn<unsigned>("symbols");
    for (const unsigned symbols : {1U, 2U, 4U, 300U})
        QTest::addRow("%u symbols", symbols) << symbols;
}

void TestEditDistance::everyLengthAgreesWithTheTable() {
    QFETCH(unsigned, symbols);
    std::mt19937 random(53);
    for (const std::size_t n : {0U, 1U, 5U, 63U, 64U, 65U, 127U, 128U, 129U, 200U, 257U}) {
        for (const std::size_t m : {0U, 1U, 6U, 63U, 64U, 65U, 100U, 127U, 128U, 129U, 300U}) {
            const Numbers one = randomNumbers(random, n, symbols);
            const Numbers other = randomNumbers(random, m, symbols);
            const auto expected = countErrors(plainAlign(one, other)).errors();
            QCOMPARE(editDistance(one, other), expected);
            QCOMPARE(editDistance(other, one), expected);
        }
    }
}

void TestEditDistance::longTextsAgreeWithTheirAlignment() {
    std::mt19937 random(59);
    for (const unsigned perMille : {0U, 1U, 20U, 150U, 600U, 1000U}) {
        const Numbers one = randomNumbers(random, 4000, 28);
        const Numbers other = misheard(random, one, 28, perMille);
        QCOMPARE(editDistance(one, other), countErrors(plainAlign(one, other)).errors());
    }
    const Numbers one = randomNumbers(random, 3000, 28);
    const Numbers other = randomNumbers(random, 1100, 28);
    QCOMPARE(editDistance(one, other), countErrors(plainAlign(one, other)).errors());
}

void TestEditDistance::whatIsInsertedIsTheDistance() {
    std::mt19937 random(61);
    const Numbers said = randomNumbers(random, 100000, 28);
    Numbers heard;
    for (std::size_t i = 0; i < said.size(); ++i) {
        heard.push_back(said[i]);
        if (i % 100 == 50) heard.push_back('#'); // nowhere else: each costs 1, and nothing else does
    }
    QCOMPARE(editDistance(said, heard), 1000);
    QVERIFY(countErrors(said, heard) == (ErrorCounts{100000, 0, 1000, 0}));
}

QTEST_GUILESS_MAIN(TestEditDistance)
#include "test_edit_distance.moc"
