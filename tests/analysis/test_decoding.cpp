// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses decoded by beam search, and decoded again without a run.
#include "analysis/decoding.h"
#include "analysis/evidence.h"
#include "analysis/judge.h"
#include "analysis/shipped.h"
#include "base/error.h"
#include "decode/ctc_forward.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

class TestDecoding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greedyIsWithoutNBest();
    void beamSearchGivesTheNBest();
    void decodingAgainIsLikeDecodingAtOnce();
    void decodingBackIsLikeBefore();
    void askedForScoresAndReferencesAreKept();
    void threadsMakeNoDifference();
    void pathAndForwardAreOfTheHypothesis();
    void rankedHypothesesAreCountedFromTheBest();
    void hiddenStatesAreComparedAndNotKept();
    void cancellingThrows();
    void filesThatCannotBeReadAreNamed();
};

namespace {

DecoderOptions beamOf(int nbest, int size) {
    DecoderOptions options;
    options.kind = DecoderOptions::Kind::beam;
    options.beam.nbest = nbest;
    options.beam.beamSize = size;
    options.beam.logAdd = true;
    return options;
}

Decoding opened(const DecoderOptions& options) {
    return openDecoding(test::shippedRecogniser().sharedTokenizer(), options);
}

std::shared_ptr<const Analysis> searched(int threads = 1) {
    return withDecoding(*test::murmurAnalysis(), opened(beamOf(8, 20)), threads);
}

bool same(const Hypothesis& a, const Hypothesis& b) {
    return a.text == b.text && a.logProbability == b.logProbability && a.tokens.size() == b.tokens.size();
}

void compareExits(const Analysis& one, const Analysis& other) {
    QCOMPARE(one.exits.size(), other.exits.size());
    for (std::size_t exit = 0; exit < one.exits.size(); ++exit) {
        const ExitResult& a = *one.exits[exit];
        const ExitResult& b = *other.exits[exit];
        QVERIFY(same(a.hypothesis, b.hypothesis));
        QCOMPARE(a.ranked, b.ranked);
        QCOMPARE(a.emissions, b.emissions);
        QCOMPARE(a.hiddenCosines, b.hiddenCosines);
        QCOMPARE(a.timesUnchanged, b.timesUnchanged);
        QCOMPARE(a.textDistance, b.textDistance);
        QCOMPARE(a.scores, b.scores);
    }
}

} // namespace

void TestDecoding::greedyIsWithoutNBest() {
    for (const auto& exit : test::murmurAnalysis()->exits) {
        QVERIFY(!exit->nBest);
        QVERIFY(exit->ranked.empty());
        QVERIFY(!valueOf(exit->scores, "nbest_posterior"));
        QVERIFY(!valueOf(exit->scores, "expected_wer"));
    }
    QVERIFY(test::murmurAnalysis()->decoder == DecoderOptions());
}

void TestDecoding::beamSearchGivesTheNBest() {
    const auto analysis = searched();
    QCOMPARE(analysis->decoder.beam.nbest, 8);
    for (const auto& exit : analysis->exits) {
        QVERIFY(exit->nBest != nullptr);
        QCOMPARE(exit->nBest->entries.size(), std::size_t(8));
        QVERIFY(same(exit->hypothesis, exit->nBest->entries.front().hypothesis));
        // The posterior of the first: e^s₁ / Σ e^s, from the scores that are shown.
        double sum = 0;
        for (const NBestEntry& entry : exit->nBest->entries)
            sum += std::exp(entry.score - exit->nBest->entries[0].score);
        QVERIFY(std::abs(*valueOf(exit->scores, "nbest_posterior") - 1 / sum) < 1e-12);
    }
}

void TestDecoding::decodingAgainIsLikeDecodingAtOnce() {
    AnalyzeOptions options = test::twoThreads();
    options.decoding = opened(beamOf(8, 20));
    compareExits(*analyze(test::shippedRecogniser(), test::murmur(), options), *searched());
}

void TestDecoding::decodingBackIsLikeBefore() {
    compareExits(*withDecoding(*searched(), opened({}), 1), *test::murmurAnalysis());
}

void TestDecoding::askedForScoresAndReferencesAreKept() {
    const MeasureSpec spec = parseMeasureSpec("tsallis:alpha=0.5,mask=emitting");
    const auto scored = withScores(*test::murmurAnalysis(), std::span(&spec, 1));
    const auto referred = withReference(*scored, "one two", defaultNormalisation());
    const auto again = withDecoding(*referred, opened(beamOf(4, 20)), 1);
    for (const auto& exit : again->exits) {
        QVERIFY(findScore(exit->scores, spec) != nullptr);
        QCOMPARE(exit->errors->words.referenceLength(), std::int64_t(2));
        const auto rates = scoreText("one two", exit->hypothesis.text, defaultNormalisation());
        QVERIFY(exit->errors->words == rates.words);
    }
    // What the frames alone tell is as it was.
    for (std::size_t exit = 0; exit < again->exits.size(); ++exit)
        QCOMPARE(valueOf(again->exits[exit]->scores, "margin"),
                 valueOf(test::murmurAnalysis()->exits[exit]->scores, "margin"));
}

void TestDecoding::threadsMakeNoDifference() {
    compareExits(*searched(1), *searched(3));
}

void TestDecoding::pathAndForwardAreOfTheHypothesis() {
    const auto analysis = searched();
    for (const auto& exit : analysis->exits) {
        std::vector<int> tokens;
        for (const Token& token : exit->hypothesis.tokens)
            tokens.push_back(token.id);
        const Matrix& logProbs = *exit->output.logProbs;
        const Tokenizer& tokenizer = test::shippedRecogniser().tokenizer();
        QCOMPARE(exit->forwardLogProbability, ctcForward(logProbs, tokens, tokenizer));
        QCOMPARE(exit->pathLogProbability, ctcBestPath(logProbs, tokens, tokenizer));
        QVERIFY(*exit->pathLogProbability <= *exit->forwardLogProbability);
    }
    // The greedy hypothesis's best path is the greedy path.
    for (const auto& exit : test::murmurAnalysis()->exits) {
        std::vector<int> tokens;
        for (const Token& token : exit->hypothesis.tokens)
            tokens.push_back(token.id);
        const double best =
            ctcBestPath(*exit->output.logProbs, tokens, test::shippedRecogniser().tokenizer());
        QVERIFY(std::abs(best - *exit->pathLogProbability) < 1e-6);
    }
}

void TestDecoding::rankedHypothesesAreCountedFromTheBest() {
    const auto analysis = searched();
    for (const auto& exit : analysis->exits) {
        const auto& entries = exit->nBest->entries;
        QCOMPARE(exit->ranked.size(), entries.size());
        QCOMPARE(exit->ranked[0].wordEdits, std::int64_t(0));
        for (std::size_t k = 0; k < entries.size(); ++k) {
            QCOMPARE(exit->ranked[k].score, entries[k].score);
            QCOMPARE(exit->ranked[k].words, std::ssize(entries[k].hypothesis.words));
            const auto rates =
                scoreText(entries[0].hypothesis.text, entries[k].hypothesis.text, normalisationOf("none"));
            QCOMPARE(exit->ranked[k].wordEdits, rates.words.errors());
        }
    }
}

void TestDecoding::hiddenStatesAreComparedAndNotKept() {
    const Analysis& analysis = *test::murmurAnalysis();
    QVERIFY(analysis.exits[0]->hiddenCosines.empty());
    QVERIFY(!valueOf(analysis.exits[0]->scores, "hidden_cosine"));
    AnalyzeOptions options = test::twoThreads();
    options.run.keepHidden = true;
    const auto kept = analyze(test::shippedRecogniser(), test::murmur(), options);
    for (std::size_t exit = 1; exit < analysis.exits.size(); ++exit) {
        QVERIFY(!analysis.exits[exit]->output.hidden);
        const Matrix& hidden = *kept->exits[exit]->output.hidden;
        const Matrix& before = *kept->exits[exit - 1]->output.hidden;
        const auto& cosines = analysis.exits[exit]->hiddenCosines;
        QCOMPARE(std::int64_t(cosines.size()), hidden.rows());
        double product = 0;
        double one = 0;
        double other = 0;
        for (std::int64_t c = 0; c < hidden.cols(); ++c) {
            product += double(hidden(5, c)) * double(before(5, c));
            one += double(hidden(5, c)) * double(hidden(5, c));
            other += double(before(5, c)) * double(before(5, c));
        }
        QVERIFY(std::abs(cosines[5] - product / std::sqrt(one * other)) < 1e-6);
        QVERIFY(valueOf(analysis.exits[exit]->scores, "hidden_cosine").has_value());
    }
}

void TestDecoding::cancellingThrows() {
    CancelToken cancel;
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             (void)withDecoding(*test::murmurAnalysis(), opened(beamOf(8, 20)), 1, cancel));
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)withDecoding(*searched(), opened({}), 1, cancel));
}

void TestDecoding::filesThatCannotBeReadAreNamed() {
    DecoderOptions options = beamOf(1, 10);
    options.lexicon = "no/such/lexicon.txt";
    QVERIFY(test::errorOf([&] { (void)opened(options); }).find("no/such/lexicon.txt") != std::string::npos);
    options.lexicon.clear();
    options.languageModel = "no/such/model.arpa";
    QVERIFY(test::errorOf([&] { (void)opened(options); }).find("no/such/model.arpa") != std::string::npos);
    QVERIFY(!test::errorOf([&] { (void)opened(beamOf(30, 20)); }).empty());
}

QTEST_GUILESS_MAIN(TestDecoding)
#include "test_decoding.moc"
