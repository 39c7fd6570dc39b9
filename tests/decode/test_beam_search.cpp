// SPDX-License-Identifier: GPL-3.0-or-later
// The beam search without lexicon and language model, beside all alignments there are.
#include "brute_force.h"
#include "decode/beam_decoder.h"
#include "decode/ctc_forward.h"
#include "decode/greedy.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

BeamOptions wide(bool logAdd) {
    BeamOptions options;
    options.beamSize = 4096;
    options.nbest = 4096;
    options.beamThreshold = infinity;
    options.logAdd = logAdd;
    return options;
}

NBest decode(const Matrix& logProbs, const std::shared_ptr<const Tokenizer>& tokenizer,
             const BeamOptions& options) {
    return BeamDecoder(tokenizer, nullptr, nullptr, options).decode(logProbs, {});
}

struct Ranked {
    std::vector<int> tokens;
    double score = 0;
};

/// All sequences, best first, equals in the order of their classes.
std::vector<Ranked> ranked(const Matrix& logProbs, const Tokenizer& tokenizer, bool logAdd) {
    std::vector<Ranked> all;
    for (const auto& [tokens, found] : allSequences(logProbs, tokenizer))
        all.push_back({tokens, logAdd ? found.sum : found.best});
    std::stable_sort(all.begin(), all.end(),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    return all;
}

/// Scores equal to the last digits; the same sequences, where scores are further apart than those.
void compare(const NBest& found, const std::vector<Ranked>& expected) {
    QCOMPARE(found.entries.size(), expected.size());
    std::map<std::vector<int>, double> scores;
    for (const Ranked& one : expected)
        scores[one.tokens] = one.score;
    for (std::size_t at = 0; at < expected.size(); ++at) {
        const NBestEntry& entry = found.entries[at];
        QVERIFY(std::abs(entry.score - expected[at].score) < 1e-9);
        const auto same = scores.find(idsOf(entry.hypothesis));
        QVERIFY(same != scores.end());
        QVERIFY(std::abs(entry.score - same->second) < 1e-9);
        scores.erase(same);
        QCOMPARE(entry.language, 0.0);
        QCOMPARE(entry.acoustic, entry.score);
        QCOMPARE(entry.hypothesis.logProbability, entry.score);
    }
}

/// Its tokens' spans are in order, parted where they repeat, and have the log-probabilities they should.
void checkSpans(const Hypothesis& hypothesis, const Matrix& logProbs) {
    int last = -1;
    std::int64_t end = 0;
    for (const Token& token : hypothesis.tokens) {
        QVERIFY(token.end > token.start && token.end <= logProbs.rows());
        QVERIFY(token.start >= end + (token.id == last ? 1 : 0));
        double sum = 0;
        for (std::int64_t t = token.start; t < token.end; ++t)
            sum += static_cast<double>(logProbs(t, token.id));
        QVERIFY(std::abs(token.logProbability - sum / static_cast<double>(token.end - token.start)) < 1e-9);
        last = token.id;
        end = token.end;
    }
}

/// The log-probability of the path that its spans make, with the best blank elsewhere.
double pathOf(const Hypothesis& hypothesis, const Matrix& logProbs, const Tokenizer& tokenizer) {
    std::vector<int> path(static_cast<std::size_t>(logProbs.rows()), -1);
    for (const Token& token : hypothesis.tokens)
        std::fill(path.begin() + token.start, path.begin() + token.end, token.id);
    double total = 0;
    for (std::int64_t t = 0; t < logProbs.rows(); ++t) {
        const int id = path[static_cast<std::size_t>(t)];
        double value = id >= 0 ? static_cast<double>(logProbs(t, id)) : -infinity;
        for (int c = 0; id < 0 && c < tokenizer.classes(); ++c) {
            if (c == tokenizer.blank() || tokenizer.isIgnored(c))
                value = std::max(value, static_cast<double>(logProbs(t, c)));
        }
        total += value;
    }
    return total;
}

} // namespace

class TestBeamSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedOutByHand();
    void everySequenceHasItsProbability_data();
    void everySequenceHasItsProbability();
    void equalScoresAreInTheOrderOfClasses();
    void spansAreThoseOfTheBestAlignment();
    void prunedSearchesFindNothingBetter();
    void theThresholdDropsWhatIsBelow();
    void tokensCanBeLimited();
    void longSearchesAgreeWithTheForwardAlgorithm();
    void oneBeamOfCertainFramesIsGreedy();
    void extremeValuesAreExact();
    void noFramesGiveTheEmptyHypothesis();
    void whatIsImpossibleIsNotThere();
};

// Two frames, blank and a with P(a) = 0.6 and 0.3: P(empty) = 0.4·0.7 = 0.28; P(a) = 1 − 0.28 = 0.72, of
// which the best alignment, a blank, has 0.6·0.7 = 0.42.
void TestBeamSearch::workedOutByHand() {
    Matrix logProbs(2, 2);
    logProbs(0, 0) = std::log(0.4F);
    logProbs(0, 1) = std::log(0.6F);
    logProbs(1, 0) = std::log(0.7F);
    logProbs(1, 1) = std::log(0.3F);
    const NBest sums = decode(logProbs, letters(2), wide(true));
    QCOMPARE(sums.entries.size(), std::size_t{2});
    QCOMPARE(sums.asked, 4096);
    QCOMPARE(sums.frames, 2);
    QCOMPARE(sums.entries[0].hypothesis.text, std::string("a"));
    QVERIFY(std::abs(sums.entries[0].score - std::log(0.72)) < 1e-6);
    QVERIFY(std::abs(sums.entries[1].score - std::log(0.28)) < 1e-6);
    const NBest best = decode(logProbs, letters(2), wide(false));
    QVERIFY(std::abs(best.entries[0].score - std::log(0.42)) < 1e-6);
    QCOMPARE(best.entries[0].hypothesis.tokens.front().end, 1);
}

void TestBeamSearch::everySequenceHasItsProbability_data() {
    QTest::addColumn<bool>("logAdd");
    QTest::addColumn<double>("holes");
    for (const bool logAdd : {false, true}) {
        for (const double holes : {0.0, 0.2, 0.5})
            QTest::addRow("%s, %g", logAdd ? "sums" : "maxima", holes) << logAdd << holes;
    }
}

void TestBeamSearch::everySequenceHasItsProbability() {
    QFETCH(bool, logAdd);
    QFETCH(double, holes);
    std::mt19937 random(1);
    for (int round = 0; round < 150; ++round) {
        const int classes = 2 + static_cast<int>(random() % 3);
        const int ignored = classes > 2 ? static_cast<int>(random() % 2) : 0;
        const auto tokenizer = letters(classes, ignored);
        const Matrix logProbs = randomLogProbs(1 + round % 6, classes, holes, random);
        const std::vector<Ranked> expected = ranked(logProbs, *tokenizer, logAdd);
        compare(decode(logProbs, tokenizer, wide(logAdd)), expected);
        if (QTest::currentTestFailed()) return;
        if (expected.empty()) continue;
        BeamOptions fewer = wide(logAdd); // the same search, of which less is wanted
        fewer.nbest = 3;
        const NBest few = decode(logProbs, tokenizer, fewer);
        QCOMPARE(few.entries.size(), std::min<std::size_t>(3, expected.size()));
        for (std::size_t at = 0; at < few.entries.size(); ++at)
            QVERIFY(std::abs(few.entries[at].score - expected[at].score) < 1e-9);
    }
}

void TestBeamSearch::equalScoresAreInTheOrderOfClasses() {
    std::mt19937 random(2);
    int equal = 0;
    for (int round = 0; round < 100; ++round) {
        const auto tokenizer = letters(3 + round % 2);
        const Matrix logProbs = coarseLogProbs(1 + round % 5, tokenizer->classes(), random);
        const std::vector<Ranked> expected = ranked(logProbs, *tokenizer, false);
        const NBest found = decode(logProbs, tokenizer, wide(false));
        QCOMPARE(found.entries.size(), expected.size());
        for (std::size_t at = 0; at < expected.size(); ++at) {
            QCOMPARE(found.entries[at].score, expected[at].score);
            QCOMPARE(idsOf(found.entries[at].hypothesis), expected[at].tokens);
            if (at > 0 && expected[at].score == expected[at - 1].score) ++equal;
        }
    }
    QVERIFY(equal > 1000);
}

void TestBeamSearch::spansAreThoseOfTheBestAlignment() {
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const auto tokenizer = letters(4, round % 2);
        const Matrix logProbs = randomLogProbs(1 + round % 6, 4, 0.1, random);
        const auto all = allSequences(logProbs, *tokenizer);
        for (const bool logAdd : {false, true}) {
            const NBest found = decode(logProbs, tokenizer, wide(logAdd));
            for (const NBestEntry& entry : found.entries) {
                const auto same = all.find(idsOf(entry.hypothesis));
                QVERIFY(same != all.end());
                checkSpans(entry.hypothesis, logProbs);
                if (QTest::currentTestFailed()) return;
                const double path = pathOf(entry.hypothesis, logProbs, *tokenizer);
                QVERIFY(std::abs(path - same->second.best) < 1e-9);
            }
        }
    }
}

void TestBeamSearch::prunedSearchesFindNothingBetter() {
    std::mt19937 random(4);
    for (int round = 0; round < 200; ++round) {
        const auto tokenizer = letters(4);
        const Matrix logProbs = randomLogProbs(6, 4, 0.1, random);
        const auto all = allSequences(logProbs, *tokenizer);
        const bool logAdd = round % 2 == 1;
        const std::vector<Ranked> expected = ranked(logProbs, *tokenizer, logAdd);
        BeamOptions options = wide(logAdd);
        options.beamSize = 1 + round % 12;
        options.nbest = options.beamSize;
        options.beamThreshold = round % 3 == 0 ? 2 : 50;
        options.beamSizeToken = round % 4;
        const NBest found = decode(logProbs, tokenizer, options);
        QVERIFY(found.entries.size() <= static_cast<std::size_t>(options.nbest));
        for (std::size_t at = 0; at < found.entries.size(); ++at) {
            const auto same = all.find(idsOf(found.entries[at].hypothesis));
            QVERIFY(same != all.end());
            QVERIFY(found.entries[at].score < (logAdd ? same->second.sum : same->second.best) + 1e-9);
            QVERIFY(found.entries[at].score < expected[at].score + 1e-9);
        }
    }
}

// P(a) = 0.5, P(b) = 0.3, P(blank) = 0.2 in the one frame: ln 0.5 − ln 0.3 = 0.511, ln 0.5 − ln 0.2 = 0.916.
void TestBeamSearch::theThresholdDropsWhatIsBelow() {
    Matrix logProbs(1, 3);
    logProbs(0, 0) = std::log(0.2F);
    logProbs(0, 1) = std::log(0.5F);
    logProbs(0, 2) = std::log(0.3F);
    const auto count = [&](double threshold) {
        BeamOptions options = wide(false);
        options.beamThreshold = threshold;
        return decode(logProbs, letters(3), options).entries.size();
    };
    QCOMPARE(count(0), std::size_t{1});
    QCOMPARE(count(0.5), std::size_t{1});
    QCOMPARE(count(0.52), std::size_t{2});
    QCOMPARE(count(0.92), std::size_t{3});
    logProbs(0, 1) = logProbs(0, 2) = logProbs(0, 0); // what lies just at the threshold stays
    QCOMPARE(count(0), std::size_t{3});
}

// Of the one frame's tokens only the best may be taken; the blank always.
void TestBeamSearch::tokensCanBeLimited() {
    Matrix logProbs(1, 4, -2);
    logProbs(0, 2) = -1;
    BeamOptions options = wide(false);
    options.beamSizeToken = 1;
    const NBest one = decode(logProbs, letters(4), options);
    QCOMPARE(one.entries.size(), std::size_t{2});
    QCOMPARE(one.entries[0].hypothesis.text, std::string("b"));
    QCOMPARE(one.entries[1].hypothesis.text, std::string());
    options.beamSizeToken = 2; // a and c are equals: the lower class
    const NBest two = decode(logProbs, letters(4), options);
    QCOMPARE(two.entries.size(), std::size_t{3});
    QCOMPARE(two.entries[2].hypothesis.text, std::string("a"));
}

// Long enough for the tree to forget prefixes and find them again, and for token runs to be swept.
void TestBeamSearch::longSearchesAgreeWithTheForwardAlgorithm() {
    std::mt19937 random(5);
    const auto tokenizer = letters(12, 1);
    const Matrix logProbs = randomLogProbs(400, 12, 0.05, random);
    BeamOptions options = wide(true);
    options.beamSize = 500;
    options.nbest = 100;
    const NBest found = decode(logProbs, tokenizer, options);
    QCOMPARE(found.entries.size(), std::size_t{100});
    std::map<std::vector<int>, int> seen;
    for (const NBestEntry& entry : found.entries) {
        const std::vector<int> ids = idsOf(entry.hypothesis);
        QCOMPARE(++seen[ids], 1);
        const double whole = ctcForward(logProbs, ids, *tokenizer);
        QVERIFY(entry.acoustic <= whole + 1e-9);
        checkSpans(entry.hypothesis, logProbs);
        if (QTest::currentTestFailed()) return;
        QVERIFY(entry.acoustic >= pathOf(entry.hypothesis, logProbs, *tokenizer) - 1e-9);
    }
}

// Where a frame's best class has more than half, the best path is no close call, and a beam of 1 follows it.
void TestBeamSearch::oneBeamOfCertainFramesIsGreedy() {
    std::mt19937 random(6);
    const auto tokenizer = letters(5, 1);
    for (int round = 0; round < 100; ++round) {
        Matrix logProbs(30, 5, std::log(0.02F));
        for (std::int64_t t = 0; t < 30; ++t)
            logProbs(t, static_cast<std::int64_t>(random() % 5)) = std::log(0.92F);
        BeamOptions options;
        options.beamSize = 1;
        const NBest found = decode(logProbs, tokenizer, options);
        const Hypothesis greedy = greedyDecode(logProbs, *tokenizer);
        QCOMPARE(found.entries.size(), std::size_t{1});
        QCOMPARE(idsOf(found.entries[0].hypothesis), idsOf(greedy));
        QVERIFY(std::abs(found.entries[0].score - greedy.logProbability) < 1e-6);
    }
}

// Probabilities far below what a double can hold are still told from 0 and from one another.
void TestBeamSearch::extremeValuesAreExact() {
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        const auto tokenizer = letters(3);
        Matrix logProbs = randomLogProbs(5, 3, 0, random);
        for (std::int64_t i = 0; i < logProbs.size(); ++i)
            logProbs.data()[i] *= 2000;
        for (const bool logAdd : {false, true}) {
            const std::vector<Ranked> expected = ranked(logProbs, *tokenizer, logAdd);
            const NBest found = decode(logProbs, tokenizer, wide(logAdd));
            QCOMPARE(found.entries.size(), expected.size());
            for (std::size_t at = 0; at < expected.size(); ++at)
                QVERIFY(std::abs(found.entries[at].score / expected[at].score - 1) < 1e-12 ||
                        std::abs(found.entries[at].score - expected[at].score) < 1e-9);
        }
    }
}

void TestBeamSearch::noFramesGiveTheEmptyHypothesis() {
    for (const Matrix& none : {Matrix(), Matrix(0, 3)}) {
        const NBest found = decode(none, letters(3), wide(true));
        QCOMPARE(found.entries.size(), std::size_t{1});
        QCOMPARE(found.entries[0].score, 0.0);
        QVERIFY(found.entries[0].hypothesis.tokens.empty());
        QCOMPARE(found.frames, 0);
    }
}

void TestBeamSearch::whatIsImpossibleIsNotThere() {
    Matrix logProbs(3, 3, -1);
    for (int c = 0; c < 3; ++c)
        logProbs(1, c) = static_cast<float>(-infinity);
    for (const bool logAdd : {false, true})
        QVERIFY(decode(logProbs, letters(3), wide(logAdd)).entries.empty());
    logProbs(1, 2) = -1; // then all that is left has b in frame 1
    for (const NBestEntry& entry : decode(logProbs, letters(3), wide(true)).entries)
        QVERIFY(entry.hypothesis.text.find('b') != std::string::npos);
}

QTEST_GUILESS_MAIN(TestBeamSearch)
#include "test_beam_search.moc"
