// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/made_records.h"
#include "corpus/results/database.h"
#include "corpus/results/read_rows.h"
#include "corpus/results/store.h"
#include "corpus/results_support.h"
#include "support/support.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

double scoreOf(const CorpusResults& results, const char* decoder, const char* spec, std::size_t at) {
    return results.decoder(decoder)->find(parseMeasureSpec(spec))->values[at];
}

void spoil(const fs::path& path, std::streamoff from, std::size_t count) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(from);
    file << std::string(count, '\x5a');
}

/// Writes batches of two until it is killed; says after each how many it has written.
[[noreturn]] void writeUntilKilled(const fs::path& path, int report) {
    ResultsStore store = ResultsStore::create(path, madeIdentity());
    for (std::int64_t number = 0;; number += 2) {
        store.add({madeRecord(number), madeRecord(number + 1)});
        const std::int64_t count = number + 2;
        if (::write(report, &count, sizeof count) != sizeof count) ::_exit(1);
    }
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEverything();
    void keepsTheIdentity();
    void isOrderedByPosition();
    void hasNoColumnsOfMeasuresWithoutValues();
    void takesMeasuresAsTheyCome();
    void replacesWhatIsThere();
    void forgetsFailures();
    void addsAllOrNothing();
    void survivesBeingKilled();
    void opensWhileItIsWritten();
    void isClosedIntoOneFile();
    void refusesASecondWriter();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void refusesDamage();
    void refusesNewerVersions();
    void migratesOnACopy();
    void migratesInPlaceKeepingTheOld();
    void readsInAFolderThatCantBeWritten();
    void findsRecordingsWhenMoved();
    void tellsWhatDiffers();
};

void TestStore::keepsEverything() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    UtteranceRecord bare = madeRecord(7);
    bare.entry.stretch = Stretch{0.5, 2.25};
    bare.entry.channel = 1;
    bare.entry.reference.reset();
    bare.duration = std::nan("");
    bare.seconds = {0.5, std::nullopt, 1.5};
    bare.macs.clear();
    for (DecoderRecord& decoder : bare.decoders)
        for (ExitRecord& exit : decoder.exits)
            exit.words.reset();
    store.add({madeRecord(0), madeRecord(3), bare});
    store.close();

    const auto results = readResults(folder / "r.offramp");
    QCOMPARE(results->utterances.size(), 3U);
    QCOMPARE(results->source, folder / "r.offramp");
    QCOMPARE(results->normalisation, std::string("basic"));
    compareWithRecord(*results, 0, 0);
    compareWithRecord(*results, 1, 3);
    const CorpusUtterance& last = results->utterances[2];
    QCOMPARE(*last.stretch, (Stretch{0.5, 2.25}));
    QCOMPARE(last.channel, std::optional(1));
    QVERIFY(!last.reference.has_value());
    QVERIFY(std::isnan(last.duration));
    QCOMPARE(results->seconds[results->at(2, 2)], 1.5);
    QVERIFY(std::isnan(results->seconds[results->at(2, 1)]));
    QVERIFY(std::isnan(results->macs[results->at(2, 0)]));
    QCOMPARE(results->decoders[0].words[results->at(2, 0)], ErrorCounts());
    QVERIFY(!last.hasTraces);
    QVERIFY(!results->canReopen);
}

void TestStore::keepsTheIdentity() {
    const Folder folder;
    RunIdentity identity = madeIdentity();
    BeamOptions& beam = identity.decoders[1].options.beam;
    beam = {10, 100, 5, 25.5, 1.5, -0.25, -std::numeric_limits<double>::infinity(), 0.125, true};
    identity.decoders[1].options.lexicon = "/somewhere/lexicon.txt";
    identity.decoders[1].options.languageModel = "/somewhere/3-gram.arpa";
    identity.modelJson = "{\"a\": 1}";
    identity.tokenizerModel = std::string("\0bytes\xff", 7);
    identity.traces = true;
    identity.columns = {"", "a \"b\"", "a \"B\"", "utterance", "utterance_2"};
    { const ResultsStore made = ResultsStore::create(folder / "r.offramp", identity); }
    const ResultsStore store = ResultsStore::open(folder / "r.offramp");
    const RunIdentity& read = store.identity();
    QVERIFY(read.matches(identity));
    QVERIFY(identity.matches(read));
    QCOMPARE(read.model.name, identity.model.name);
    QCOMPARE(read.model.fingerprint, identity.model.fingerprint);
    QCOMPARE(read.model.classes, 32);
    QCOMPARE(read.model.exits.size(), 3U);
    QCOMPARE(read.model.exits[2].name, std::string("layer 6"));
    QCOMPARE(read.modelJson, identity.modelJson);
    QCOMPARE(read.tokenizerModel, identity.tokenizerModel);
    QCOMPARE(read.columns, identity.columns);
    QVERIFY(read.decoders[1].options == identity.decoders[1].options);
    QVERIFY(read.decoders[0].options == DecoderOptions());
}

void TestStore::isOrderedByPosition() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    store.add({madeRecord(5), madeRecord(1)});
    store.add({madeRecord(3)});
    store.add({madeRecord(0)});
    QCOMPARE(store.done(),
             (std::vector<std::string>{"utterance 0", "utterance 1", "utterance 3", "utterance 5"}));
    const auto results = readResults(folder / "r.offramp");
    std::size_t utterance = 0;
    for (const std::int64_t number : {0, 1, 3, 5})
        compareWithRecord(*results, utterance++, number);
}

void TestStore::hasNoColumnsOfMeasuresWithoutValues() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    store.add({madeRecord(0)});
    const auto results = readResults(folder / "r.offramp");
    QVERIFY(results->decoder("greedy")->find(specOf("nbest_posterior")) == nullptr);
    QCOMPARE(results->decoderOf(specOf("nbest_posterior")), results->decoder("beam"));
    QCOMPARE(results->decoderOf(specOf("kl_previous")), results->decoder("greedy"));
    QCOMPARE(results->decoders[0].scores.size(), 3U);
    QVERIFY(std::isnan(scoreOf(*results, "greedy", "kl_previous", 0)));
    QCOMPARE(scoreOf(*results, "greedy", "tsallis:alpha=0.5", 1), -std::numeric_limits<double>::infinity());
}

void TestStore::takesMeasuresAsTheyCome() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    store.add({madeRecord(0)});
    UtteranceRecord record = madeRecord(1);
    const MeasureSpec spec = parseMeasureSpec("renyi:alpha=0.7,mask=nonblank,pool=quantile");
    record.decoders[0].exits[2].scores = {{spec, 0.1 + 0.2}};
    store.add({record});
    const auto results = readResults(folder / "r.offramp");
    const ScoreColumn* column = results->decoders[0].find(spec);
    QVERIFY(column != nullptr);
    QCOMPARE(column->values[5], 0.1 + 0.2); // to the digit
    QVERIFY(std::isnan(column->values[2]));
    QVERIFY(results->decoders[1].find(spec) == nullptr);
}

void TestStore::replacesWhatIsThere() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    UtteranceRecord other = madeRecord(9);
    other.entry.id = madeRecord(1).entry.id;
    store.add({madeRecord(0), other, madeRecord(2)});
    store.add({madeRecord(1)});
    const auto results = readResults(folder / "r.offramp");
    QCOMPARE(results->utterances.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        compareWithRecord(*results, i, static_cast<std::int64_t>(i));
}

void TestStore::forgetsFailures() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    const auto failure = [](std::int64_t number) {
        return FailureRecord{madeRecord(number).entry, number, "cannot be opened"};
    };
    store.add({madeRecord(4)}, {failure(2), failure(1), failure(4)});
    QCOMPARE(store.failed(), (std::vector<std::string>{"utterance 1", "utterance 2"})); // 4 has results
    auto results = readResults(folder / "r.offramp");
    QCOMPARE(results->failures.size(), 2U);
    QCOMPARE(results->failures[0].id, std::string("utterance 1"));
    QCOMPARE(results->failures[0].audio, fs::absolute("audio/1.wav"));
    QCOMPARE(results->failures[1].reason, std::string("cannot be opened"));
    store.add({madeRecord(1)});
    QCOMPARE(store.failed(), (std::vector<std::string>{"utterance 2"}));
}

void TestStore::addsAllOrNothing() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    store.add({madeRecord(0)});
    UtteranceRecord wrong = madeRecord(2);
    wrong.decoders[1].exits.pop_back();
    QCOMPARE(errorOf([&] {
                 store.add({madeRecord(1), wrong});
             }),
             (folder / "r.offramp").string() +
                 ": the results of utterance 2 don't fit the file: another number of exits.");
    QCOMPARE(store.done().size(), 1U);
    // One that fails in the middle of the transaction, after a column was added for it.
    execute(folder / "r.offramp", "CREATE TRIGGER never BEFORE INSERT ON exit_cost WHEN new.frames = 13 "
                                  "BEGIN SELECT raise(ABORT, 'never'); END");
    UtteranceRecord fine = madeRecord(1);
    fine.decoders[0].exits[0].scores = {{parseMeasureSpec("renyi:alpha=0.9"), 1.0}};
    QVERIFY(!errorOf([&] { store.add({fine, madeRecord(3)}); }).empty());
    QCOMPARE(store.done().size(), 1U);
    store.add({fine});
    QCOMPARE(store.done().size(), 2U);
    QCOMPARE(scoreOf(*readResults(folder / "r.offramp"), "greedy", "renyi:alpha=0.9", 3), 1.0);
}

void TestStore::survivesBeingKilled() {
    for (const int wanted : {2, 6, 20}) {
        const Folder folder;
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) writeUntilKilled(folder / "r.offramp", ends[1]);
        ::close(ends[1]);
        std::int64_t written = 0;
        while (written < wanted)
            QCOMPARE(::read(ends[0], &written, sizeof written), static_cast<ssize_t>(sizeof written));
        QCOMPARE(::kill(child, SIGKILL), 0);
        QCOMPARE(::waitpid(child, nullptr, 0), child);
        while (::read(ends[0], &written, sizeof written) == sizeof written) {
        }
        ::close(ends[0]);

        // All that it said, and at most one batch more, that it was killed before saying. Read first as it
        // is, then written on.
        const auto count = static_cast<std::int64_t>(readResults(folder / "r.offramp")->utterances.size());
        QVERIFY(count == written || count == written + 2);
        ResultsStore store = ResultsStore::open(folder / "r.offramp");
        QCOMPARE(static_cast<std::int64_t>(store.done().size()), count);
        store.add({madeRecord(count)});
        store.close();
        const auto results = readResults(folder / "r.offramp");
        for (std::int64_t number = 0; number <= count; ++number)
            compareWithRecord(*results, static_cast<std::size_t>(number), number);
        QCOMPARE(folder.names(), (std::vector<std::string>{"r.offramp"}));
    }
}

void TestStore::opensWhileItIsWritten() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    QCOMPARE(readResults(folder / "r.offramp")->utterances.size(), 0U);
    store.add({madeRecord(0), madeRecord(1)});
    const auto results = readResults(folder / "r.offramp");
    store.add({madeRecord(2)});
    QCOMPARE(results->utterances.size(), 2U);
    compareWithRecord(*results, 1, 1);
}

void TestStore::isClosedIntoOneFile() {
    const Folder folder;
    ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    store.add({madeRecord(0)});
    store.close();
    QCOMPARE(folder.names(), (std::vector<std::string>{"r.offramp"}));
    fs::copy_file(folder / "r.offramp", folder / "copy.offramp");
    compareWithRecord(*readResults(folder / "copy.offramp"), 0, 0);
    QCOMPARE(folder.names(), (std::vector<std::string>{"copy.offramp", "r.offramp"}));
    QVERIFY(errorOf([&] {
                (void)ResultsStore::create(folder / "r.offramp", madeIdentity());
            }).find("is there already") != std::string::npos);
}

void TestStore::refusesASecondWriter() {
    const Folder folder;
    const ResultsStore store = ResultsStore::create(folder / "r.offramp", madeIdentity());
    QCOMPARE(errorOf([&] { (void)ResultsStore::open(folder / "r.offramp"); }),
             (folder / "r.offramp").string() +
                 ": is being written by another program. Wait until that has ended, or end it.");
    // A lock of SQLite's own, as another program may hold it.
    { const ResultsStore made = ResultsStore::create(folder / "s.offramp", madeIdentity()); }
    SQLite::Database other((folder / "s.offramp").string(), SQLite::OPEN_READWRITE);
    other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    QVERIFY(errorOf([&] { (void)readResults(folder / "s.offramp"); }).find("is locked by another program") !=
            std::string::npos);
}

void TestStore::refusesOtherFiles_data() {
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("utterance,exit,text\n");
    QTest::newRow("SQLite's first bytes alone") << QByteArray("SQLite format 3\0", 16);
}

void TestStore::refusesOtherFiles() {
    QFETCH(QByteArray, contents);
    const Folder folder;
    const fs::path path = folder / "r.offramp";
    std::ofstream(path, std::ios::binary) << contents.toStdString();
    for (const bool writing : {false, true}) {
        const std::string error = errorOf([&] {
            if (writing)
                (void)ResultsStore::open(path);
            else
                (void)readResults(path);
        });
        QCOMPARE(error, path.string() + ": is not a results file of Offramp. Name a file that \"offramp-cli "
                                        "corpus run\" or \"corpus import\" wrote.");
    }
    QCOMPARE(folder.names(), (std::vector<std::string>{"r.offramp"}));
    QCOMPARE(static_cast<qsizetype>(fs::file_size(path)), contents.size());
}

void TestStore::refusesDamage() {
    const Folder folder;
    const fs::path path = folder / "r.offramp";
    ResultsStore store = ResultsStore::create(path, madeIdentity());
    for (std::int64_t number = 0; number < 40; ++number)
        store.add({madeRecord(number)});
    store.close();
    const auto size = static_cast<std::streamoff>(fs::file_size(path));
    const auto copy = [&](const char* name) {
        fs::copy_file(path, folder / name);
        return folder / name;
    };
    const fs::path spoilt = copy("spoilt.offramp");
    spoil(spoilt, size / 4, static_cast<std::size_t>(size / 2));
    QVERIFY(errorOf([&] { (void)readResults(spoilt); }).find("is damaged (") != std::string::npos);
    const fs::path cut = copy("cut.offramp");
    fs::resize_file(cut, static_cast<std::uintmax_t>(size / 2));
    QVERIFY(errorOf([&] { (void)readResults(cut); }).find("is damaged") != std::string::npos);
    const fs::path odd = copy("odd.offramp");
    execute(odd, "UPDATE result SET exit = 17 WHERE exit = 2 AND utterance = 3");
    QVERIFY(errorOf([&] { (void)readResults(odd); }).find("its tables don't fit each other") !=
            std::string::npos);
    const fs::path other = copy("other.offramp");
    execute(other, "DROP TABLE exit_cost");
    QVERIFY(errorOf([&] { (void)readResults(other); }).find("exit_cost") != std::string::npos);
    QCOMPARE(readResults(path)->utterances.size(), 40U);
}

void TestStore::refusesNewerVersions() {
    const Folder folder;
    const fs::path path = folder / "r.offramp";
    { const ResultsStore made = ResultsStore::create(path, madeIdentity()); }
    execute(path, "PRAGMA user_version = 2");
    const std::string sentence = path.string() + ": is a results file of version 2; this Offramp reads up to "
                                                 "1. Use a newer Offramp.";
    QCOMPARE(errorOf([&] { (void)readResults(path); }), sentence);
    QCOMPARE(errorOf([&] { (void)ResultsStore::open(path); }), sentence);
    execute(path, "PRAGMA user_version = 0");
    QVERIFY(errorOf([&] { (void)readResults(path); }).find("is a results file of version 0, which") !=
            std::string::npos);
}

namespace {

/// Steps from an invented version 0, whose `utterance` calls its duration `length`.
const std::array<detail::Migration, 1> fromZero{{{0, [](SQLite::Database& database) {
                                                      database.exec("ALTER TABLE utterance RENAME COLUMN "
                                                                    "length TO duration");
                                                  }}}};

fs::path versionZero(const Folder& folder) {
    fs::path path = folder / "old.offramp";
    ResultsStore store = ResultsStore::create(path, madeIdentity());
    store.add({madeRecord(0), madeRecord(1)});
    store.close();
    execute(path, "ALTER TABLE utterance RENAME COLUMN duration TO length; PRAGMA user_version = 0");
    return path;
}

} // namespace

void TestStore::migratesOnACopy() {
    const Folder folder;
    const fs::path path = versionZero(folder);
    const auto before = fs::last_write_time(path);
    const auto results = detail::readResults(path, fromZero);
    QCOMPARE(results->source, path);
    compareWithRecord(*results, 0, 0);
    compareWithRecord(*results, 1, 1);
    QCOMPARE(fs::last_write_time(path), before);
    QCOMPARE(folder.names(), (std::vector<std::string>{"old.offramp"}));
    QVERIFY(!errorOf([&] { (void)readResults(path); }).empty()); // it is still of version 0
}

void TestStore::migratesInPlaceKeepingTheOld() {
    const Folder folder;
    const fs::path path = versionZero(folder);
    detail::migrateInPlace(path, fromZero);
    QCOMPARE(folder.names(), (std::vector<std::string>{"old.offramp", "old.offramp.version-0"}));
    ResultsStore store = ResultsStore::open(path);
    store.add({madeRecord(2)});
    store.close();
    const auto results = readResults(path);
    for (std::size_t i = 0; i < 3; ++i)
        compareWithRecord(*results, i, static_cast<std::int64_t>(i));
    QCOMPARE(detail::readResults(folder / "old.offramp.version-0", fromZero)->utterances.size(), 2U);
    detail::migrateInPlace(path, fromZero); // nothing is left to do
    QCOMPARE(folder.names(), (std::vector<std::string>{"old.offramp", "old.offramp.version-0"}));
}

void TestStore::readsInAFolderThatCantBeWritten() {
    const Folder folder;
    const fs::path inner = folder / "inner";
    fs::create_directory(inner);
    const fs::path path = inner / "r #1?.offramp";
    ResultsStore store = ResultsStore::create(path, madeIdentity());
    store.add({madeRecord(0)});
    store.close();
    // What a killed writer leaves: a WAL that holds the newest.
    const fs::path left = inner / "left.offramp";
    ResultsStore open = ResultsStore::create(inner / "open.offramp", madeIdentity());
    open.add({madeRecord(0)});
    for (const char* ending : {"", "-wal"})
        fs::copy_file((inner / "open.offramp") += ending, fs::path(left) += ending);
    QVERIFY(fs::file_size(fs::path(left) += "-wal") > 0);
    open.close();

    const uid_t user = ::geteuid();
    const auto readable = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
    const auto enterable = readable | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    for (const fs::path& file : {path, left, fs::path(left) += "-wal"})
        fs::permissions(file, readable);
    fs::permissions(inner, enterable);
    fs::permissions(folder.path(), enterable | fs::perms::owner_write);
    if (user == 0) QCOMPARE(::seteuid(65534), 0); // root may write everywhere
    const std::string error = errorOf([&] {
        compareWithRecord(*readResults(path), 0, 0);
        compareWithRecord(*readResults(left), 0, 0);
    });
    const std::string writing = errorOf([&] { (void)ResultsStore::open(path); });
    if (user == 0) QCOMPARE(::seteuid(0), 0);
    fs::permissions(inner, fs::perms::owner_all);
    QCOMPARE(error, std::string());
    QVERIFY(writing.find("cannot be written") != std::string::npos);
    QVERIFY(!fs::exists(fs::path(path) += "-wal"));
}

void TestStore::findsRecordingsWhenMoved() {
    const Folder folder;
    fs::create_directories(folder / "project/audio");
    fs::create_directories(folder / "project/results");
    fs::create_directories(folder / "elsewhere");
    UtteranceRecord record = madeRecord(0);
    record.entry.audio = folder / "project/audio/a.wav";
    ResultsStore store = ResultsStore::create(folder / "project/results/r.offramp", madeIdentity());
    store.add({record});
    store.close();
    SQLite::Database database((folder / "project/results/r.offramp").string());
    QCOMPARE(database.execAndGet("SELECT audio FROM utterance").getString(), std::string("../audio/a.wav"));
    const auto audio = [&](const char* name) {
        return readResults(folder / name)->utterances[0].audio;
    };
    QCOMPARE(audio("project/results/r.offramp"), folder / "project/audio/a.wav");
    // The file alone is copied: the recordings are where they were.
    fs::copy_file(folder / "project/results/r.offramp", folder / "elsewhere/r.offramp");
    QCOMPARE(audio("elsewhere/r.offramp"), folder / "project/audio/a.wav");
    // All of it is moved.
    fs::rename(folder / "project", folder / "moved");
    QCOMPARE(audio("moved/results/r.offramp"), folder / "moved/audio/a.wav");
}

void TestStore::tellsWhatDiffers() {
    const RunIdentity one = madeIdentity();
    QVERIFY(one.matches(one));
    const auto difference = [&](auto change) {
        RunIdentity other = one;
        change(other);
        const std::string text = one.difference(other).text();
        return one.matches(other) == text.empty() ? text : "matches() and difference() differ";
    };
    const auto none = std::string();
    QCOMPARE(difference([](RunIdentity& other) { other.model.name = "renamed"; }), none); // the same weights
    QCOMPARE(difference([](RunIdentity& other) { other.model.fingerprint.clear(); }), none);
    QCOMPARE(difference([](RunIdentity& other) { other.decoders[0].options.beam.nbest = 7; }), none);
    QVERIFY(difference([](RunIdentity& other) { other.model.fingerprint = "cd"; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.model.exits[1].afterLayer = 5; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.model.exits.pop_back(); }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.decoders.pop_back(); }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.decoders[1].name = "other"; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.decoders[1].options.beam.nbest = 7; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.decoders[1].options.lexicon = "a"; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.normalisation = "none"; }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.columns.pop_back(); }) != none);
    QVERIFY(difference([](RunIdentity& other) { other.traces = true; }) != none);
}

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
