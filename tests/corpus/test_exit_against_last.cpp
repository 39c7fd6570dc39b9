// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/exit_against_last.h"
#include "corpus/made_results.h"

#include <QtTest>

using namespace offramp;

class TestExitAgainstLast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utterancesAreOfOneKindEach();
    void theLastIsAsGoodAsItself();
    void whatHasNoReferenceCountsNowhere();
};

/// Errors of the first exit and the last, by smallResults(): a 2 0, b 0 1, c 2 1, e 0 0; d has no reference.
void TestExitAgainstLast::utterancesAreOfOneKindEach() {
    const CorpusResults results = test::smallResults();
    const AgainstLast first = againstLast(results, results.decoders[0], 0, everything(results));
    QCOMPARE(first.better.utterances, Selection{1});
    QCOMPARE(first.better.words, 1);
    QCOMPARE(first.better.referenceWords, 2);
    QCOMPARE(first.same.utterances, Selection{4});
    QCOMPARE(first.same.words, 0);
    QCOMPARE(first.worse.utterances, (Selection{0, 2}));
    QCOMPARE(first.worse.words, 2 + 1);
    QCOMPARE(first.worse.referenceWords, 4 + 3);
    QCOMPARE(first.utterances, std::size_t(4));
    QCOMPARE(first.referenceWords, 9);
}

void TestExitAgainstLast::theLastIsAsGoodAsItself() {
    const CorpusResults results = test::smallResults();
    const AgainstLast last = againstLast(results, results.decoders[0], 2, everything(results));
    QCOMPARE(last.same.utterances, (Selection{0, 1, 2, 4}));
    QVERIFY(last.better.utterances.empty() && last.worse.utterances.empty());
}

void TestExitAgainstLast::whatHasNoReferenceCountsNowhere() {
    const CorpusResults results = test::smallResults();
    const Selection unscored{3};
    const AgainstLast found = againstLast(results, results.decoders[0], 0, unscored);
    QCOMPARE(found.utterances, std::size_t(0));
    QCOMPARE(found.referenceWords, 0);
}

QTEST_GUILESS_MAIN(TestExitAgainstLast)
#include "test_exit_against_last.moc"
