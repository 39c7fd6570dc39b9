// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_object.h"
#include "model/formats/safetensors.h"
#include "session/session_support.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

Session knownSession(const fs::path& audio) {
    fs::copy_file(murmur(), audio);
    Session session = madeSession(audio);
    noteContents(session);
    return session;
}

std::size_t analysesIn(const fs::path& folder) {
    const auto files = fs::directory_iterator(folder / "analyses");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// A process that may write no file longer than that, while this lives: what a full disk is to it.
class ShortFiles {
public:
    explicit ShortFiles(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    }
    ~ShortFiles() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    ShortFiles(const ShortFiles&) = delete;
    ShortFiles& operator=(const ShortFiles&) = delete;

private:
    rlimit before_{};
};

/// Somebody who isn't root, while this lives: whom permissions bind.
class Nobody {
public:
    Nobody() { (void)::seteuid(65534); }
    ~Nobody() { (void)::seteuid(::getuid()); }
    Nobody(const Nobody&) = delete;
    Nobody& operator=(const Nobody&) = delete;
};

} // namespace

class TestSessionFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackEqual_data();
    void comesBackEqual();
    void theSameBytesTwice();
    void tracesAreSafetensors();
    void aFolderWritesAnAnalysisOnce();
    void aFullDiskLeavesTheOldFile_data();
    void aFullDiskLeavesTheOldFile();
    void aReadOnlyFolderLeavesTheOldFile();
    void anOlderFileIsRead();
    void opensWithoutTheRecordingAndTheModel();
};

void TestSessionFile::comesBackEqual_data() {
    QTest::addColumn<bool>("folder");
    QTest::newRow("zip") << false;
    QTest::newRow("folder") << true;
}

void TestSessionFile::comesBackEqual() {
    QFETCH(bool, folder);
    const Folder dir;
    const Session session = knownSession(dir / "sound.flac");
    const fs::path path = dir / "s.offramp-session";
    saveSession(path, session, folder ? SessionForm::folder : SessionForm::zip);
    QCOMPARE(fs::is_directory(path), folder);
    const OpenedSession opened = openSession(path);
    QVERIFY2(opened.warnings.empty(), opened.warnings.empty() ? "" : opened.warnings[0].text().c_str());
    compareSessions(session, opened.session);
    for (const SessionUtterance& utterance : opened.session.utterances)
        QVERIFY(utterance.audio.state == SessionFile::State::same);
    QVERIFY(opened.session.model->file.state == SessionFile::State::same);
}

void TestSessionFile::theSameBytesTwice() {
    const Folder dir;
    const Session session = knownSession(dir / "sound.flac");
    saveSession(dir / "one.offramp-session", session);
    ::setenv("TZ", "Pacific/Kiritimati", 1); // an archive has local times
    ::tzset();
    saveSession(dir / "other.offramp-session", session);
    ::unsetenv("TZ");
    ::tzset();
    QVERIFY(readFile(dir / "one.offramp-session") == readFile(dir / "other.offramp-session"));
    saveSession(dir / "other.offramp-session", openSession(dir / "one.offramp-session").session);
    QVERIFY(readFile(dir / "one.offramp-session") == readFile(dir / "other.offramp-session"));
}

void TestSessionFile::tracesAreSafetensors() {
    const Folder dir;
    const Session session = knownSession(dir / "sound.flac");
    saveSession(dir / "s", session, SessionForm::folder);
    const auto document = parseJson(readFile(dir / "s/session.json"), "s");
    const std::string name = document["utterances"][1]["analysis"]["traces"];
    const SafetensorsFile file = readSafetensors(dir / "s" / name);
    const Matrix& logProbs = *session.utterances[1].analysis->exits[0]->output.logProbs;
    QCOMPARE(file.tensors.at("exit.0.log_probs").shape,
             (std::vector<std::int64_t>{logProbs.rows(), logProbs.cols()}));
    // 1.5 s at the model's 16000 Hz; the run stopped at the first exit
    QCOMPARE(file.tensors.at("waveform").shape, std::vector<std::int64_t>{24000});
    QVERIFY(!file.tensors.contains("exit.1.log_probs"));
}

void TestSessionFile::aFolderWritesAnAnalysisOnce() {
    const Folder dir;
    Session session = knownSession(dir / "sound.flac");
    WrittenTraces written;
    const fs::path path = dir / "s";
    saveSession(path, session, SessionForm::folder, &written);
    QCOMPARE(analysesIn(path), std::size_t{2});
    std::vector<fs::file_time_type> times;
    for (const auto& file : fs::directory_iterator(path / "analyses")) {
        fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours(100));
        times.push_back(fs::last_write_time(file));
    }
    const auto newest = *std::ranges::max_element(times);
    session.notes.clear();
    saveSession(path, session, SessionForm::folder, &written);
    for (const auto& file : fs::directory_iterator(path / "analyses"))
        QVERIFY(fs::last_write_time(file) <= newest);
    QVERIFY(openSession(path).session.notes.empty());
    session.utterances.erase(session.utterances.begin());
    saveSession(path, session, SessionForm::folder, &written);
    QCOMPARE(analysesIn(path), std::size_t{1}); // what nothing names is gone
    compareAnalyses(*session.utterances[0].analysis, *openSession(path).session.utterances[0].analysis);
    fs::remove_all(path / "analyses"); // behind its back
    saveSession(path, session, SessionForm::folder, &written);
    compareAnalyses(*session.utterances[0].analysis, *openSession(path).session.utterances[0].analysis);
}

void TestSessionFile::aFullDiskLeavesTheOldFile_data() {
    comesBackEqual_data();
}

void TestSessionFile::aFullDiskLeavesTheOldFile() {
    QFETCH(bool, folder);
    const SessionForm form = folder ? SessionForm::folder : SessionForm::zip;
    const Folder dir;
    Session session = knownSession(dir / "sound.flac");
    const fs::path path = dir / "s.offramp-session";
    std::vector<SessionUtterance> utterances;
    utterances.swap(session.utterances);
    session.notes.clear();
    session.view = {};
    saveSession(path, session, form);
    session.utterances.swap(utterances);
    session.policy = Policy::common("margin", 0.5);
    std::string error;
    {
        const ShortFiles full(64U << 10U);
        error = errorOf([&] { saveSession(path, session, form); });
    }
    QVERIFY2(error.find("cannot be written") != std::string::npos, error.c_str());
    QVERIFY2(error.find("isn't full") != std::string::npos, error.c_str());
    const OpenedSession old = openSession(path);
    QVERIFY(old.session.utterances.empty());
    QVERIFY(thresholdRule(old.session.policy)->spec.measure->id == "max_probability");
    for (const auto& file : fs::directory_iterator(dir.path()))
        QVERIFY2(file.path().filename() == "s.offramp-session" || file.path().filename() == "sound.flac",
                 file.path().c_str()); // nothing half-done beside it
}

void TestSessionFile::aReadOnlyFolderLeavesTheOldFile() {
    const Folder dir;
    Session session;
    const fs::path path = dir / "s.offramp-session";
    saveSession(path, session);
    const std::string before = readFile(path);
    fs::permissions(dir.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                    fs::perms::others_exec);
    session.stopEarly = true;
    std::string error;
    {
        const Nobody nobody;
        error = errorOf([&] { saveSession(path, session); });
    }
    fs::permissions(dir.path(), fs::perms::owner_all);
    QVERIFY2(error.find("cannot be written") != std::string::npos, error.c_str());
    QVERIFY(readFile(path) == before);
}

/// tests/data/session/version-1.offramp-session was written by the first Offramp that knew sessions, and is
/// never written again: what it says is read by every later one.
void TestSessionFile::anOlderFileIsRead() {
    const Folder dir;
    const OpenedSession opened =
        openSession(dataDir() / "session/version-1.offramp-session", {dir / "unpacked"});
    QVERIFY2(opened.warnings.empty(), opened.warnings.empty() ? "" : opened.warnings[0].text().c_str());
    const Session& session = opened.session;
    QVERIFY(session.packed);
    QCOMPARE(session.utterances.size(), std::size_t{2});
    QCOMPARE(session.utterances[0].reference, std::string("a b"));
    QVERIFY(session.utterances[0].referenceSource == ReferenceSource::typed);
    QVERIFY(session.utterances[1].stretch == (Stretch{0.25, 0.75}));
    QCOMPARE(session.notes.size(), std::size_t{3});
    QVERIFY(session.notes[2] ==
            (Note{1, 0, Stretch{0.125, 0.25}, "On an exit and a stretch", 1764065745, 1764069345}));
    QVERIFY(session.policy == Policy::common("margin", 0.75));
    QVERIFY(session.decoder.kind == DecoderOptions::Kind::greedy);
    QCOMPARE(session.view.utterance, 1);
    QCOMPARE(session.layout, std::string("layout"));
    // Everything is still there: the model runs, and gives what it gave then.
    const Recogniser recogniser(openModel(session.model->file.path, session.model->options));
    for (const SessionUtterance& utterance : session.utterances) {
        AnalyzeOptions options = twoThreads();
        options.stretch = utterance.stretch;
        const auto again = analyze(recogniser, utterance.audio.path, options);
        const Analysis& stored = *utterance.analysis;
        QCOMPARE(stored.exits.size(), again->exits.size());
        QCOMPARE(stored.waveform->samples, again->waveform->samples);
        for (std::size_t exit = 0; exit < stored.exits.size(); ++exit)
            QCOMPARE(stored.exits[exit]->hypothesis.text, again->exits[exit]->hypothesis.text);
    }
}

void TestSessionFile::opensWithoutTheRecordingAndTheModel() {
    const Folder dir;
    const Session session = knownSession(dir / "sound.flac");
    saveSession(dir / "s.offramp-session", session);
    fs::remove(dir / "sound.flac");
    const OpenedSession opened = openSession(dir / "s.offramp-session");
    QVERIFY(opened.warnings.empty());
    for (const SessionUtterance& utterance : opened.session.utterances) {
        QVERIFY(utterance.audio.state == SessionFile::State::missing);
        QCOMPARE(utterance.audio.sha256, session.utterances[0].audio.sha256);
    }
    compareAnalyses(*session.utterances[0].analysis, *opened.session.utterances[0].analysis);
}

QTEST_GUILESS_MAIN(TestSessionFile)
#include "test_session_file.moc"
