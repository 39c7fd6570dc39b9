// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests of rows: NeMo's JSON lines, CSV and TSV.
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

class TestManifestTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { made_ = std::make_unique<test::MadeFiles>(); }
    void nemoLinesAreRead();
    void nemoSegmentsAreStretches();
    void badNemoLinesAreSkipped();
    void valuesOfEveryKindBecomeColumns();
    void namesAreMadeUnique();
    void duplicatesAreSkipped();
    void tablesAreRead_data();
    void tablesAreRead();
    void quotedCellsHoldAnything();
    void brokenQuotesCostOneRow();
    void badRowsAreSkipped();
    void commonVoiceIsRead();
    void columnsAreChosen();
    void missingAudioIsListed();
    void rootsAreChosen();
    void manyLinesAreRead();
    void theSharedCorpusIsRead();

private:
    [[nodiscard]] fs::path write(const fs::path& name, std::string_view text = {}) const {
        return made_->write(name, text);
    }
    std::unique_ptr<test::MadeFiles> made_;
};

void TestManifestTables::nemoLinesAreRead() {
    (void)write("wavs/a.wav");
    (void)write("wavs/b.flac");
    const fs::path file =
        write("train.json", "\xef\xbb\xbf{\"audio_filepath\": \"wavs/a.wav\", \"duration\": 1.5, \"text\": "
                            "\"one two\", \"speaker\": \"s1\", \"snr\": 20}\r\n"
                            "\r\n"
                            "  {\"audio_filepath\": \"wavs/b.flac\", \"duration\": 2, \"text\": \"\"}");
    const Manifest manifest = readManifest(file);
    QCOMPARE(manifest.source, file);
    QCOMPARE(manifest.format, std::string("NeMo"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("a b"));
    QVERIFY(manifest.missing.empty());
    const ManifestEntry& a = manifest.entries[0];
    QCOMPARE(a.audio, made_->path("wavs/a.wav"));
    QCOMPARE(a.duration.value(), 1.5);
    QCOMPARE(a.reference.value(), std::string("one two"));
    QVERIFY(!a.stretch && !a.channel);
    QCOMPARE(manifest.entries[1].reference.value(), std::string()); // nothing is said, and that is known
    QCOMPARE(valueOf(manifest, 0, "speaker"), std::string("s1"));
    QCOMPARE(valueOf(manifest, 0, "snr"), std::string("20"));
    QCOMPARE(valueOf(manifest, 1, "snr"), std::string());
}

void TestManifestTables::nemoSegmentsAreStretches() {
    (void)write("m.wav");
    const Manifest manifest =
        readManifest(write("m.jsonl", R"({"audio_filepath": "m.wav", "offset": 0.5, "duration": 1.25}
{"audio_filepath": "m.wav", "offset": 0, "duration": 2}
{"audio_filepath": "m.wav", "offset": 3}
{"audio_filepath": "m.wav", "offset": 3, "duration": 0.001, "channel": 1})"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("m:0.5-1.75 m:0-2 m:3- m:3-3.001#1"));
    QVERIFY(manifest.entries[0].stretch == Stretch({0.5, 1.75}));
    QCOMPARE(manifest.entries[0].duration.value(), 1.25);
    QVERIFY(std::isinf(manifest.entries[2].stretch->end));
    QVERIFY(!manifest.entries[2].duration);
    QCOMPARE(manifest.entries[3].channel.value(), 1);
}

void TestManifestTables::badNemoLinesAreSkipped() {
    (void)write("a.wav");
    const std::string lines = "{\"audio_filepath\": \"a.wav\"\n" // 1
                              "{\"text\": \"one\"}\n"            // 2
                              "[1, 2]\n"                         // 3
                              "{\"audio_filepath\": \"a.wav\", \"duration\": \"long\"}\n"
                              "{\"audio_filepath\": \"a.wav\", \"duration\": -1}\n"
                              "{\"audio_filepath\": \"a.wav\", \"offset\": 2, \"duration\": 0}\n"
                              "{\"audio_filepath\": \"a.wav\", \"text\": \"caf\xe9\"}\n"
                              "{\"audio_filepath\": \"a.wav\", \"channel\": \"left\"}\n" +
                              std::string("{\"audio_filepath\": \"a\0.wav\"}\n", 29) +
                              "{\"audio_filepath\": \"a.wav\", \"x\": " + std::string(100, '[') +
                              std::string(100, ']') +
                              "}\n"
                              "{\"audio_filepath\": \"a.wav\", \"offset\": -1}\n"
                              "{\"audio_filepath\": \"a.wav\", \"duration\": 1e999}\n"
                              "{\"audio_filepath\": \"a.wav\", \"duration\": \"1.5\"}\n";
    const Manifest manifest = readManifest(write("bad.jsonl", lines));
    QCOMPARE(QString::fromStdString(problemsOf(manifest)),
             QString("bad.jsonl:1: is no valid JSON (at its byte 27)\n"
                     "bad.jsonl:2: names no recording\n"
                     "bad.jsonl:3: is no JSON object\n"
                     "bad.jsonl:4: its duration is \"long\", which is no number\n"
                     "bad.jsonl:5: its duration is -1 s\n"
                     "bad.jsonl:6: it ends at 2 s, which isn't after its beginning at 2 s\n"
                     "bad.jsonl:7: is not UTF-8\n"
                     "bad.jsonl:8: its channel is \"left\", which is neither a number from 0 nor A or B\n"
                     "bad.jsonl:9: holds a zero byte, so it is no text\n"
                     "bad.jsonl:10: is nested more than 50 levels deep\n"
                     "bad.jsonl:11: it begins at -1 s\n"
                     "bad.jsonl:12: holds a number that is too large\n"));
    QCOMPARE(manifest.entries.size(), std::size_t(1));
    QCOMPARE(manifest.entries[0].duration.value(), 1.5);
}

void TestManifestTables::valuesOfEveryKindBecomeColumns() {
    const Manifest manifest = readManifest(write(
        "a.jsonl",
        R"({"audio_filepath": "a.wav", "words": [1, "b"], "clean": true, "x": 0.1, "none": null, "text": null})"));
    QCOMPARE(manifest.columns, (std::vector<std::string>{"words", "clean", "x", "none"}));
    QCOMPARE(manifest.entries[0].columns, (std::vector<std::string>{R"([1,"b"])", "true", "0.1", ""}));
    QVERIFY(!manifest.entries[0].reference);
}

void TestManifestTables::namesAreMadeUnique() {
    // "b" alone is short; the two a's need their folders; one in the working folder keeps its name too.
    const Manifest manifest = readManifest(write("m.jsonl", R"({"audio_filepath": "x/a.wav"}
{"audio_filepath": "y/a.wav"}
{"audio_filepath": "y/b.wav"}
{"audio_filepath": "z/c.wav", "id": "b"}
{"audio_filepath": "z/folder/"})"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("x/a y/a y/b b z/folder/"));
}

void TestManifestTables::duplicatesAreSkipped() {
    const Manifest manifest = readManifest(write("m.jsonl", R"({"audio_filepath": "a.wav", "id": "u"}
{"audio_filepath": "b.wav"}
{"audio_filepath": "c.wav", "id": "u"}
{"audio_filepath": "b.wav"})"));
    QCOMPARE(idsOf(manifest), std::string("u b"));
    QCOMPARE(problemsOf(manifest),
             std::string("m.jsonl:3: the utterance \"u\" is there already, in line 1\n"
                         "m.jsonl:4: the utterance \"b\" is there already, in line 2\n"));
    QCOMPARE(manifest.missing, (std::vector<std::size_t>{0, 1}));
}

void TestManifestTables::tablesAreRead_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("CSV") << QByteArray("id,audio,text,begin,end,Speaker,SNR\nu1,a.wav,one two,0.5,2,s1,10\n")
                         << "CSV";
    QTest::newRow("CR LF, mark, no last end")
        << QByteArray("\xef\xbb\xbfUtt,PATH,Transcript,Start,END,spk,SNR\r\nu1,a.wav,one two,0.5,2,s1,10")
        << "CSV";
    QTest::newRow("TSV") << QByteArray("SNR\tclient_id\tfile\tsentence\toffset\tduration\tutterance\n"
                                       "10\ts1\ta.wav\tone two\t0.5\t1.5\tu1\n")
                         << "TSV";
    QTest::newRow("semicolons") << QByteArray("SNR;speaker;wav;reference;start_time;end_time;utt_id\n"
                                              "10;s1;a.wav;one two;0.5;2;u1\n")
                                << "CSV";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe", 2) + [] {
        const QString text = "id,audio,text,begin,end,speaker,SNR\nu1,a.wav,one two,0.5,2,s1,10\n";
        return QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    }() << "CSV";
}

void TestManifestTables::tablesAreRead() {
    QFETCH(QByteArray, text);
    (void)write("a.wav");
    const Manifest manifest = readManifest(write("table", text.toStdString()));
    QTEST(QString::fromStdString(manifest.format), "format");
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("u1"));
    const ManifestEntry& entry = manifest.entries[0];
    QCOMPARE(entry.audio, made_->path("a.wav"));
    QCOMPARE(entry.reference.value(), std::string("one two"));
    QVERIFY(entry.stretch == Stretch({0.5, 2}));
    QCOMPARE(entry.duration.value(), 1.5);
    QCOMPARE(valueOf(manifest, 0, "speaker"), std::string("s1"));
    QCOMPARE(valueOf(manifest, 0, "SNR"), std::string("10"));
    QCOMPARE(manifest.columns.size(), std::size_t(2));
}

void TestManifestTables::quotedCellsHoldAnything() {
    const Manifest manifest =
        readManifest(write("t.csv", "audio,text,note\n"
                                    "\"a, b.wav\",\"she said \"\"no\"\"\",\"two\nlines\"\n"
                                    "c.wav,un\"quoted,\"\"\n"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(idsOf(manifest), std::string("a, b c"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("she said \"no\""));
    QCOMPARE(valueOf(manifest, 0, "note"), std::string("two\nlines"));
    QCOMPARE(manifest.entries[1].reference.value(), std::string("un\"quoted"));
}

void TestManifestTables::brokenQuotesCostOneRow() {
    const Manifest manifest = readManifest(write("t.csv", "audio,text\n"
                                                          "a.wav,\"never closed\n"
                                                          "b.wav,two\n"
                                                          "\n"
                                                          "c.wav,\"closed\" and more\n"
                                                          "d.wav,\"three\"\n"));
    QCOMPARE(idsOf(manifest), std::string("b d"));
    const std::string reason = "a quotation mark isn't closed, or text follows it\n";
    QCOMPARE(problemsOf(manifest), "t.csv:2: " + reason + "t.csv:5: " + reason);
}

void TestManifestTables::badRowsAreSkipped() {
    const Manifest manifest = readManifest(write("t.csv", "audio,text,duration\n"
                                                          "a.wav,one\n"
                                                          ",two,1\n"
                                                          "b.wav,caf\xe9,1\n"
                                                          "c.wav,,\n"
                                                          "d.wav,three,1,4\n"
                                                          "e.wav,four,1e\n"));
    QCOMPARE(idsOf(manifest), std::string("c"));
    QVERIFY(!manifest.entries[0].reference && !manifest.entries[0].duration);
    QCOMPARE(problemsOf(manifest), std::string("t.csv:2: has 2 cells where the header has 3\n"
                                               "t.csv:3: names no recording\n"
                                               "t.csv:4: is not UTF-8\n"
                                               "t.csv:6: has 4 cells where the header has 3\n"
                                               "t.csv:7: its duration is \"1e\", which is no number\n"));
}

void TestManifestTables::commonVoiceIsRead() {
    (void)write("en/clips/common_voice_en_1.mp3");
    const Manifest manifest = readManifest(
        write("en/test.tsv", "client_id\tpath\tsentence_id\tsentence\tup_votes\tage\n"
                             "c1\tcommon_voice_en_1.mp3\tx\t\"Quoted\" at first.\t2\ttwenties\n"
                             "c2\tcommon_voice_en_2.mp3\ty\t\"\"\"All of it,\"\" she said.\"\t0\t\n"));
    QCOMPARE(problemsOf(manifest), std::string());
    QCOMPARE(manifest.format, std::string("TSV"));
    QCOMPARE(idsOf(manifest), std::string("common_voice_en_1 common_voice_en_2"));
    QCOMPARE(manifest.entries[0].audio, made_->path("en/clips/common_voice_en_1.mp3"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("\"Quoted\" at first."));
    QCOMPARE(manifest.entries[1].reference.value(), std::string("\"All of it,\" she said."));
    QCOMPARE(valueOf(manifest, 1, "speaker"), std::string("c2"));
    QCOMPARE(valueOf(manifest, 0, "age"), std::string("twenties"));
    QCOMPARE(manifest.missing, std::vector<std::size_t>{1});
}

void TestManifestTables::columnsAreChosen() {
    const fs::path file = write("t.csv", "audio,mic2,text,said\na.wav,b.wav,no,yes\n");
    ManifestOptions options;
    options.fields = {{ManifestField::audio, "MIC2"}, {ManifestField::text, "said"}};
    const Manifest manifest = readManifest(file, options);
    QCOMPARE(idsOf(manifest), std::string("b"));
    QCOMPARE(manifest.entries[0].reference.value(), std::string("yes"));
    QCOMPARE(manifest.columns, (std::vector<std::string>{"audio", "text"}));
    options.fields[ManifestField::id] = "name";
    QCOMPARE(test::errorOf([&] { (void)readManifest(file, options); }),
             file.string() + ": has no column \"name\". Its columns are audio, mic2, text, said.");
}

void TestManifestTables::missingAudioIsListed() {
    std::string lines = "audio\ttext\n";
    for (int i = 0; i < 30; ++i) { // from the eighth question on, a folder is listed
        const std::string name = "d/" + std::to_string(i) + ".wav";
        if (i % 3 != 0) (void)write(name);
        lines += name + "\tx\n";
    }
    fs::create_directory(made_->path("d/3.wav")); // a folder is no recording
    fs::create_symlink("nowhere", made_->path("d/6.wav"));
    fs::create_symlink("1.wav", made_->path("d/9.wav"));
    const Manifest manifest = readManifest(write("t.tsv", lines));
    QCOMPARE(manifest.missing, (std::vector<std::size_t>{0, 3, 6, 12, 15, 18, 21, 24, 27}));
    QCOMPARE(manifest.entries[0].audio, made_->path("d/0.wav"));
}

void TestManifestTables::rootsAreChosen() {
    (void)write("data/a.wav");
    const fs::path file =
        write("lists/t.csv", "audio,text\na.wav,x\n" + made_->path("data/a.wav").string() + ",y\n");
    Manifest manifest = readManifest(file);
    QCOMPARE(manifest.missing, std::vector<std::size_t>{0});
    QCOMPARE(manifest.entries[0].audio, made_->path("lists/a.wav"));
    QCOMPARE(manifest.entries[1].audio, made_->path("data/a.wav"));
    ManifestOptions options;
    options.root = made_->path("data");
    QVERIFY(readManifest(file, options).missing.empty());
    // Without one, the working folder comes after the manifest's.
    const fs::path before = fs::current_path();
    fs::current_path(made_->path("data"));
    manifest = readManifest(file);
    fs::current_path(before);
    QVERIFY(manifest.missing.empty());
    QCOMPARE(manifest.entries[0].audio, fs::path("a.wav"));
}

void TestManifestTables::manyLinesAreRead() {
    std::string lines;
    for (int i = 0; i < 100000; ++i)
        lines += "{\"audio_filepath\": \"w/" + std::to_string(i) +
                 ".wav\", \"text\": \"one\", \"n\": " + std::to_string(i) + "}\n";
    lines += "{\"audio_filepath\": \"w/long.wav\", \"text\": \"" + std::string(5000000, 'x') + "\"}\n";
    const Manifest manifest = readManifest(write("many.jsonl", lines));
    QCOMPARE(manifest.entries.size(), std::size_t(100001));
    QCOMPARE(manifest.missing.size(), std::size_t(100001));
    QCOMPARE(manifest.entries[99999].id, std::string("99999"));
    QCOMPARE(manifest.entries[100000].reference->size(), std::size_t(5000000));
}

void TestManifestTables::theSharedCorpusIsRead() {
    OFFRAMP_NEEDS_SHARED("demo-corpus/manifest.jsonl");
    const Manifest manifest = readManifest(test::sharedDir() / "demo-corpus/manifest.jsonl");
    QCOMPARE(manifest.entries.size(), std::size_t(240));
    QCOMPARE(problemsOf(manifest), std::string());
    QVERIFY(manifest.missing.empty());
    QCOMPARE(manifest.columns, (std::vector<std::string>{"speaker", "source", "license"}));
    QCOMPARE(manifest.entries[1].id, std::string("cv13delta-cv37280736"));
    QCOMPARE(manifest.entries[1].duration.value(), 4.356);
}

QTEST_GUILESS_MAIN(TestManifestTables)
#include "test_manifest_tables.moc"
