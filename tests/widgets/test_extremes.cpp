// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/extremes.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace offramp;

class TestExtremes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFewValues();
    void anyStretchAsWhenEachIsLookedAt();
    void aColumnOfATable();
};

void TestExtremes::aFewValues() {
    const std::vector<float> values{3, -1, NAN, 2};
    const Extremes extremes(values.data(), 4);
    QCOMPARE(extremes.of(0, 4).low, -1.0F);
    QCOMPARE(extremes.of(0, 4).high, 3.0F);
    QCOMPARE(extremes.of(2, 4).low, 2.0F); // what is no number doesn't count
    QCOMPARE(extremes.of(-5, 1).high, 3.0F);
    QCOMPARE(extremes.of(3, 99).high, 2.0F);
    QVERIFY(extremes.of(2, 3).empty());
    QVERIFY(extremes.of(4, 4).empty());
    QVERIFY(extremes.of(3, 1).empty());
    QVERIFY(Extremes().of(0, 10).empty());
}

void TestExtremes::anyStretchAsWhenEachIsLookedAt() {
    std::mt19937 random(7);
    for (const int count : {1, 15, 16, 17, 255, 256, 257, 5000}) { // about whole blocks of 16 and of 256
        std::vector<float> values(static_cast<std::size_t>(count));
        for (float& value : values)
            value = random() % 50 == 0 ? NAN : static_cast<float>(random() % 100000);
        const Extremes extremes(values.data(), count);
        for (int i = 0; i < 300; ++i) {
            const auto begin = static_cast<std::int64_t>(random() % static_cast<unsigned>(count + 1));
            const auto end = static_cast<std::int64_t>(random() % static_cast<unsigned>(count + 1));
            Extremes::Pair expected;
            for (std::int64_t at = begin; at < end; ++at)
                expected.add(values[static_cast<std::size_t>(at)]);
            QCOMPARE(extremes.of(begin, end).low, expected.low);
            QCOMPARE(extremes.of(begin, end).high, expected.high);
        }
    }
}

void TestExtremes::aColumnOfATable() {
    std::vector<float> table(300);
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<float>(i % 3 == 1 ? i : 1000 + i); // 100 rows of 3
    const Extremes middle(table.data() + 1, 100, 3);
    QCOMPARE(middle.of(0, 100).low, 1.0F);
    QCOMPARE(middle.of(0, 100).high, 298.0F); // row 99: 3 · 99 + 1
    QCOMPARE(middle.of(10, 40).low, 31.0F);
    QCOMPARE(middle.of(10, 40).high, 118.0F); // row 39: 3 · 39 + 1
}

QTEST_APPLESS_MAIN(TestExtremes)
#include "test_extremes.moc"
