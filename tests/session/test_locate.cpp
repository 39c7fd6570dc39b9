// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/locate.h"
#include "session/session_support.h"

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;
using State = SessionFile::State;

namespace {

/// A session in DIR/work about DIR/work/audio/sound.flac.
fs::path madeIn(const Folder& dir) {
    fs::create_directories(dir / "work/audio");
    const fs::path audio = dir / "work/audio/sound.flac";
    fs::copy_file(murmur(), audio);
    Session session;
    session.utterances.push_back({{audio, {}, 0, {}}, {}, {}, ReferenceSource::none, {}, nullptr});
    noteContents(session);
    const fs::path path = dir / "work/s.offramp-session";
    saveSession(path, session);
    return path;
}

SessionFile soundOf(const fs::path& session) {
    return openSession(session).session.utterances.at(0).audio;
}

} // namespace

class TestLocate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movedTogether();
    void theSessionMovedAlone();
    void theRecordingLiesBesideTheSession();
    void theSameContentGoesBeforeTheSameName();
    void changed();
    void byContentInAFolder();
};

void TestLocate::movedTogether() {
    const Folder dir;
    (void)madeIn(dir);
    fs::rename(dir / "work", dir / "elsewhere");
    const SessionFile sound = soundOf(dir / "elsewhere/s.offramp-session");
    QVERIFY(sound.state == State::same);
    QCOMPARE(sound.path, dir / "elsewhere/audio/sound.flac");
}

void TestLocate::theSessionMovedAlone() {
    const Folder dir;
    const fs::path path = madeIn(dir);
    fs::create_directory(dir / "away");
    fs::rename(path, dir / "away/s.offramp-session");
    const SessionFile sound = soundOf(dir / "away/s.offramp-session");
    QVERIFY(sound.state == State::same);
    QCOMPARE(sound.path, dir / "work/audio/sound.flac");
}

void TestLocate::theRecordingLiesBesideTheSession() {
    for (const char* place : {"work/sound.flac", "work/recordings/sound.flac"}) {
        const Folder dir;
        const fs::path path = madeIn(dir);
        fs::create_directory(dir / "work/recordings");
        fs::rename(dir / "work/audio/sound.flac", dir / place);
        QVERIFY(soundOf(path).state == State::same);
        QCOMPARE(soundOf(path).path, dir / place);
    }
}

void TestLocate::theSameContentGoesBeforeTheSameName() {
    const Folder dir;
    const fs::path path = madeIn(dir);
    fs::rename(dir / "work/audio/sound.flac", dir / "work/sound.flac");
    writeFile(dir / "work/audio/sound.flac", "another");
    QVERIFY(soundOf(path).state == State::same);
    QCOMPARE(soundOf(path).path, dir / "work/sound.flac");
}

void TestLocate::changed() {
    const Folder dir;
    const fs::path path = madeIn(dir);
    const std::string sha256 = soundOf(path).sha256;
    writeFile(dir / "work/audio/sound.flac", "another");
    QVERIFY(soundOf(path).state == State::changed);
    QCOMPARE(soundOf(path).sha256, sha256); // of what was analysed
    std::string bytes = readFile(murmur());
    bytes.back() = static_cast<char>(bytes.back() + 1); // as long as it was
    writeFile(dir / "work/audio/sound.flac", bytes);
    QVERIFY(soundOf(path).state == State::changed);
    fs::remove(dir / "work/audio/sound.flac");
    QVERIFY(soundOf(path).state == State::missing);
}

void TestLocate::byContentInAFolder() {
    const Folder dir;
    const SessionFile sound = soundOf(madeIn(dir));
    fs::create_directories(dir / "library/deep");
    writeFile(dir / "library/sound.flac", "another");
    QVERIFY(!findByContent(sound, dir / "library"));
    fs::copy_file(murmur(), dir / "library/deep/renamed.bin");
    QCOMPARE(*findByContent(sound, dir / "library"), dir / "library/deep/renamed.bin");
    fs::copy_file(murmur(), dir / "library/deep/sound.flac");
    QCOMPARE(*findByContent(sound, dir / "library"), dir / "library/deep/sound.flac"); // by its name first
    QVERIFY(!findByContent(sound, dir / "nowhere"));
    QVERIFY(!findByContent({sound.path, {}, 0, {}}, dir / "library")); // of nothing there is nothing
    CancelToken cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)findByContent(sound, dir / "library", cancelled), Cancelled);
}

QTEST_GUILESS_MAIN(TestLocate)
#include "test_locate.moc"
