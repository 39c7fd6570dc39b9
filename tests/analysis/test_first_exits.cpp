// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analyze.h"
#include "analysis/first_exits.h"

#include <QtTest>

using namespace offramp;

class TestFirstExits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnalysisAsItWasEarlier();
    void whatHasNoMoreStaysItself();
    void aComparisonWithTheReferenceIsCut();
    void whatWasComparedWithTheLastExitIsGone();
};

namespace {

/// Three exits that heard "a", "a b", "a b c".
std::shared_ptr<const Analysis> threeExits(std::optional<std::string> reference) {
    Analysis analysis;
    analysis.normalisation = "basic";
    analysis.macs = {1, 2, 3};
    analysis.finished = true;
    for (const char* text : {"a", "a b", "a b c"}) {
        auto exit = std::make_shared<ExitResult>();
        exit->hypothesis.text = text;
        for (const QString& word : QString::fromUtf8(text).split(u' ')) {
            exit->hypothesis.words.emplace_back();
            exit->hypothesis.words.back().text = word.toStdString();
        }
        analysis.exits.push_back(exit);
    }
    return withReference(analysis, std::move(reference), defaultNormalisation());
}

} // namespace

void TestFirstExits::anAnalysisAsItWasEarlier() {
    const auto whole = threeExits("a b");
    const auto first = firstExits(whole, 2);
    QCOMPARE(first->exits.size(), std::size_t{2});
    QCOMPARE(first->exits[1], whole->exits[1]); // shared
    QCOMPARE(first->macs.size(), std::size_t{3});
    QVERIFY(!first->finished);
    QCOMPARE(whole->exits.size(), std::size_t{3});
    QVERIFY(firstExits(whole, 0)->exits.empty());
}

void TestFirstExits::whatHasNoMoreStaysItself() {
    const auto whole = threeExits("a b");
    QCOMPARE(firstExits(whole, 3), whole);
    QCOMPARE(firstExits(whole, 9), whole);
    QVERIFY(!firstExits(std::shared_ptr<const Analysis>(), 1));
    QVERIFY(!firstExits(std::shared_ptr<const Comparison>(), 1));
}

void TestFirstExits::aComparisonWithTheReferenceIsCut() {
    const auto whole = std::make_shared<const Comparison>(compare(*threeExits("a b")));
    const auto first = firstExits(whole, 2);
    QCOMPARE(first->with, Comparison::With::reference);
    QCOMPARE(first->exits.size(), std::size_t{2});
    QCOMPARE(first->exits[0], whole->exits[0]);
    QVERIFY(first->fromLast.empty()); // nobody knows the last exit yet
    QCOMPARE(whole->fromLast.size(), std::size_t{3});
}

void TestFirstExits::whatWasComparedWithTheLastExitIsGone() {
    const auto whole = std::make_shared<const Comparison>(compare(*threeExits(std::nullopt)));
    QCOMPARE(whole->with, Comparison::With::lastExit);
    const auto first = firstExits(whole, 2);
    QCOMPARE(first->with, Comparison::With::nothing);
    QCOMPARE(first->exits.size(), std::size_t{2});
    QVERIFY(!first->exits[0] && !first->exits[1]);
    QCOMPARE(firstExits(whole, 3), whole);
}

QTEST_APPLESS_MAIN(TestFirstExits)
#include "test_first_exits.moc"
