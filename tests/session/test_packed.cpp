// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/write.h"
#include "session/model_entry.h"
#include "session/session_support.h"
#include "support/tiny_models.h"

#include <random>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

fs::path makeNoise(const fs::path& file) {
    Waveform noise{std::vector<float>(8000), 8000};
    std::minstd_rand random(5);
    for (float& sample : noise.samples)
        sample = (static_cast<float>(random() % 4001U) - 2000) / 32768;
    writeAudio(file, noise);
    return file;
}

/// Two utterances of one recording with a tiny model, with notes.
Session tinySession(const Folder& dir) {
    const fs::path model = tinyQuartzNet().write(dir / "model");
    const fs::path audio = makeNoise(dir / "noise.wav");
    const Recogniser recogniser(openModel(model));
    Session session;
    session.packed = true;
    session.model = SessionModel{{model, {}, 0, {}}, {}};
    session.policy = Policy::common("margin", 0.75);
    AnalyzeOptions options = twoThreads();
    options.reference = "a b";
    session.utterances.push_back(
        {{audio, {}, 0, {}}, {}, {}, ReferenceSource::typed, "a b", analyze(recogniser, audio, options)});
    options.reference.reset();
    options.stretch = Stretch{0.25, 0.75};
    session.utterances.push_back({{audio, {}, 0, {}},
                                  options.stretch,
                                  {},
                                  ReferenceSource::none,
                                  {},
                                  analyze(recogniser, audio, options)});
    session.notes = {{0, {}, {}, "On an utterance", 1764065745, 1764065745},
                     {0, 1, {}, "On an exit", 1764065745, 1764065745},
                     {1, 0, Stretch{0.125, 0.25}, "On an exit and a stretch", 1764065745, 1764069345}};
    session.view.utterance = 1;
    session.layout = "layout";
    noteContents(session);
    return session;
}

} // namespace

class TestPacked : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensWhereNothingElseIs_data();
    void opensWhereNothingElseIs();
    void isUnpackedOnce();
    void aSavedCopyStaysPacked();
    void tellsNoPaths();
    void whatIsntThereIsntPacked();
    void anotherRecordingIsntTaken();
    void writesTheFixture();
};

void TestPacked::opensWhereNothingElseIs_data() {
    QTest::addColumn<bool>("folder");
    QTest::newRow("zip") << false;
    QTest::newRow("folder") << true;
}

void TestPacked::opensWhereNothingElseIs() {
    QFETCH(bool, folder);
    const Folder dir;
    Folder colleague;
    const Session session = tinySession(dir);
    saveSession(colleague / "s.offramp-session", session, folder ? SessionForm::folder : SessionForm::zip);
    fs::remove_all(dir.path());
    const OpenedSession opened = openSession(colleague / "s.offramp-session", {colleague / "cache"});
    QVERIFY2(opened.warnings.empty(), opened.warnings.empty() ? "" : opened.warnings[0].text().c_str());
    QCOMPARE(fs::exists(colleague / "cache"), !folder);
    QVERIFY(opened.session.packed);
    const Recogniser recogniser(openModel(opened.session.model->file.path));
    for (std::size_t i = 0; i < 2; ++i) {
        const SessionUtterance& utterance = opened.session.utterances[i];
        QVERIFY(utterance.audio.state == SessionFile::State::same);
        QCOMPARE(utterance.audio.path.filename(), fs::path("noise.wav")); // its name is what is shown
        compareAnalyses(*session.utterances[i].analysis, *utterance.analysis);
        QVERIFY(describeTheSame(*utterance.analysis->model, recogniser.description()));
        // The model that came with it gives the same again.
        AnalyzeOptions options = twoThreads();
        options.stretch = utterance.stretch;
        const auto again = analyze(recogniser, utterance.audio.path, options);
        for (std::size_t exit = 0; exit < again->exits.size(); ++exit)
            QVERIFY(sameBits(*again->exits[exit]->output.logProbs,
                             *utterance.analysis->exits[exit]->output.logProbs));
    }
}

void TestPacked::isUnpackedOnce() {
    const Folder dir;
    saveSession(dir / "s.offramp-session", tinySession(dir));
    const fs::path one =
        openSession(dir / "s.offramp-session", {dir / "cache"}).session.utterances[0].audio.path;
    fs::last_write_time(one, fs::last_write_time(one) - std::chrono::hours(100));
    const auto time = fs::last_write_time(one);
    const fs::path other =
        openSession(dir / "s.offramp-session", {dir / "cache"}).session.utterances[1].audio.path;
    QCOMPARE(other, one);
    QVERIFY(fs::last_write_time(one) == time);
    writeFile(one, "spoilt");
    (void)openSession(dir / "s.offramp-session", {dir / "cache"});
    QVERIFY(readFile(one) == readFile(dir / "noise.wav"));
}

void TestPacked::aSavedCopyStaysPacked() {
    const Folder dir;
    saveSession(dir / "s.offramp-session", tinySession(dir));
    const OpenedSession opened = openSession(dir / "s.offramp-session", {dir / "cache"});
    saveSession(dir / "t.offramp-session", opened.session);
    QVERIFY(readFile(dir / "s.offramp-session") == readFile(dir / "t.offramp-session"));
}

void TestPacked::tellsNoPaths() {
    const Folder dir;
    saveSession(dir / "s.offramp-session", tinySession(dir));
    const std::string bytes = readFile(dir / "s.offramp-session");
    QVERIFY(bytes.find(dir.path().string()) == std::string::npos);
}

void TestPacked::whatIsntThereIsntPacked() {
    const Folder dir;
    const Session session = tinySession(dir);
    saveSession(dir / "s.offramp-session", session);
    const std::string before = readFile(dir / "s.offramp-session");
    fs::remove(dir / "noise.wav");
    const std::string error = errorOf([&] { saveSession(dir / "s.offramp-session", session); });
    QVERIFY2(error.find("noise.wav: isn't there, so it can't be packed") != std::string::npos, error.c_str());
    QVERIFY(readFile(dir / "s.offramp-session") == before);
}

void TestPacked::anotherRecordingIsntTaken() {
    const Folder dir;
    saveSession(dir / "s", tinySession(dir), SessionForm::folder);
    // In a zip, by a hand that changed the recording and not its hash.
    Session session = tinySession(dir);
    for (SessionUtterance& utterance : session.utterances)
        utterance.audio.sha256[0] = utterance.audio.sha256[0] == '0' ? '1' : '0';
    saveSession(dir / "s.offramp-session", session);
    const OpenedSession opened = openSession(dir / "s.offramp-session", {dir / "cache"});
    QCOMPARE(opened.warnings.size(), std::size_t{2});
    QVERIFY(opened.warnings[0].text().find("noise.wav") != std::string::npos);
    QVERIFY(opened.session.utterances[0].audio.state == SessionFile::State::missing);
    QVERIFY(opened.session.utterances[0].analysis != nullptr); // it is shown all the same
}

/// How tests/data/session/version-1.offramp-session was made; it isn't made again.
void TestPacked::writesTheFixture() {
    const QByteArray file = qgetenv("OFFRAMP_WRITE_SESSION_FIXTURE");
    if (file.isEmpty()) QSKIP("writes a file only where OFFRAMP_WRITE_SESSION_FIXTURE names one");
    const Folder dir;
    saveSession(file.toStdString(), tinySession(dir));
}

QTEST_GUILESS_MAIN(TestPacked)
#include "test_packed.moc"
