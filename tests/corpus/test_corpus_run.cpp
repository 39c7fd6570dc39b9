// SPDX-License-Identifier: GPL-3.0-or-later
// Batches into results files: begun, gone on with, refused.
#include "base/error.h"
#include "base/files.h"
#include "corpus/batch_support.h"
#include "corpus/results/merge.h"
#include "corpus/results/store.h"
#include "corpus/run/identity.h"
#include "model/open.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace offramp;
namespace fs = std::filesystem;

class TestCorpusRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resultsAreWritten();
    void aFileThatIsThereIsRefused();
    void resumingEqualsAnUninterruptedRun();
    void failuresAreRetriedOnRequest();
    void resumingWithoutAFileBegins();
    void otherRunsAreRefused();
    void shardsMakeUpTheWhole();
    void fingerprintsAreOfTheWeights();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    [[nodiscard]] fs::path out(const char* name = "R.offramp") const { return dir() / name; }
    BatchOutcome run(const fs::path& path, const BatchOptions& options = {},
                     const ResumeOptions& resuming = {}, const CancelToken& cancel = {},
                     const BatchObserver& observer = {}) {
        return runCorpus(*recogniser_, {}, manifest_, path, options, resuming, cancel, {}, observer);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<Recogniser> recogniser_;
    Manifest manifest_;
};

namespace {

constexpr ResumeOptions resume{true, false};

BatchOptions twoThreads() {
    BatchOptions options;
    options.threads = 2;
    return options;
}

} // namespace

void TestCorpusRun::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    recogniser_ = std::make_unique<Recogniser>(openModel(test::tinyQuartzNet().write(dir() / "model")));
    manifest_ = test::madeCorpus(dir(), 24);
}

void TestCorpusRun::resultsAreWritten() {
    fs::remove(manifest_.entries[3].audio);
    const BatchOutcome outcome = run(out(), twoThreads());
    QCOMPARE(outcome.progress.done, std::size_t(23));
    QCOMPARE(outcome.progress.failed, std::size_t(1));
    QCOMPARE(outcome.skipped, std::size_t(0));
    const auto results = readResults(out());
    QCOMPARE(results->utterances.size(), std::size_t(23));
    QCOMPARE(results->columns, std::vector<std::string>{"speaker"});
    QCOMPARE(results->normalisation, std::string("basic"));
    QCOMPARE(results->decoders.size(), std::size_t(1));
    QCOMPARE(results->failures.size(), std::size_t(1));
    QCOMPARE(results->failures[0].id, std::string("u3"));
    // In the manifest's order, whichever was done first, each with what analyze() finds.
    for (std::size_t u = 0; u < 23; ++u) {
        const ManifestEntry& entry = manifest_.entries[u < 3 ? u : u + 1];
        QCOMPARE(results->utterances[u].id, entry.id);
        AnalyzeOptions alone;
        alone.reference = entry.reference;
        const auto analysis = analyze(*recogniser_, entry.audio, alone);
        for (std::size_t exit = 0; exit < 3; ++exit) {
            const std::size_t at = results->at(u, exit);
            QCOMPARE(results->decoders[0].texts[at], analysis->exits[exit]->hypothesis.text);
            QVERIFY(results->decoders[0].words[at] == analysis->exits[exit]->errors->words);
            QCOMPARE(results->macs[at], static_cast<double>(*analysis->macs[exit]));
            const ScoreColumn* entropy = results->decoders[0].find(specOf("entropy_normalised"));
            QVERIFY(entropy != nullptr);
            QCOMPARE(entropy->values[at], *valueOf(analysis->exits[exit]->scores, "entropy_normalised"));
        }
    }
}

void TestCorpusRun::aFileThatIsThereIsRefused() {
    writeFile(out(), "mine");
    const std::string error = test::errorOf([&] { (void)run(out()); });
    QCOMPARE(error, out().string() + ": is there already. Go on with it (--resume), or choose another file.");
    QCOMPARE(readFile(out()), std::string("mine"));
    // Nor is something else gone on with.
    QVERIFY(!test::errorOf([&] { (void)run(out(), {}, resume); }).empty());
    QCOMPARE(readFile(out()), std::string("mine"));
}

void TestCorpusRun::resumingEqualsAnUninterruptedRun() {
    BatchOptions options = twoThreads();
    options.keepTraces = true;
    (void)run(out("whole.offramp"), options);
    // Cancelled twice on the way, after five each time or a few more: one thread has two more waiting to be
    // written, two being written and one at work at most.
    options.threads = 1;
    std::size_t done = 0;
    for (int i = 0; i < 2; ++i) {
        const CancelToken cancel;
        const BatchOutcome part = run(out(), options, resume, cancel, [&](const BatchProgress& progress) {
            if (progress.done >= 5) cancel.cancel();
        });
        QVERIFY(part.cancelled);
        QCOMPARE(part.skipped, done);
        done += part.progress.done;
        QVERIFY(done < 24);
        QCOMPARE(readResults(out())->utterances.size(), done);
    }
    options.threads = 2;
    const BatchOutcome last = run(out(), options, resume);
    QCOMPARE(last.skipped, done);
    QCOMPARE(last.progress.done, 24 - done);
    QVERIFY(test::sameResults(*readResults(out()), *readResults(out("whole.offramp"))));
    // Once more there is nothing to do.
    const BatchOutcome none = run(out(), options, resume);
    QCOMPARE(none.progress.total, std::size_t(0));
    QCOMPARE(none.skipped, std::size_t(24));
}

void TestCorpusRun::failuresAreRetriedOnRequest() {
    const fs::path audio = manifest_.entries[7].audio;
    fs::rename(audio, dir() / "elsewhere");
    QCOMPARE(run(out(), twoThreads()).progress.failed, std::size_t(1));
    fs::rename(dir() / "elsewhere", audio);
    const BatchOutcome again = run(out(), twoThreads(), resume);
    QCOMPARE(again.progress.total, std::size_t(0));
    QCOMPARE(again.skipped, std::size_t(24));
    QCOMPARE(readResults(out())->failures.size(), std::size_t(1));
    const BatchOutcome retried = run(out(), twoThreads(), {true, true});
    QCOMPARE(retried.progress.done, std::size_t(1));
    QCOMPARE(retried.skipped, std::size_t(23));
    (void)run(out("whole.offramp"), twoThreads());
    QVERIFY(test::sameResults(*readResults(out()), *readResults(out("whole.offramp"))));
}

void TestCorpusRun::resumingWithoutAFileBegins() {
    QCOMPARE(run(out(), twoThreads(), resume).progress.done, std::size_t(24));
}

void TestCorpusRun::otherRunsAreRefused() {
    (void)run(out(), twoThreads());
    const auto refused = [&](const BatchOptions& options) {
        const std::string error = test::errorOf([&] { (void)run(out(), options, resume); });
        return error.starts_with(out().string() + ": can't be gone on with: ") &&
               error.ends_with(
                   "Use the model and the options that it was begun with, or choose another file.");
    };
    QVERIFY(!refused(twoThreads()));
    BatchOptions traces = twoThreads();
    traces.keepTraces = true;
    QVERIFY(refused(traces));
    BatchOptions letters = twoThreads();
    letters.normalisation = &normalisationOf("letters");
    QVERIFY(refused(letters));
    BatchOptions beam = twoThreads();
    DecoderOptions decoder;
    decoder.kind = DecoderOptions::Kind::beam;
    beam.decodings = {openDecoding(recogniser_->sharedTokenizer(), decoder)};
    QVERIFY(refused(beam));
    manifest_.columns.emplace_back("room");
    for (ManifestEntry& entry : manifest_.entries)
        entry.columns.emplace_back("1");
    QVERIFY(refused(twoThreads()));
    manifest_ = test::madeCorpus(dir(), 24);
    // The same weights with other features are another model, and so are others of the same name.
    test::TinyModel other = test::tinyQuartzNet();
    other.json["features"]["preemphasis"] = 0.25;
    recogniser_ = std::make_unique<Recogniser>(openModel(other.write(dir() / "other")));
    QVERIFY(refused(twoThreads()));
    recogniser_ = std::make_unique<Recogniser>(openModel(test::tinyConformer().write(dir() / "third")));
    QVERIFY(refused(twoThreads()));
}

void TestCorpusRun::shardsMakeUpTheWhole() {
    fs::remove(manifest_.entries[5].audio); // a failure among them
    std::set<std::string> seen;
    std::vector<fs::path> parts;
    for (std::size_t number = 1; number <= 3; ++number) {
        BatchOptions options = twoThreads();
        options.shard = {number, 3};
        const fs::path path = dir() / ("R" + std::to_string(number) + ".offramp");
        parts.push_back(path);
        QCOMPARE(run(path, options).progress.total, std::size_t(8));
        const auto part = readResults(path);
        for (const CorpusUtterance& utterance : part->utterances)
            QVERIFY(seen.insert(utterance.id).second);
        // Into one file they make up the run without shards.
        QCOMPARE(run(out(), options, resume).skipped, std::size_t(0));
    }
    QCOMPARE(seen.size(), std::size_t(23));
    (void)run(out("whole.offramp"), twoThreads());
    QVERIFY(test::sameResults(*readResults(out()), *readResults(out("whole.offramp"))));
    QCOMPARE(mergeResults(parts, out("merged.offramp")).utterances, std::size_t(23));
    QVERIFY(test::sameResults(*readResults(out("merged.offramp")), *readResults(out("whole.offramp"))));
}

// The SHA-256 of "abc" is an example of FIPS 180-4's; of weights it is checked against its own kind: the
// same bytes elsewhere are the same model.
void TestCorpusRun::fingerprintsAreOfTheWeights() {
    const auto identity = [&](const fs::path& model) {
        return identityOf(Recogniser(openModel(model)), {}, manifest_, {});
    };
    const RunIdentity first = identity(dir() / "model");
    QCOMPARE(first.model.fingerprint.size(), std::size_t(64));
    QCOMPARE(first.model.classes, std::int64_t(5));
    fs::copy(dir() / "model", dir() / "copy", fs::copy_options::recursive);
    QVERIFY(first.matches(identity(dir() / "copy")));
    test::TinyModel changed = test::tinyQuartzNet();
    auto [name, tensor] = *changed.tensors.begin();
    auto values = changed.values(name);
    values[0] += 1;
    changed.set(name, values);
    QVERIFY(!first.matches(identity(changed.write(dir() / "changed"))));
}

QTEST_GUILESS_MAIN(TestCorpusRun)
#include "test_corpus_run.moc"
