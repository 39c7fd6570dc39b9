// SPDX-License-Identifier: GPL-3.0-or-later
// The beam search on real models' log-probabilities, beside greedy decoding and the forward algorithm.
#include "brute_force.h"
#include "decode/beam_decoder.h"
#include "decode/ctc_forward.h"
#include "decode/greedy.h"
#include "support/golden.h"
#include "support/support.h"

#include <QtTest>

#include <set>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

/// Names don't matter here.
std::shared_ptr<const Tokenizer> tokenizer(int classes, int blank, std::vector<int> ignored) {
    TokenizerSpec spec;
    for (int c = 0; c < classes; ++c)
        spec.tokens.push_back(std::string("t").append(std::to_string(c)));
    spec.blank = blank;
    spec.ignore = std::move(ignored);
    return std::make_shared<const Tokenizer>(spec, classes, "m");
}

/// The best alignment of all is greedy decoding's path, so the best by maxima is what greedy decoding hears.
void compareMaxima(const Matrix& logProbs, const std::shared_ptr<const Tokenizer>& used) {
    const Hypothesis greedy = greedyDecode(logProbs, *used);
    const NBest best = BeamDecoder(used, nullptr, nullptr, {}).decode(logProbs, {});
    QCOMPARE(best.entries.size(), std::size_t{1});
    QCOMPARE(idsOf(best.entries[0].hypothesis), idsOf(greedy));
    QVERIFY(std::abs(best.entries[0].score - greedy.logProbability) < 1e-6);
    for (std::size_t at = 0; at < greedy.tokens.size(); ++at) {
        QCOMPARE(best.entries[0].hypothesis.tokens[at].start, greedy.tokens[at].start);
        QCOMPARE(best.entries[0].hypothesis.tokens[at].end, greedy.tokens[at].end);
    }
}

/// The best by sums is at least as probable as what greedy decoding hears.
void compareSums(const Matrix& logProbs, const std::shared_ptr<const Tokenizer>& used) {
    BeamOptions options;
    options.logAdd = true;
    options.nbest = 50;
    const NBest found = BeamDecoder(used, nullptr, nullptr, options).decode(logProbs, {});
    QCOMPARE(found.entries.size(), std::size_t{50});
    const auto forward = [&](const Hypothesis& heard) {
        return ctcForward(logProbs, idsOf(heard), *used);
    };
    const double greedy = forward(greedyDecode(logProbs, *used));
    QVERIFY(forward(found.entries[0].hypothesis) >= greedy - 1e-9);
    std::set<std::vector<int>> seen;
    for (std::size_t at = 0; at < found.entries.size(); ++at) {
        QVERIFY(found.entries[at].score <= forward(found.entries[at].hypothesis) + 1e-9);
        QVERIFY(at == 0 || found.entries[at].score <= found.entries[at - 1].score);
        QVERIFY(seen.insert(idsOf(found.entries[at].hypothesis)).second);
    }
}

/// How many exits there were.
int compareFolder(const fs::path& folder, int blank, const std::vector<int>& ignored) {
    int exits = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".safetensors") continue;
        for (const Matrix& logProbs : readGolden(entry.path()).logProbs) {
            const auto used = tokenizer(static_cast<int>(logProbs.cols()), blank, ignored);
            compareMaxima(logProbs, used);
            compareSums(logProbs, used);
            if (QTest::currentTestFailed()) return exits;
            ++exits;
        }
    }
    return exits;
}

} // namespace

class TestGoldenBeam : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofTheShippedSignal() { QCOMPARE(compareFolder(dataDir() / "shipping", 0, {1, 30, 31}), 6); }
    void ofTheDigitsModel();
    void ofQuartzNet();
};

void TestGoldenBeam::ofTheDigitsModel() {
    OFFRAMP_NEEDS_SHARED("golden/digits-early-conformer");
    QCOMPARE(compareFolder(sharedDir() / "golden/digits-early-conformer", 0, {1, 30, 31}), 18);
}

void TestGoldenBeam::ofQuartzNet() {
    OFFRAMP_NEEDS_SHARED("golden/quartznet15x5-early-exit");
    QCOMPARE(compareFolder(sharedDir() / "golden/quartznet15x5-early-exit", 28, {}), 30);
}

QTEST_GUILESS_MAIN(TestGoldenBeam)
#include "test_golden_beam.moc"
