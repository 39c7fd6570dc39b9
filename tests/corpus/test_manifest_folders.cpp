// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests that are folders: recordings with texts, LibriSpeech, Kaldi; and what a folder is taken for.
#include "base/error.h"
#include "corpus/made_files.h"
#include "corpus/manifest/read.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>

using namespace offramp;
using test::idsOf;
using test::problemsOf;
using test::valueOf;
namespace fs = std::filesystem;

class TestManifestFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { made_ = std::make_unique<test::MadeFiles>(); }
    void recordingsHaveTheirTexts();
    void transcriptionsAreRead();
    void recordingsOfOneNameAreToldApart();
    void linksAreFollowedOnce();
    void badTextsCostTheTextOnly();
    void libriSpeechIsRead();
    void partsOfLibriSpeechAreRead();
    void badLibriSpeechLinesAreSkipped();
    void kaldiRecordingsAreUtterances();
    void kaldiSegmentsAreUtterances();
    void kaldiCommandsAreRefused();
    void kaldiChannelsMatterWhereAFileHasSeveral();
    void badKaldiLinesAreSkipped();
    void theOnlyListInAFolderIsRead();
    void otherThingsAreRefused();
    void searchingCanBeCancelled();
    void pocketsphinxsRecordingsAreRead();

private:
    fs::path write(const fs::path& name, std::string_view text = {}) const {
        return made_->write(name, text);
    }
    [[nodiscard]] Manifest read(const fs::path& name = {}) const { return readManifest(made_->path(name)); }
    [[nodiscard]] std::string refusal(const fs::path& name) const {
        const std::string error = test::errorOf([&] { (void)read(name); });
        const std::string start = made_->path(name).string() + ": ";
        return error.starts_with(start) ? error.substr(start.size()) : "?" + error;
    }
    std::unique_ptr<test::MadeFiles> made_;
};

void TestManifestFolders::recordingsHaveTheirTexts() {
    (void)write("c/a.wav");
    (void)write("c/a.txt", "one\n two\n");
    (void)write("c/sub/b.flac");
    (void)write("c/sub/b.lab", "three");
    (void)write("c/sub/c.MP3");
    (void)write("c/sub/d.ogg");
    (void)write("c/sub/d.txt");
    (void)write("c/readme.md", "no recording");
    const Manifest manifest = read("c/"); // as a shell completes it
    QCOMPARE(manifest.format, std::string("folder"));
    QCOMPARE(manifest.source, made_->path("c"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("a b c d"));
    QVERIFY(manifest.missing.empty());
    QCOMPARE(manifest.entries[0].audio, made_->path("c/a.wav"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("one two"));
    QCOMPARE(manifest.entries[1].reference.value(), std::string("three"));
    QVERIFY(!manifest.entries[2].reference);
    QCOMPARE(manifest.entries[3].reference.value(), std::string()); // it is known that nothing is said
    QCOMPARE(valueOf(manifest, 0, "folder"), std::string());
    QCOMPARE(valueOf(manifest, 1, "folder"), std::string("sub"));
    QVERIFY(!manifest.entries[0].duration); // no sound is read
}

void TestManifestFolders::transcriptionsAreRead() {
    (void)write("001.wav");
    (void)write("002.wav");
    (void)write("x/001.wav");
    (void)write("cards.transcription", "<s> ten of clubs  </s> (001)\nnot there (009)\n");
    (void)write("x/transcripts.txt", "001 TWO OF HEARTS\n");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("001 002 x/001"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("ten of clubs"));
    QVERIFY(!manifest.entries[1].reference);
    QCOMPARE(manifest.entries[2].reference.value(), std::string("TWO OF HEARTS"));
}

void TestManifestFolders::recordingsOfOneNameAreToldApart() {
    for (const char* name : {"a/1.wav", "b/1.wav", "b/2.wav", "b/2.flac"})
        (void)write(name);
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("a/1 b/1 b/2"));
    QCOMPARE(problemsOf(manifest), std::string("2.wav:0: the utterance \"b/2\" is there already\n"));
}

void TestManifestFolders::linksAreFollowedOnce() {
    (void)write("real/a.wav");
    fs::create_directory(made_->path("c"));
    fs::create_directory_symlink("../real", made_->path("c/one"));
    fs::create_directory_symlink("../real", made_->path("c/two"));
    fs::create_directory_symlink(".", made_->path("c/round"));
    const Manifest manifest = read("c");
    QCOMPARE(idsOf(manifest), std::string("a"));
    QCOMPARE(manifest.entries[0].audio, made_->path("c/one/a.wav"));
}

void TestManifestFolders::badTextsCostTheTextOnly() {
    (void)write("a.wav");
    (void)write("a.txt", "caf\xe9");
    (void)write("b.wav");
    (void)write("b.txt", "two");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("a b"));
    QVERIFY(!manifest.entries[0].reference);
    QCOMPARE(manifest.entries[1].reference.value(), std::string("two"));
    QCOMPARE(problemsOf(manifest), std::string("a.txt:0: is not UTF-8\n"));
}

void TestManifestFolders::libriSpeechIsRead() {
    (void)write("L/test-clean/61/70968/61-70968.trans.txt",
                "61-70968-0000 HE BEGAN A\n61-70968-0001 GIVE\r\n");
    (void)write("L/test-clean/61/70968/61-70968-0000.flac");
    (void)write("L/test-clean/61/70968/61-70968-0001.wav"); // converted
    (void)write("L/dev-other/116/288045/116-288045.trans.txt", "116-288045-0000 AS\n116-288045-0001\n");
    (void)write("L/dev-other/116/288045/116-288045-0000.flac");
    (void)write("L/dev-other/116/288045/116-288045-0002.flac"); // no line of its own
    (void)write("L/SPEAKERS.TXT", "61 | M | test-clean | 8.08 | ...");
    const Manifest manifest = read("L");
    QCOMPARE(manifest.format, std::string("LibriSpeech"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("116-288045-0000 116-288045-0001 61-70968-0000 61-70968-0001 "
                                          "116-288045-0002"));
    QCOMPARE(manifest.columns, (std::vector<std::string>{"speaker", "chapter", "split"}));
    QCOMPARE(manifest.entries[0].columns, (std::vector<std::string>{"116", "288045", "dev-other"}));
    QCOMPARE(manifest.entries[2].columns, (std::vector<std::string>{"61", "70968", "test-clean"}));
    QCOMPARE(manifest.entries[4].columns, (std::vector<std::string>{"116", "288045", "dev-other"}));
    QCOMPARE(manifest.entries[2].reference.value(), std::string("HE BEGAN A"));
    QCOMPARE(manifest.entries[3].reference.value(), std::string("GIVE"));
    QCOMPARE(manifest.entries[1].reference.value(), std::string());
    QVERIFY(!manifest.entries[4].reference);
    QCOMPARE(manifest.entries[3].audio, made_->path("L/test-clean/61/70968/61-70968-0001.wav"));
    QCOMPARE(manifest.missing, std::vector<std::size_t>{1});
    QCOMPARE(manifest.entries[1].audio, made_->path("L/dev-other/116/288045/116-288045-0001.flac"));
}

void TestManifestFolders::partsOfLibriSpeechAreRead() {
    (void)write("test-clean/61/70968/61-70968.trans.txt", "61-70968-0000 ONE\n");
    (void)write("test-clean/61/70968/61-70968-0000.flac");
    for (const char* part :
         {"test-clean", "test-clean/61", "test-clean/61/70968", "test-clean/61/70968/61-70968.trans.txt"}) {
        const Manifest manifest = read(part);
        QCOMPARE(manifest.format, std::string("LibriSpeech"));
        QCOMPARE(manifest.entries.size(), std::size_t(1));
        QCOMPARE(manifest.entries[0].columns, (std::vector<std::string>{"61", "70968", "test-clean"}));
        QVERIFY(manifest.missing.empty());
    }
    // From where it lies, too.
    const fs::path before = fs::current_path();
    fs::current_path(made_->path("test-clean"));
    const Manifest here = readManifest(".");
    fs::current_path(before);
    QCOMPARE(here.entries.size(), std::size_t(1));
    QVERIFY(here.missing.empty());
    QCOMPARE(here.entries[0].columns, (std::vector<std::string>{"61", "70968", "test-clean"}));
    // A copy elsewhere is of no split.
    fs::rename(made_->path("test-clean"), made_->path("copy"));
    QCOMPARE(read("copy").columns, (std::vector<std::string>{"speaker", "chapter"}));
}

void TestManifestFolders::badLibriSpeechLinesAreSkipped() {
    (void)write("1/2/1-2.trans.txt", "1-2-0000 ONE\n1-2-0001 CAF\xc9\n1-2-0000 AGAIN\n");
    (void)write("1/2/1-2-0000.flac");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("1-2-0000"));
    QCOMPARE(problemsOf(manifest),
             std::string("1-2.trans.txt:2: is not UTF-8\n"
                         "1-2.trans.txt:3: the utterance \"1-2-0000\" is there already, in line 1\n"));
}

void TestManifestFolders::kaldiRecordingsAreUtterances() {
    (void)write("wavs/a 1.wav");
    (void)write("data/wav.scp", "utt1 ../wavs/a 1.wav\nutt2 ../wavs/b.wav\n");
    (void)write("data/text", "utt2 two  words\nutt1\n");
    (void)write("data/utt2spk", "utt1 s1\nutt2 s2\n");
    (void)write("data/spk2gender", "s2 f\n");
    (void)write("data/utt2dur", "utt1 2.5\nutt2 long\n");
    for (const char* name : {"data", "data/wav.scp"}) {
        const Manifest manifest = read(name);
        QCOMPARE(manifest.format, std::string("Kaldi"));
        QCOMPARE(idsOf(manifest), std::string("utt1 utt2"));
        QCOMPARE(manifest.columns, (std::vector<std::string>{"speaker", "gender"}));
        QCOMPARE(manifest.entries[0].columns, (std::vector<std::string>{"s1", ""}));
        QCOMPARE(manifest.entries[1].columns, (std::vector<std::string>{"s2", "f"}));
        QCOMPARE(manifest.entries[0].audio, made_->path("data/../wavs/a 1.wav"));
        QCOMPARE(manifest.entries[0].reference.value(), std::string());
        QCOMPARE(manifest.entries[1].reference.value(), std::string("two  words"));
        QCOMPARE(manifest.entries[0].duration.value(), 2.5);
        QCOMPARE(manifest.missing, std::vector<std::size_t>{1});
        QCOMPARE(problemsOf(manifest),
                 std::string("utt2dur:2: its duration is \"long\", which is no number of seconds\n"));
    }
}

void TestManifestFolders::kaldiSegmentsAreUtterances() {
    (void)write("wav.scp", "rec /nowhere/rec.wav\n");
    (void)write("segments",
                "u1 rec 0.5 2\nu2 rec 2 -1\nu3 rec 3 4 1\nu4 other 0 1\nu5 rec 2 1\nu6 rec a 1\n");
    (void)write("text", "u1 one\nu3 three\n");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("u1 u2 u3"));
    QVERIFY(manifest.entries[0].stretch == Stretch({0.5, 2}));
    QCOMPARE(manifest.entries[0].duration.value(), 1.5);
    QVERIFY(manifest.entries[1].stretch->begin == 2 && std::isinf(manifest.entries[1].stretch->end));
    QVERIFY(!manifest.entries[1].duration && !manifest.entries[1].reference);
    QCOMPARE(manifest.entries[2].channel.value(), 1);
    QVERIFY(!manifest.entries[0].channel);
    QCOMPARE(problemsOf(manifest),
             std::string(
                 "segments:4: the recording \"other\" isn't in wav.scp, or its line there couldn't be used\n"
                 "segments:5: it ends at 1 s, which isn't after its beginning at 2 s\n"
                 "segments:6: its beginning or its end is no number\n"));
}

void TestManifestFolders::kaldiCommandsAreRefused() {
    const fs::path trace = made_->path("trace");
    (void)write("a.wav");
    (void)write("wav.scp", "a touch " + trace.string() + " |\nb | cat\nc -\nd raw.ark:1234\ne a.wav\n");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("e"));
    const std::string command = "is a command, and Offramp executes none: name a sound file\n";
    QCOMPARE(problemsOf(manifest),
             "wav.scp:1: " + command + "wav.scp:2: " + command +
                 "wav.scp:3: is standard input: name a sound file\n" +
                 "wav.scp:4: is a place in an archive, which Offramp doesn't read: name a sound file\n");
    QVERIFY(!fs::exists(trace));
}

void TestManifestFolders::kaldiChannelsMatterWhereAFileHasSeveral() {
    (void)write("wav.scp", "call-A call.wav\ncall-B call.wav\nsolo-B solo.wav\n");
    (void)write("reco2file_and_channel", "call-A call A\ncall-B call 2\nsolo-B solo B\n");
    const Manifest manifest = read();
    QCOMPARE(manifest.entries[0].channel.value(), 0);
    QCOMPARE(manifest.entries[1].channel.value(), 1);
    QVERIFY(!manifest.entries[2].channel);
}

void TestManifestFolders::badKaldiLinesAreSkipped() {
    (void)write("wav.scp", "\xef\xbb\xbfu1 a.wav\r\n\r\nu2\nu1 b.wav\nu3 caf\xe9.wav\n");
    (void)write("text", "u1 one\nu9 nine\n");
    (void)write("utt2spk", "u1\n");
    const Manifest manifest = read();
    QCOMPARE(idsOf(manifest), std::string("u1"));
    QCOMPARE(manifest.entries[0].audio, made_->path("a.wav"));
    QCOMPARE(problemsOf(manifest), std::string("wav.scp:3: has 1 values where 2 are needed\n"
                                               "wav.scp:4: the recording \"u1\" is there already\n"
                                               "wav.scp:5: is not UTF-8\n"
                                               "text:2: there is no utterance \"u9\"\n"
                                               "utt2spk:1: has 1 values where 2 are needed\n"));
}

void TestManifestFolders::theOnlyListInAFolderIsRead() {
    (void)write("audio/a.wav");
    (void)write("audio/a.txt", "from beside");
    (void)write("config.json", "{\n \"audio\": 16000\n}\n");
    (void)write("results.csv", "utterance,wer\na,0.5\n");
    (void)write("secret.json", "{");
    fs::permissions(made_->path("secret.json"), fs::perms::none);
    QCOMPARE(read().format, std::string("folder"));
    (void)write("manifest.jsonl", "{\"audio_filepath\": \"audio/a.wav\", \"text\": \"listed\"}\n");
    const Manifest manifest = read();
    QCOMPARE(manifest.format, std::string("NeMo"));
    QCOMPARE(manifest.source, made_->path("manifest.jsonl"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("listed"));
    (void)write("test.tsv", "path\tsentence\na.mp3\tone\n");
    QCOMPARE(refusal({}),
             std::string("holds several lists of recordings, manifest.jsonl and test.tsv among them. "
                         "Name one of them."));
}

void TestManifestFolders::otherThingsAreRefused() {
    const std::string remedy =
        " Name a LibriSpeech folder, a Kaldi data folder, a NeMo manifest, a table with a "
        "header (CSV, TSV), a folder of recordings, or TextGrid, STM or CTM files.";
    fs::create_directory(made_->path("empty"));
    QCOMPARE(refusal("empty"), "is an empty folder." + remedy);
    (void)write("papers/a.pdf");
    (void)write("papers/b.pdf");
    (void)write("papers/notes.txt", "hello");
    QCOMPARE(refusal("papers"), "holds no recordings and no list of them (2 .pdf, 1 .txt)." + remedy);
    QCOMPARE(refusal("papers/notes.txt"), "is no list of recordings that Offramp knows." + remedy);
    QCOMPARE(refusal("papers/a.pdf"), "is empty." + remedy);
    QCOMPARE(refusal("none"), std::string("there is no such file or folder. Check the name."));
    (void)write("a.wav");
    QCOMPARE(refusal("a.wav"),
             std::string("is a single recording. Name its folder, or a list of recordings."));
    (void)write("model.json", "{\n \"format\": \"offramp\"\n}\n");
    QCOMPARE(refusal("model.json"), "is no list of recordings that Offramp knows." + remedy);
    (void)write("table.csv", "name,value\na,b\n");
    QCOMPARE(refusal("table.csv"), "is no list of recordings that Offramp knows." + remedy);
    (void)write("header.csv", "audio,text\n");
    QVERIFY(read("header.csv").entries.empty()); // a list of nothing
}

void TestManifestFolders::searchingCanBeCancelled() {
    (void)write("a.wav");
    const CancelToken cancel;
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)readManifest(made_->path(), {}, cancel));
}

void TestManifestFolders::pocketsphinxsRecordingsAreRead() {
    const fs::path data = "/usr/share/pocketsphinx/test/data";
    if (!fs::exists(data / "cards")) QSKIP("needs the Debian package pocketsphinx-testdata");
    const Manifest cards = readManifest(data / "cards");
    QCOMPARE(idsOf(cards), std::string("001 002 003 004 005"));
    QCOMPARE(cards.entries[0].reference.value(), std::string("ten of clubs"));
    const Manifest book = readManifest(data / "librivox");
    QCOMPARE(book.entries.size(), std::size_t(5));
    for (const ManifestEntry& entry : book.entries)
        QVERIFY(entry.reference && !entry.reference->empty());
    QCOMPARE(problemsOf(book), std::string());
}

QTEST_GUILESS_MAIN(TestManifestFolders)
#include "test_manifest_folders.moc"
