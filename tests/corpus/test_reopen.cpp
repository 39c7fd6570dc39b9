// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "analysis/shipped.h"
#include "corpus/results/reopen.h"
#include "corpus/results/store.h"
#include "corpus/results/trace_codec.h"
#include "corpus/results_support.h"
#include "corpus/run/identity.h"
#include "corpus/run/utterance_run.h"
#include "support/support.h"

#include <QtTest>

#include <bit>
#include <cstring>
#include <random>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

/// Greedy, and a beam search with sums over alignments; a measure beside the usual ones.
UtteranceOptions optionsOfRun() {
    UtteranceOptions options;
    DecoderOptions beam;
    beam.kind = DecoderOptions::Kind::beam;
    beam.beam.nbest = 5;
    beam.beam.beamSize = 20;
    beam.beam.logAdd = true;
    options.decodings.push_back(openDecoding(shippedRecogniser().sharedTokenizer(), beam));
    options.measures = {parseMeasureSpec("tsallis:alpha=0.5,pool=min")};
    options.keepTraces = true;
    return options;
}

ManifestEntry murmurEntry() {
    ManifestEntry entry;
    entry.id = "murmur";
    entry.audio = murmur();
    entry.reference = "one two three";
    return entry;
}

/// A results file with one utterance, that was run as a corpus is.
fs::path makeResults(const fs::path& path, const ManifestEntry& entry) {
    const UtteranceOptions options = optionsOfRun();
    UtteranceRunner runner(shippedRecogniser(), options);
    ResultsStore store = ResultsStore::create(path, identityOf(shippedRecogniser(), {}, {}, options));
    store.add({std::get<UtteranceRecord>(runner.run(entry, 0, 2, {}).result)});
    store.close();
    return path;
}

bool sameBits(const Matrix& one, const Matrix& other) {
    return one.rows() == other.rows() && one.cols() == other.cols() &&
           std::memcmp(one.data(), other.data(), static_cast<std::size_t>(one.size()) * sizeof(float)) == 0;
}

void compareExits(const ExitResult& one, const ExitResult& other) {
    QVERIFY(sameBits(*one.output.logProbs, *other.output.logProbs));
    QCOMPARE(one.hypothesis.text, other.hypothesis.text);
    QCOMPARE(one.hypothesis.logProbability, other.hypothesis.logProbability);
    QCOMPARE(one.hiddenCosines, other.hiddenCosines);
    QCOMPARE(one.ranked, other.ranked);
    QCOMPARE(one.emissions, other.emissions);
    QCOMPARE(one.traces.entropy, other.traces.entropy);
    QCOMPARE(one.output.macs, other.output.macs);
    QCOMPARE(one.output.index, other.output.index);
    QCOMPARE(one.errors->words, other.errors->words);
    for (const Score& score : one.scores) {
        const Score* found = findScore(other.scores, score.spec);
        QVERIFY(found != nullptr);
        QCOMPARE(found->value, score.value);
    }
}

void compare(const Analysis& one, const Analysis& other) {
    QCOMPARE(one.waveform->samples, other.waveform->samples);
    QVERIFY(sameBits(*one.features, *other.features));
    QCOMPARE(one.reference, other.reference);
    QCOMPARE(one.normalisation, other.normalisation);
    QCOMPARE(one.macs, other.macs);
    QCOMPARE(one.stretch, other.stretch);
    QVERIFY(one.decoder == other.decoder);
    QVERIFY(other.finished);
    QCOMPARE(one.exits.size(), other.exits.size());
    for (std::size_t exit = 0; exit < one.exits.size(); ++exit)
        compareExits(*one.exits[exit], *other.exits[exit]);
}

/// What analyze() makes of it, with the decoder and the measures of the run.
std::shared_ptr<const Analysis> analysed(const ManifestEntry& entry, const Decoding& decoding) {
    AnalyzeOptions options = twoThreads();
    options.reference = entry.reference;
    options.stretch = entry.stretch;
    options.channel = entry.channel;
    options.decoding = decoding;
    const auto analysis = analyze(shippedRecogniser(), entry.audio, options);
    return withScores(*analysis, optionsOfRun().measures);
}

/// The values that the file has, in the places of the reopened exits.
void compareWithFile(const fs::path& path, const Analysis& analysis, const char* decoder) {
    const auto results = readResults(path);
    const DecoderResults& stored = *results->decoder(decoder);
    std::size_t values = 0;
    for (std::size_t exit = 0; exit < analysis.exits.size(); ++exit) {
        QCOMPARE(analysis.exits[exit]->hypothesis.text, stored.texts[exit]);
        QCOMPARE(analysis.exits[exit]->errors->words, stored.words[exit]);
        QCOMPARE(analysis.secondsTo(exit), results->seconds[exit]);
        for (const ScoreColumn& column : stored.scores) {
            const auto value = valueOf(analysis.exits[exit]->scores, column.spec);
            QVERIFY(same(value.value_or(std::nan("")), column.values[exit]));
            values += value ? 1 : 0;
        }
    }
    QVERIFY(values > 60);
}

} // namespace

class TestReopen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTheAnalysis();
    void ofAStretch();
    void refusesWhatItCantOpen();
    void refusesAnotherRecording();
    void refusesDamagedTraces();
    void packsFloats();
};

void TestReopen::equalsTheAnalysis() {
    const Folder folder;
    const ManifestEntry entry = murmurEntry();
    const fs::path path = makeResults(folder / "r.offramp", entry);
    const auto results = readResults(path);
    QVERIFY(results->canReopen);
    QVERIFY(results->utterances[0].hasTraces);
    QCOMPARE(results->model.classes, shippedRecogniser().description().classes);
    const std::int64_t key = results->utterances[0].key;
    const UtteranceOptions options = optionsOfRun();
    const auto greedy = reopen(path, key);
    compare(*analysed(entry, options.decodings[0]), *greedy);
    compareWithFile(path, *greedy, "greedy");
    const auto beam = reopen(path, key, {}, "beam");
    compare(*analysed(entry, options.decodings[1]), *beam);
    compareWithFile(path, *beam, "beam");
    const ModelDescription& model = *beam->model;
    QCOMPARE(model.name, shippedRecogniser().description().name);
    QCOMPARE(model.frameShift, shippedRecogniser().description().frameShift);
    QCOMPARE(model.exits.size(), shippedRecogniser().description().exits.size());
}

void TestReopen::ofAStretch() {
    const Folder folder;
    ManifestEntry entry = murmurEntry();
    entry.stretch = Stretch{0.5, 2.0};
    entry.channel = 0;
    const fs::path path = makeResults(folder / "r.offramp", entry);
    compare(*analysed(entry, {}), *reopen(path, readResults(path)->utterances[0].key));
}

void TestReopen::refusesWhatItCantOpen() {
    const Folder folder;
    const fs::path path = makeResults(folder / "r.offramp", murmurEntry());
    const auto error = [&](std::int64_t key, const char* decoder = "") {
        return errorOf([&] { (void)reopen(path, key, {}, decoder); });
    };
    const std::string file = path.string();
    QCOMPARE(error(7), file + ": has no utterance 7.");
    QCOMPARE(error(1, "other"), file + ": has no results of a decoder \"other\".");
    CancelToken cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)reopen(path, 1, cancelled), Cancelled);
    execute(path, "DELETE FROM trace");
    QVERIFY(error(1).find("keeps no frame traces of murmur") != std::string::npos);
    QVERIFY(!readResults(path)->utterances[0].hasTraces);
    execute(path, "UPDATE model SET json = NULL");
    QVERIFY(error(1).find("keeps no description of its model") != std::string::npos);
}

void TestReopen::refusesAnotherRecording() {
    const Folder folder;
    ManifestEntry entry = murmurEntry();
    entry.audio = folder / "sound.flac";
    fs::copy_file(murmur(), entry.audio);
    const fs::path path = makeResults(folder / "r.offramp", entry);
    execute(path, "UPDATE utterance SET duration = 2.5");
    QVERIFY(errorOf([&] {
                (void)reopen(path, 1);
            }).find("sound.flac: lasts 3 s, and the recording that was run lasted 2.5 s") !=
            std::string::npos);
    fs::remove(entry.audio);
    QVERIFY(errorOf([&] { (void)reopen(path, 1); }).find("sound.flac") != std::string::npos);
}

void TestReopen::refusesDamagedTraces() {
    for (const char* damage :
         {"UPDATE trace SET log_probs = x'00112233' WHERE exit = 1", "DELETE FROM trace WHERE exit = 1",
          "DELETE FROM trace WHERE exit = 5", "UPDATE trace SET frames = frames + 1 WHERE exit = 0",
          "UPDATE trace SET frames = -1", "UPDATE trace SET classes = 0",
          "UPDATE trace SET frames = 9000000000000000000",
          "UPDATE trace SET hidden_cosines = log_probs WHERE exit = 2"}) {
        const Folder folder;
        const fs::path path = makeResults(folder / "r.offramp", murmurEntry());
        execute(path, damage);
        QVERIFY2(errorOf([&] { (void)reopen(path, 1); }).find("is damaged") != std::string::npos, damage);
    }
}

void TestReopen::packsFloats() {
    std::mt19937 random(7);
    for (const std::size_t size : {0U, 1U, 1000U}) {
        std::vector<float> values(size);
        for (float& value : values)
            value = std::bit_cast<float>(static_cast<std::uint32_t>(random())); // NaNs among them
        const std::string packed = detail::packFloats(values);
        std::vector<float> back(size);
        const auto bytes = std::as_bytes(std::span(packed));
        QVERIFY(detail::unpackFloats(bytes, back));
        QVERIFY(size == 0 || std::memcmp(values.data(), back.data(), size * sizeof(float)) == 0);
        std::vector<float> longer(size + 1);
        QVERIFY(!detail::unpackFloats(bytes, longer));
    }
}

QTEST_GUILESS_MAIN(TestReopen)
#include "test_reopen.moc"
