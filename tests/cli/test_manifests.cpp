// SPDX-License-Identifier: GPL-3.0-or-later
// offramp-cli corpus check and demo-corpus.
#include "base/files.h"
#include "cli/program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestManifests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkSaysWhatAManifestHolds();
    void checkWritesJson();
    void checkTakesTheOptions();
    void checkRefusesOtherFiles();
    void demoCorporaAreMade();
    void demoCorporaTakeTheirOptions();
    void wrongUsageIsSaid();

private:
    QString write(const char* name, std::string_view text) const {
        writeFile(dir_.filePath(name).toStdString(), text);
        return dir_.filePath(name);
    }
    [[nodiscard]] static bool hasPrompts() {
        return fs::exists("/usr/share/asterisk/sounds/en_US_f_Allison/digits/1.wav") &&
               fs::exists("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz");
    }
    QTemporaryDir dir_;
};

void TestManifests::checkSaysWhatAManifestHolds() {
    (void)write("a.wav", "");
    const QString good = write("good.csv", "audio,text,duration,speaker\na.wav,one,90,s1\n");
    const Called fine = call({"corpus", "check", "--manifest", good});
    QCOMPARE(fine.status, 0);
    QCOMPARE(fine.err, QByteArray());
    QCOMPARE(QString(fine.out),
             good + "  CSV, 1 utterance, 1 with a reference, 1.5 min\n  columns: speaker\n");
    const QString bad = write("bad.csv", "audio,text,duration\na.wav,one,30\nb.wav,,\nc.wav\n");
    const Called problems = call({"corpus", "check", "--manifest", bad});
    QCOMPARE(problems.status, 1);
    QCOMPARE(problems.err, QByteArray());
    QCOMPARE(QString(problems.out),
             bad + "  CSV, 2 utterances, 1 with a reference, 0.5 min in the 1 whose length is known\n\n" +
                 "1 problem:\n  " + bad + ", line 4: has 1 cells where the header has 3\n\n" +
                 "1 recording isn't there:\n  b  " + dir_.filePath("b.wav") + "\n");
}

void TestManifests::checkWritesJson() {
    const QString file =
        write("m.jsonl", "{\"audio_filepath\": \"m.wav\", \"offset\": 1, \"duration\": 2.5, "
                         "\"channel\": 1, \"x\": \"y\"}\n"
                         "{\"audio_filepath\": \"n.wav\", \"offset\": 1, \"text\": \"one\"}\n{}\n");
    const Called called = call({"corpus", "check", "--manifest", file, "--json", "-"});
    QCOMPARE(called.status, 1);
    const QJsonObject json = QJsonDocument::fromJson(called.out).object();
    QCOMPARE(json["version"].toInt(), 1);
    QCOMPARE(json["format"].toString(), QString("NeMo"));
    QCOMPARE(json["source"].toString(), file);
    QCOMPARE(json["columns"].toArray(), QJsonArray{"x"});
    const QJsonArray utterances = json["utterances"].toArray();
    QCOMPARE(utterances.size(), 2);
    const QJsonObject first{{"id", "m"},
                            {"audio", dir_.filePath("m.wav")},
                            {"missing", true},
                            {"begin", 1.0},
                            {"end", 3.5},
                            {"channel", 1},
                            {"duration", 2.5},
                            {"reference", QJsonValue::Null},
                            {"columns", QJsonObject{{"x", "y"}}}};
    QCOMPARE(utterances[0].toObject(), first);
    QVERIFY(utterances[1].toObject()["end"].isNull()); // to the recording's end
    QCOMPARE(utterances[1].toObject()["reference"].toString(), QString("one"));
    const QJsonObject problem{{"file", file}, {"line", 3}, {"reason", "names no recording"}};
    QCOMPARE(json["problems"].toArray(), QJsonArray{problem});
    const QString out = dir_.filePath("out.json");
    QVERIFY(!call({"corpus", "check", "--manifest", file, "--json", out}).out.isEmpty());
    QCOMPARE(QByteArray::fromStdString(readFile(out.toStdString())), called.out);
}

void TestManifests::checkTakesTheOptions() {
    QDir(dir_.path()).mkpath("sounds");
    (void)write("sounds/x.wav", "");
    const QString file = write("columns.csv", "audio,mic,text\na.wav,x.wav,one\n");
    QCOMPARE(call({"corpus", "check", "--manifest", file, "--column", "audio=mic", "--audio-root",
                   dir_.filePath("sounds")})
                 .status,
             0);
    const Called none = call({"corpus", "check", "--manifest", file, "--column", "id=name"});
    QCOMPARE(none.status, 1);
    QVERIFY(none.err.contains("has no column \"name\". Its columns are audio, mic, text."));
    const QString words = write("w.ctm", "w 1 0 1 one\nw 1 9 1 two\n");
    const auto utterances = [&](const char* gap) {
        return call({"corpus", "check", "--manifest", words, "--gap", gap}).out.contains("1 utterance,");
    };
    QVERIFY(!utterances("1"));
    QVERIFY(utterances("inf"));
}

void TestManifests::checkRefusesOtherFiles() {
    const QString file = write("notes.txt", "hello\n");
    const Called called = call({"corpus", "check", "--manifest", file});
    QCOMPARE(called.status, 1);
    QCOMPARE(called.out, QByteArray());
    QVERIFY(
        called.err.startsWith("offramp-cli: " + file.toUtf8() +
                              ": is no list of recordings that Offramp knows. Name a LibriSpeech folder"));
}

void TestManifests::demoCorporaAreMade() {
    if (!hasPrompts())
        QSKIP("needs the Debian packages asterisk-core-sounds-en-wav and asterisk-core-sounds-en");
    const QString folder = dir_.filePath("demo");
    const Called made = call({"demo-corpus", folder, "--strings", "12"});
    QCOMPARE(made.status, 0);
    QVERIFY(made.out.startsWith("Wrote to " + folder.toUtf8() + ":\n"));
    QVERIFY(made.out.contains("digits.jsonl"));
    QVERIFY(made.out.contains("prompts-en.jsonl"));
    for (const QByteArray& line : made.err.split('\n')) // of languages that aren't installed
        QVERIFY2(line.isEmpty() || line.contains("Install the Debian package asterisk-core-sounds-"), line);
    QCOMPARE(QDir(folder + "/digits").entryList({"*.wav"}).size(), 12);
    for (const char* name : {"digits.jsonl", "prompts-en.jsonl"}) {
        const Called checked = call({"corpus", "check", "--manifest", folder + "/" + name});
        QCOMPARE(checked.status, 0);
        QVERIFY(checked.out.contains("  NeMo, "));
    }
}

void TestManifests::demoCorporaTakeTheirOptions() {
    if (!hasPrompts())
        QSKIP("needs the Debian packages asterisk-core-sounds-en-wav and asterisk-core-sounds-en");
    const auto digits = [&](const char* folder, const QStringList& more) {
        const QString path = dir_.filePath(folder);
        const Called called =
            call(QStringList{"demo-corpus", "--language", "en", path, "--strings", "5"} + more);
        return called.status == 0 ? readFile((path + "/digits.jsonl").toStdString()) : std::string();
    };
    const std::string first = digits("one", {});
    QVERIFY(!first.empty());
    QVERIFY(digits("two", {"--seed", "1"}) == first);
    const std::string other = digits("three", {"--seed", "2"});
    QVERIFY(!other.empty() && other != first);
    QCOMPARE(QDir(dir_.filePath("one")).entryList({"*.jsonl"}),
             (QStringList{"digits.jsonl", "prompts-en.jsonl"}));
    QCOMPARE(call({"demo-corpus", dir_.filePath("four"), "--strings", "0", "--language", "en"}).status, 0);
    QVERIFY(!QDir(dir_.filePath("four/digits")).exists());
}

void TestManifests::wrongUsageIsSaid() {
    for (const QStringList& arguments : {QStringList{"demo-corpus"},
                                         {"demo-corpus", dir_.filePath("x"), "--strings", "-1"},
                                         {"demo-corpus", dir_.filePath("x"), "--language", "tlh"},
                                         {"corpus", "check"},
                                         {"corpus", "check", "--manifest", "x", "--column", "tone=y"}}) {
        const Called called = call(arguments);
        QVERIFY2(called.status == 2, qPrintable(arguments.join(' ')));
        QVERIFY(called.err.startsWith("offramp-cli: "));
    }
    QVERIFY(!QDir(dir_.filePath("x")).exists());
}

QTEST_GUILESS_MAIN(TestManifests)
#include "test_manifests.moc"
