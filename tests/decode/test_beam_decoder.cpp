// SPDX-License-Identifier: GPL-3.0-or-later
// What the decoder does around its search: what it refuses, several exits at once, cancelling.
#include "base/error.h"
#include "base/workers.h"
#include "brute_force.h"
#include "decode/beam_decoder.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;
using namespace offramp::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

NBest decode(const Matrix& logProbs, const std::shared_ptr<const Tokenizer>& tokenizer) {
    return BeamDecoder(tokenizer, nullptr, nullptr, {}).decode(logProbs, {});
}

} // namespace

class TestBeamDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoOutputIsRefused();
    void optionsAreChecked();
    void exitsInParallelGiveTheSame();
    void itCanBeCancelled();
};

void TestBeamDecoder::whatIsNoOutputIsRefused() {
    Matrix logProbs(2, 3, -1);
    QVERIFY(errorOf([&] { (void)decode(logProbs, letters(4)); }).find("has 3 classes") != std::string::npos);
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), static_cast<float>(infinity)}) {
        logProbs(1, 2) = bad;
        QVERIFY(errorOf([&] { (void)decode(logProbs, letters(3)); }).find("frame 1") != std::string::npos);
    }
}

void TestBeamDecoder::optionsAreChecked() {
    const auto refused = [](auto change) {
        BeamOptions options;
        change(options);
        return !errorOf([&] { checkBeamOptions(options); }).empty();
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!refused([](BeamOptions&) {}));
    QVERIFY(!refused([](BeamOptions& o) { o.beamThreshold = infinity; }));
    QVERIFY(!refused([](BeamOptions& o) { o.nbest = 50; }));
    QVERIFY(!refused([](BeamOptions& o) { o.wordScore = -3, o.unkScore = -1, o.silScore = 2; }));
    QVERIFY(refused([](BeamOptions& o) { o.nbest = 0; }));
    QVERIFY(refused([](BeamOptions& o) { o.nbest = 51; }));
    QVERIFY(refused([](BeamOptions& o) { o.beamSize = 0; }));
    QVERIFY(refused([](BeamOptions& o) { o.beamSize = BeamOptions::largestBeam + 1; }));
    QVERIFY(refused([](BeamOptions& o) { o.beamSizeToken = -1; }));
    QVERIFY(refused([](BeamOptions& o) { o.beamThreshold = -0.1; }));
    QVERIFY(refused([=](BeamOptions& o) { o.beamThreshold = nan; }));
    QVERIFY(refused([](BeamOptions& o) { o.lmWeight = -1; }));
    QVERIFY(refused([](BeamOptions& o) { o.lmWeight = infinity; }));
    QVERIFY(refused([=](BeamOptions& o) { o.wordScore = nan; }));
    QVERIFY(refused([](BeamOptions& o) { o.unkScore = infinity; }));
    QVERIFY(refused([=](BeamOptions& o) { o.unkScore = nan; }));
    QVERIFY(refused([](BeamOptions& o) { o.silScore = -infinity; }));
    QVERIFY(BeamOptions() == BeamOptions());
}

void TestBeamDecoder::exitsInParallelGiveTheSame() {
    std::mt19937 random(8);
    std::vector<Matrix> exits;
    for (int exit = 0; exit < 7; ++exit)
        exits.push_back(exit == 3 ? Matrix(60, 8, -2) : randomLogProbs(60, 8, 0.1, random));
    std::vector<const Matrix*> pointers;
    for (const Matrix& exit : exits)
        pointers.push_back(&exit);
    BeamOptions options;
    options.nbest = 50;
    options.logAdd = true;
    const BeamDecoder decoder(letters(8), nullptr, nullptr, options);
    for (const int threads : {1, 2, 5}) {
        Workers workers(threads);
        const std::vector<NBest> found = decodeAll(decoder, pointers, workers, {});
        QCOMPARE(found.size(), exits.size());
        for (std::size_t exit = 0; exit < exits.size(); ++exit) {
            const NBest alone = decoder.decode(exits[exit], {});
            QCOMPARE(found[exit].entries.size(), alone.entries.size());
            for (std::size_t at = 0; at < alone.entries.size(); ++at) {
                QCOMPARE(found[exit].entries[at].score, alone.entries[at].score);
                QCOMPARE(idsOf(found[exit].entries[at].hypothesis), idsOf(alone.entries[at].hypothesis));
            }
        }
    }
    exits[4](10, 2) = std::numeric_limits<float>::quiet_NaN();
    exits[5](20, 2) = std::numeric_limits<float>::quiet_NaN();
    Workers workers(2);
    QVERIFY(errorOf([&] { (void)decodeAll(decoder, pointers, workers, {}); }).find("frame 10") !=
            std::string::npos);
}

void TestBeamDecoder::itCanBeCancelled() {
    CancelToken cancel;
    cancel.cancel();
    const BeamDecoder decoder(letters(3), nullptr, nullptr, {});
    const Matrix logProbs(5, 3, -1);
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)decoder.decode(logProbs, cancel));
    Workers workers(2);
    const std::vector<const Matrix*> exits{&logProbs, &logProbs, &logProbs};
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)decodeAll(decoder, exits, workers, cancel));
}

QTEST_GUILESS_MAIN(TestBeamDecoder)
#include "test_beam_decoder.moc"
