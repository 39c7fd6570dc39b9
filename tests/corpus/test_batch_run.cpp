// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/evidence.h"
#include "base/error.h"
#include "base/files.h"
#include "corpus/batch_support.h"
#include "corpus/run/outbox.h"
#include "corpus/run/schedule.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <thread>

using namespace offramp;
using test::MemorySink;
using test::WatchedModel;
namespace fs = std::filesystem;

class TestBatchRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsHoldWhatAnalyseFinds();
    void numbersDoNotDependOnThreads();
    void severalDecodersAndMeasures();
    void failuresAreRecordedAndTheRunGoesOn();
    void whatAModelThrowsIsAFailure();
    void stretchesAreRunAsAnalysed();
    void soundsAreReadOnce();
    void progressAddsUp();
    void pausedBatchesBeginNothing();
    void cancellingKeepsWhatIsFinished();
    void cancellingEndsAPause();
    void aSlowSinkHoldsTheThreadsBack();
    void whatTheSinkThrowsEndsTheBatch();
    void anEmptyBatchEnds();
    void theLongestOfAWindowGoesFirst();
    void veryLongOnesGetAllThreads();
    void theLastLongOneGetsAllThreads();
    void shardsPartACorpus();
    void shardsAreRead();

private:
    [[nodiscard]] fs::path dir() const { return dir_->path().toStdString(); }
    [[nodiscard]] const Recogniser& recogniser() const { return *recogniser_; }
    BatchOutcome run(const Manifest& manifest, ResultSink& sink, const BatchOptions& options = {}) {
        return runBatch(recogniser(), manifest, test::allPositions(manifest), sink, options);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::shared_ptr<WatchedModel> model_;
    std::unique_ptr<Recogniser> recogniser_;
};

namespace {

BatchOptions onThreads(int threads) {
    BatchOptions options;
    options.threads = threads;
    return options;
}

/// A manifest of sounds that aren't there, with these seconds.
Manifest lengths(const std::vector<double>& seconds) {
    Manifest manifest;
    for (const double each : seconds) {
        ManifestEntry entry;
        entry.id = "u" + std::to_string(manifest.entries.size());
        entry.duration = each;
        manifest.entries.push_back(entry);
    }
    return manifest;
}

/// What `schedule` gives to one thread at a time, each finished before the next is asked for.
std::vector<Schedule::Job> drained(Schedule& schedule) {
    std::vector<Schedule::Job> jobs;
    while (const auto job = schedule.next({}, {})) {
        jobs.push_back(*job);
        schedule.finish(*job);
    }
    return jobs;
}

/// Waits until it holds, a minute at most.
bool eventually(const std::function<bool()>& holds) {
    for (int i = 0; i < 6000 && !holds(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return holds();
}

} // namespace

void TestBatchRun::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    model_ = std::make_shared<WatchedModel>(test::tinyQuartzNet().build());
    recogniser_ = std::make_unique<Recogniser>(model_);
}

void TestBatchRun::recordsHoldWhatAnalyseFinds() {
    const Manifest manifest = test::madeCorpus(dir(), 3);
    MemorySink sink;
    BatchOptions options = onThreads(2);
    options.keepTraces = true;
    (void)run(manifest, sink, options);
    QCOMPARE(sink.records.size(), std::size_t(3));
    for (const auto& [position, record] : sink.records) {
        const ManifestEntry& entry = manifest.entries[static_cast<std::size_t>(position)];
        AnalyzeOptions alone;
        alone.reference = entry.reference;
        alone.run.threads = 1;
        const auto analysis = analyze(recogniser(), entry.audio, alone);
        QCOMPARE(record.entry.id, entry.id);
        QCOMPARE(record.entry.columns, entry.columns);
        QCOMPARE(record.duration, analysis->duration());
        QCOMPARE(record.decoders.size(), std::size_t(1));
        QCOMPARE(record.decoders[0].decoder, std::string("greedy"));
        QCOMPARE(record.decoders[0].exits.size(), std::size_t(3));
        for (std::size_t exit = 0; exit < 3; ++exit) {
            const ExitRecord& made = record.decoders[0].exits[exit];
            const ExitResult& expected = *analysis->exits[exit];
            QCOMPARE(made.text, expected.hypothesis.text);
            QVERIFY(made.words == expected.errors->words);
            QVERIFY(made.characters == expected.errors->characters);
            QVERIFY(made.scores == expected.scores);
            QCOMPARE(record.frames[exit], expected.output.logProbs->rows());
            QVERIFY(record.macs[exit] == analysis->macs[exit]);
            QVERIFY(*record.seconds[exit] > (exit == 0 ? 0 : *record.seconds[exit - 1]));
            QVERIFY(test::sameTrace(record.traces[exit],
                                    {expected.output.logProbs, expected.hiddenCosines, std::nullopt}));
        }
    }
}

void TestBatchRun::numbersDoNotDependOnThreads() {
    const Manifest manifest = test::madeCorpus(dir(), 40);
    MemorySink alone;
    MemorySink together;
    BatchOptions options = onThreads(1);
    options.keepTraces = true;
    (void)run(manifest, alone, options);
    options.threads = 3;
    (void)run(manifest, together, options);
    QCOMPARE(alone.records.size(), std::size_t(40));
    QVERIFY(test::sameNumbers(alone, together));
}

void TestBatchRun::severalDecodersAndMeasures() {
    const Manifest manifest = test::madeCorpus(dir(), 4);
    BatchOptions options = onThreads(2);
    DecoderOptions beam;
    beam.kind = DecoderOptions::Kind::beam;
    beam.beam.nbest = 5;
    options.decodings.push_back(openDecoding(recogniser().sharedTokenizer(), beam));
    options.measures = {parseMeasureSpec("tsallis:alpha=0.5,mask=nonblank")};
    MemorySink sink;
    (void)run(manifest, sink, options);
    QCOMPARE(sink.records.size(), std::size_t(4));
    for (const auto& [position, record] : sink.records) {
        QCOMPARE(record.decoders.size(), std::size_t(2));
        QCOMPARE(record.decoders[0].decoder, std::string("greedy"));
        QCOMPARE(record.decoders[1].decoder, std::string("beam"));
        for (const ExitRecord& exit : record.decoders[0].exits) {
            QCOMPARE(exit.scores.size(), measures().size() + 1);
            QVERIFY(findScore(exit.scores, options.measures[0])->value.has_value());
            QVERIFY(!valueOf(exit.scores, "nbest_posterior"));
        }
        // The search alone has N best, and the extra measure is there too.
        for (const ExitRecord& exit : record.decoders[1].exits) {
            QVERIFY(valueOf(exit.scores, "nbest_posterior").has_value());
            QVERIFY(findScore(exit.scores, options.measures[0]) != nullptr);
            QVERIFY(exit.words.has_value());
        }
    }
}

void TestBatchRun::failuresAreRecordedAndTheRunGoesOn() {
    Manifest manifest = test::madeCorpus(dir(), 8);
    fs::remove(manifest.entries[1].audio);
    writeFile(manifest.entries[3].audio, "no sound");
    manifest.entries[4].stretch = Stretch{5, 6}; // behind the end
    manifest.entries[6].channel = 3;
    MemorySink sink;
    std::vector<BatchNote> notes;
    const BatchOutcome outcome =
        runBatch(recogniser(), manifest, test::allPositions(manifest), sink, onThreads(2), {}, {},
                 [&](const BatchProgress& progress) {
                     notes.insert(notes.end(), progress.notes.begin(), progress.notes.end());
                 });
    QCOMPARE(outcome.progress.done, std::size_t(4));
    QCOMPARE(outcome.progress.failed, std::size_t(4));
    QVERIFY(!outcome.cancelled);
    QCOMPARE(sink.records.size(), std::size_t(4));
    QCOMPARE(sink.failed.size(), std::size_t(4));
    for (const std::int64_t position : {1, 3, 4, 6}) {
        const FailureRecord& failure = sink.failed.at(position);
        const ManifestEntry& entry = manifest.entries[static_cast<std::size_t>(position)];
        QCOMPARE(failure.entry.id, entry.id);
        QVERIFY2(failure.reason.starts_with(entry.audio.string() + ": "), failure.reason.c_str());
        QVERIFY(std::any_of(notes.begin(), notes.end(), [&](const BatchNote& note) {
            return note.failed && note.position == std::size_t(position) && note.text == failure.reason;
        }));
    }
}

void TestBatchRun::whatAModelThrowsIsAFailure() {
    const Manifest manifest = test::madeCorpus(dir(), 6);
    std::atomic<int> runs{0};
    model_->onStart = [&](const Matrix& /*input*/) {
        const int run = runs++;
        if (run == 1) throw std::runtime_error("the model broke");
        if (run == 2) throw std::bad_alloc();
    };
    MemorySink sink;
    const BatchOutcome outcome = run(manifest, sink, onThreads(1)); // in the manifest's order
    QCOMPARE(outcome.progress.done, std::size_t(4));
    QCOMPARE(sink.failed.size(), std::size_t(2));
    const std::string broke = sink.failed.at(1).reason;
    QCOMPARE(broke, manifest.entries[1].audio.string() + ": the model broke.");
    const std::string memory = sink.failed.at(2).reason;
    QVERIFY2(memory.starts_with(manifest.entries[2].audio.string() + ": needs more memory"), memory.c_str());
}

void TestBatchRun::stretchesAreRunAsAnalysed() {
    test::writeNoise(dir() / "long.wav", 4, 7);
    Manifest manifest;
    for (int i = 0; i < 6; ++i) {
        ManifestEntry entry;
        entry.id = "part" + std::to_string(i);
        entry.audio = dir() / "long.wav";
        entry.stretch = Stretch{0.5 * i, 0.5 * i + 0.75};
        manifest.entries.push_back(entry);
    }
    MemorySink sink;
    (void)run(manifest, sink, onThreads(2));
    QCOMPARE(sink.records.size(), std::size_t(6));
    for (const auto& [position, record] : sink.records) {
        AnalyzeOptions alone;
        alone.stretch = manifest.entries[static_cast<std::size_t>(position)].stretch;
        alone.run.threads = 1;
        const auto analysis = analyze(recogniser(), dir() / "long.wav", alone);
        QCOMPARE(record.duration, 0.75);
        for (std::size_t exit = 0; exit < 3; ++exit) {
            QCOMPARE(record.decoders[0].exits[exit].text, analysis->exits[exit]->hypothesis.text);
            QVERIFY(record.decoders[0].exits[exit].scores == analysis->exits[exit]->scores);
            QVERIFY(!record.decoders[0].exits[exit].words); // no reference, no errors
        }
    }
}

// Room for 20000 samples: of three sounds of 8000 each, the one used longest ago goes.
void TestBatchRun::soundsAreReadOnce() {
    for (const char* name : {"a.wav", "b.wav", "c.wav"})
        test::writeNoise(dir() / name, 0.5, 1);
    SoundCache sounds(16000, 20000);
    const auto load = [&](const char* name) {
        return sounds.load(dir() / name, std::nullopt, {});
    };
    const auto first = load("a.wav");
    QCOMPARE(first->waveform.samples.size(), std::size_t(8000));
    const auto second = load("b.wav");
    QCOMPARE(load("a.wav"), first); // the same object: nothing was read
    (void)load("c.wav");            // b goes
    QCOMPARE(load("a.wav"), first);
    QVERIFY(load("b.wav") != second);
    QVERIFY(sounds.load(dir() / "a.wav", 0, {}) != first); // another channel is another sound
    // What can't be read isn't kept, and is tried again.
    QVERIFY(!test::errorOf([&] { (void)load("d.wav"); }).empty());
    test::writeNoise(dir() / "d.wav", 0.5, 1);
    QCOMPARE(load("d.wav")->waveform.samples.size(), std::size_t(8000));
    // One that is too large for it is kept all the same, alone.
    test::writeNoise(dir() / "large.wav", 2, 1);
    const auto large = load("large.wav");
    QCOMPARE(load("large.wav"), large);
}

void TestBatchRun::progressAddsUp() {
    Manifest manifest = test::madeCorpus(dir(), 30);
    fs::remove(manifest.entries[5].audio);
    manifest.entries[9].duration.reset(); // is looked up in the file, and estimated
    double sound = 0;
    for (std::size_t i = 0; i < 30; ++i)
        if (i != 5) sound += 0.3 + 0.1 * static_cast<double>(i * 7 % 10);
    std::size_t before = 0;
    std::vector<double> left;
    MemorySink sink;
    const BatchOutcome outcome = runBatch(recogniser(), manifest, test::allPositions(manifest), sink,
                                          onThreads(2), {}, {}, [&](const BatchProgress& progress) {
                                              const std::size_t now = progress.done + progress.failed;
                                              QVERIFY(now > before);
                                              QCOMPARE(now, sink.added.load()); // what is reported is written
                                              before = now;
                                              QCOMPARE(progress.total, std::size_t(30));
                                              QCOMPARE(progress.remaining(), 30 - now);
                                              if (progress.done > 0)
                                                  left.push_back(progress.secondsLeft.value());
                                          });
    QCOMPARE(before, std::size_t(30));
    QVERIFY(left.back() < 1e-6);
    QVERIFY(std::abs(outcome.progress.soundSeconds - sound) < 0.01);
    QVERIFY(outcome.progress.timesRealTime().value() > 0);
    QVERIFY(outcome.seconds.model > 0 && outcome.seconds.load > 0 && outcome.seconds.features > 0);
    QVERIFY(outcome.seconds.total > outcome.seconds.model);
}

void TestBatchRun::pausedBatchesBeginNothing() {
    const Manifest manifest = test::madeCorpus(dir(), 12);
    const BatchControl control;
    std::atomic<int> runs{0};
    model_->onStart = [&](const Matrix& /*input*/) {
        if (runs++ == 0) control.pause();
    };
    MemorySink sink;
    BatchOutcome outcome;
    std::thread batch([&] {
        outcome =
            runBatch(recogniser(), manifest, test::allPositions(manifest), sink, onThreads(2), {}, control);
    });
    // Those that had begun, one for each thread at most, are finished and written; no other begins.
    const bool begun = eventually([&] { return sink.added > 0; });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const std::size_t inPause = model_->starts();
    const std::size_t written = sink.added;
    control.resume();
    batch.join();
    QVERIFY(begun);
    QVERIFY(inPause <= 2);
    QCOMPARE(written, inPause);
    QCOMPARE(outcome.progress.done, std::size_t(12));
    QCOMPARE(sink.records.size(), std::size_t(12));
}

void TestBatchRun::cancellingKeepsWhatIsFinished() {
    const Manifest manifest = test::madeCorpus(dir(), 20);
    const CancelToken cancel;
    std::atomic<int> runs{0};
    model_->onStart = [&](const Matrix& /*input*/) {
        if (++runs == 8) cancel.cancel();
    };
    MemorySink sink;
    const BatchOutcome outcome =
        runBatch(recogniser(), manifest, test::allPositions(manifest), sink, onThreads(2), cancel);
    QVERIFY(outcome.cancelled);
    // Of the eight that had begun, those that ran when it was cancelled are dropped: two at most.
    QVERIFY(outcome.progress.done >= 6 && outcome.progress.done <= 8);
    QCOMPARE(outcome.progress.failed, std::size_t(0));
    QCOMPARE(sink.records.size(), outcome.progress.done);
    QVERIFY(sink.failed.empty());
    // The rest, run later, makes up the whole.
    model_->onStart = {};
    std::vector<std::size_t> rest;
    for (std::size_t position = 0; position < 20; ++position)
        if (!sink.records.contains(static_cast<std::int64_t>(position))) rest.push_back(position);
    QVERIFY(!runBatch(recogniser(), manifest, rest, sink, onThreads(2)).cancelled);
    MemorySink whole;
    (void)run(manifest, whole, onThreads(2));
    QVERIFY(test::sameNumbers(sink, whole));
}

void TestBatchRun::cancellingEndsAPause() {
    const Manifest manifest = test::madeCorpus(dir(), 3);
    const CancelToken cancel;
    const BatchControl control;
    control.pause();
    MemorySink sink;
    BatchOutcome outcome;
    std::thread batch([&] {
        outcome = runBatch(recogniser(), manifest, test::allPositions(manifest), sink, onThreads(2), cancel,
                           control);
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.cancel();
    batch.join();
    QVERIFY(outcome.cancelled);
    QCOMPARE(model_->starts(), std::size_t(0));
    QVERIFY(outcome.progress.elapsedSeconds < 0.1); // the pause doesn't count
}

// While the sink is at work with what it took first, two threads fill the outbox, 4, and hold one more each;
// what it took can't be more than the outbox holds.
void TestBatchRun::aSlowSinkHoldsTheThreadsBack() {
    const Manifest manifest = test::madeCorpus(dir(), 40);
    std::atomic<bool> released{false};
    MemorySink sink;
    sink.before = [&] {
        while (!released)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    };
    std::thread batch([&] { (void)run(manifest, sink, onThreads(2)); });
    const bool filled = eventually([&] { return model_->starts() >= 7; });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const std::size_t starts = model_->starts();
    released = true;
    batch.join();
    QVERIFY(filled);
    QVERIFY2(starts <= 4 + 4 + 2, qPrintable(QString::number(starts)));
    QCOMPARE(sink.records.size(), std::size_t(40));
}

void TestBatchRun::whatTheSinkThrowsEndsTheBatch() {
    const Manifest manifest = test::madeCorpus(dir(), 40);
    MemorySink sink;
    sink.before = [&] {
        if (sink.added >= 3) throw Error("R", msg("the disk is full"));
    };
    const std::string error = test::errorOf([&] { (void)run(manifest, sink, onThreads(2)); });
    QCOMPARE(error, std::string("R: the disk is full."));
    QVERIFY(model_->starts() < 40);
}

void TestBatchRun::anEmptyBatchEnds() {
    MemorySink sink;
    const BatchOutcome outcome = run(Manifest(), sink, onThreads(2));
    QCOMPARE(outcome.progress.total, std::size_t(0));
    QVERIFY(!outcome.cancelled);
    QVERIFY(!outcome.progress.timesRealTime());
}

// Two threads look 32 ahead: of 1, 2 … 40 s the first is the 32nd, then (with the 33rd in the window) the
// 33rd, and so on; when the 40th has gone, the rest follows from the longest to the shortest.
void TestBatchRun::theLongestOfAWindowGoesFirst() {
    std::vector<double> seconds(40);
    std::iota(seconds.begin(), seconds.end(), 1.0);
    const Manifest manifest = lengths(seconds);
    Schedule schedule(manifest, test::allPositions(manifest), 2);
    std::vector<double> order;
    for (const Schedule::Job& job : drained(schedule))
        order.push_back(job.seconds);
    std::vector<double> expected;
    for (int second = 32; second <= 40; ++second)
        expected.push_back(second);
    for (int second = 31; second >= 1; --second)
        expected.push_back(second);
    QCOMPARE(order, expected);
    // One thread takes them as they come.
    Schedule alone(manifest, test::allPositions(manifest), 1);
    const auto jobs = drained(alone);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        QCOMPARE(jobs[i].position, i);
}

void TestBatchRun::veryLongOnesGetAllThreads() {
    std::vector<double> seconds(100, 10.0);
    seconds[20] = 700;
    const Manifest manifest = lengths(seconds);
    Schedule schedule(manifest, test::allPositions(manifest), 4);
    const auto first = schedule.next({}, {});
    QCOMPARE(first->position, std::size_t(20));
    QCOMPARE(first->threads, 4);
    // Nothing runs beside it.
    std::optional<Schedule::Job> second;
    std::atomic<bool> given{false};
    std::thread other([&] {
        second = schedule.next({}, {});
        given = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    const bool early = given;
    schedule.finish(*first);
    other.join();
    QVERIFY(!early);
    QCOMPARE(second->threads, 1);
}

// Two threads, 60 s and five of 2 s left. On one thread the 60 s end after 60 (the others idle for 55); on
// both after 60/1.8 = 33, and all is done after 38. The five then go one by one: for the last, 2 s, both
// threads would do it in 1.1.
void TestBatchRun::theLastLongOneGetsAllThreads() {
    const Manifest manifest = lengths({2, 2, 60, 2, 2, 2});
    Schedule schedule(manifest, test::allPositions(manifest), 2);
    const auto jobs = drained(schedule);
    QCOMPARE(jobs.size(), std::size_t(6));
    QCOMPARE(jobs[0].position, std::size_t(2));
    QCOMPARE(jobs[0].threads, 2);
    for (std::size_t i = 1; i < 5; ++i)
        QCOMPARE(jobs[i].threads, 1);
    // As long as others run that are no shorter, waiting for them isn't worth it.
    Schedule busy(manifest, {0, 1}, 2);
    const auto running = busy.next({}, {});
    QCOMPARE(running->threads, 1);
    QCOMPARE(busy.next({}, {})->threads, 1);
    // Where more than the window is left, nothing is known of the end.
    std::vector<double> many(100, 1.0);
    many[0] = 60;
    const Manifest large = lengths(many);
    Schedule early(large, test::allPositions(large), 2);
    QCOMPARE(early.next({}, {})->threads, 1);
}

void TestBatchRun::shardsPartACorpus() {
    for (const std::size_t count : {1, 2, 3, 7}) {
        std::vector<int> owners(20);
        for (std::size_t number = 1; number <= count; ++number)
            for (std::size_t position = 0; position < owners.size(); ++position)
                owners[position] += Shard{number, count}.has(position) ? 1 : 0;
        QCOMPARE(std::count(owners.begin(), owners.end(), 1), std::ptrdiff_t(20));
    }
    QVERIFY((Shard{1, 3}.has(0)));
    QVERIFY((Shard{2, 3}.has(4)));
    QVERIFY((Shard{3, 3}.has(5)));
}

void TestBatchRun::shardsAreRead() {
    QVERIFY((parseShard("3/8") == Shard{3, 8}));
    QVERIFY((parseShard("1/1") == Shard{1, 1}));
    for (const char* text : {"", "3", "0/8", "9/8", "-1/8", "1/0", "1/8/2", "a/b", " 1/8", "1/ 8", "+1/8"})
        QVERIFY2(test::errorOf([&] { (void)parseShard(text); }).find("from 1 to N") != std::string::npos,
                 text);
}

QTEST_GUILESS_MAIN(TestBatchRun)
#include "test_batch_run.moc"
