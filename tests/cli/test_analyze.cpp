// SPDX-License-Identifier: GPL-3.0-or-later
// offramp-cli analyze, as a person or a script calls it.
#include "base/files.h"
#include "cli/program.h"
#include "exits/policy_json.h"
#include "model/formats/safetensors.h"
#include "support/golden.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestAnalyze : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesShowEveryExit();
    void errorsAreMarkedInTheText();
    void jsonIsAllThatIsOnStandardOutput();
    void jsonFilesAreWrittenBesideTheTable();
    void oneFailureDoesNotStopTheOthers();
    void stoppingEarlyLeavesLaterExitsOut();
    void dumpsHoldTheLogProbabilities();
    void referencesComeFromWhereTheyAreNamed();
    void checkpointsTakeTheirOptions();
    void threadsAndChannelsAreChosen();
    void beamSearchIsShownAndWritten();
    void policiesComeFromFiles();
    void budgetsAreFittedToTheRecordings();
    void measuresTakeParameters();
    void wrongUsageIsSaid_data();
    void wrongUsageIsSaid();
    void modelsThatCannotBeOpenedFail();
    void outputThatCannotBeWrittenFails();

private:
    [[nodiscard]] static QJsonObject report(const Called& called) {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(called.out, &error);
        if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
        return document.object();
    }
    /// A copy of the murmur under another name.
    [[nodiscard]] QString sound(const char* name) const {
        const fs::path to = fs::path(dir_.path().toStdString()) / name;
        fs::copy_file(test::murmurFile().toStdString(), to, fs::copy_options::overwrite_existing);
        return test::text(to);
    }
    QTemporaryDir dir_;
};

namespace {

QStringList analyze(const QStringList& more) {
    return QStringList{"analyze", "--model", test::digitsModel()} + more;
}

} // namespace

void TestAnalyze::tablesShowEveryExit() {
    const Called called = call(analyze({test::murmurFile()}));
    QCOMPARE(called.status, 0);
    QCOMPARE(called.err, QByteArray());
    QVERIFY(!called.out.contains('\x1b')); // no colours into a pipe
    QVERIFY(called.out.contains("murmur.flac  3.00 s, FLAC, 16 bit"));
    for (const char* title : {"exit", "after", "entropy", "max p", "ms", "GMAC", "text"})
        QVERIFY2(called.out.contains(title), title);
    for (int layer = 2; layer <= 12; layer += 2)
        QVERIFY(called.out.contains(QByteArray("layer ") + QByteArray::number(layer)));
    QVERIFY(called.out.contains("to ie two three sive two\n"));
    QCOMPARE(called.out.count("\xe2\x96\xb6"), 1); // ▶, the exit taken
    QVERIFY(!called.out.contains("WER"));          // nobody knows what was said
}

void TestAnalyze::errorsAreMarkedInTheText() {
    const Called called = call(analyze({"--reference", "two two three six two now", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("said: two two three six two now"));
    QVERIFY(called.out.contains("WER"));
    // "to ie two three sive two" to that: to for two, ie inserted, sive for six, now left out: 4 of 6 words.
    QVERIFY2(called.out.contains("67 %"), called.out);
    QVERIFY(called.out.contains("[sive|six]"));
    QVERIFY(called.out.contains("-now-"));
}

void TestAnalyze::jsonIsAllThatIsOnStandardOutput() {
    const Called called = call(analyze({"--json", "-", "--reference", "two two", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    const QJsonObject json = report(called);
    QCOMPARE(json["version"].toInt(), 1);
    QCOMPARE(json["model"].toObject()["architecture"].toString(), QString("early-conformer"));
    const QJsonObject utterance = json["utterances"].toArray()[0].toObject();
    QCOMPARE(utterance["audio"].toString(), test::murmurFile());
    QCOMPARE(utterance["duration"].toDouble(), 3.0);
    QCOMPARE(utterance["reference"].toString(), QString("two two"));
    QCOMPARE(utterance["exits"].toArray().size(), 6);
    const QJsonObject last = utterance["exits"].toArray()[5].toObject();
    QCOMPARE(last["text"].toString(), QString("to ie two three sive two"));
    QCOMPARE(last["wer"].toDouble(), 2.0); // four words too many for two
    QCOMPARE(utterance["decision"].toObject()["measure"].toString(), QString("entropy_normalised"));
}

void TestAnalyze::jsonFilesAreWrittenBesideTheTable() {
    const QString file = dir_.filePath("report.json");
    const Called called = call(analyze({"--json", file, test::murmurFile()}));
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("to ie two three sive two"));
    const auto json =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(file.toStdString()))).object();
    QCOMPARE(json["utterances"].toArray().size(), 1);
}

void TestAnalyze::oneFailureDoesNotStopTheOthers() {
    const QString gone = dir_.filePath("gone.wav");
    const QStringList sounds{sound("a.flac"), gone, sound("b.flac")};
    const Called called = call(analyze(QStringList{"--json", "-"} + sounds));
    QCOMPARE(called.status, 1);
    QVERIFY(called.err.startsWith("offramp-cli: " + gone.toUtf8() + ": "));
    QCOMPARE(called.err.count('\n'), 1);
    const QJsonArray utterances = report(called)["utterances"].toArray();
    QCOMPARE(utterances.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const QJsonObject utterance = utterances[i].toObject();
        QCOMPARE(utterance["audio"].toString(), sounds[i]);
        QCOMPARE(utterance.contains("error"), i == 1);
        QCOMPARE(utterance["exits"].toArray().size(), i == 1 ? 0 : 6);
    }
    const Called table = call(analyze(sounds));
    QCOMPARE(table.status, 1);
    QCOMPARE(table.out.count("to ie two three sive two"), 2);
}

void TestAnalyze::stoppingEarlyLeavesLaterExitsOut() {
    const QStringList policy{"--measure", "max_probability", "--threshold", "0", "--json", "-"};
    const auto utterance = [&](const QStringList& more) {
        return report(call(analyze(policy + more + QStringList{test::murmurFile()})))["utterances"]
            .toArray()[0]
            .toObject();
    };
    const QJsonObject whole = utterance({});
    const QJsonObject stopped = utterance({"--stop-early"});
    QCOMPARE(whole["exits"].toArray().size(), 6);
    QCOMPARE(stopped["exits"].toArray().size(), 1);
    for (const QJsonObject& each : {whole, stopped}) {
        const QJsonObject decision = each["decision"].toObject();
        QCOMPARE(decision["exit"].toInt(-1), 0);
        QVERIFY(decision["macs"].toObject()["saved"].toDouble() > 0);
    }
    QVERIFY(!whole["decision"].toObject()["seconds"].toObject()["total"].isNull());
    QVERIFY(stopped["decision"].toObject()["seconds"].toObject()["total"].isNull());
}

void TestAnalyze::dumpsHoldTheLogProbabilities() {
    const QString file = dir_.filePath("dump.safetensors");
    QCOMPARE(call(analyze({"--dump", file, test::murmurFile()})).status, 0);
    const test::Golden found = test::readGolden(file.toStdString());
    const test::Golden expected = test::readGolden(test::dataDir() / "shipping/murmur.safetensors");
    QCOMPARE(found.logProbs.size(), std::size_t(6));
    QCOMPARE(found.features.rows(), expected.features.rows());
    for (std::size_t exit = 0; exit < 6; ++exit)
        QVERIFY(test::largestDifference(found.logProbs[exit], expected.logProbs[exit]) < 1e-3);
}

void TestAnalyze::referencesComeFromWhereTheyAreNamed() {
    const QStringList sounds{sound("c.flac"), sound("d.flac")};
    const auto references = [&](const QStringList& more) {
        QStringList found;
        const QJsonArray utterances =
            report(call(analyze(QStringList{"--json", "-"} + more)))["utterances"].toArray();
        for (const auto& entry : utterances)
            found << (entry.toObject()["reference"].isNull() ? "(null)"
                                                             : entry.toObject()["reference"].toString());
        return found;
    };
    QCOMPARE(references(sounds), (QStringList{"(null)", "(null)"}));
    writeFile(dir_.filePath("d.txt").toStdString(), "from beside\n");
    QCOMPARE(references(sounds), (QStringList{"(null)", "from beside"}));
    const QString list = dir_.filePath("list");
    writeFile(list.toStdString(), "<s> one two </s> (c)\nx other\n");
    QCOMPARE(references(QStringList{"--reference", list} + sounds), (QStringList{"one two", "(null)"}));
    writeFile(list.toStdString(), "the whole file");
    QCOMPARE(references({"--reference", list, sounds[0]}), QStringList{"the whole file"});
    QCOMPARE(references({"--reference", "a text", sounds[0]}), QStringList{"a text"});
}

void TestAnalyze::checkpointsTakeTheirOptions() {
    OFFRAMP_NEEDS_SHARED("models/digits-early-conformer/pytorch");
    const QString checkpoint =
        test::text(test::sharedDir() / "models/digits-early-conformer/pytorch/mod025-transformer");
    const Called called = call({"analyze", "--model", checkpoint, "--heads", "4", "--log", "ln",
                                "--normalize", "per-feature", test::murmurFile()});
    QCOMPARE(called.status, 0);
    QCOMPARE(called.err, QByteArray());
    QVERIFY(called.out.contains("to ie two three sive two"));
    // Without them it is said what was assumed.
    const Called assumed = call({"analyze", "--model", checkpoint, "--log", "ln", test::murmurFile()});
    QVERIFY(assumed.err.contains("offramp-cli: note: The weights don't tell the number of attention heads"));
}

void TestAnalyze::threadsAndChannelsAreChosen() {
    const Called called = call(analyze({"--threads", "1", "--channel", "1", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("to ie two three sive two"));
    const Called second = call(analyze({"--channel", "2", test::murmurFile()}));
    QCOMPARE(second.status, 1);
    QVERIFY(second.err.startsWith("offramp-cli: " + test::murmurFile().toUtf8() + ": "));
}

void TestAnalyze::beamSearchIsShownAndWritten() {
    const Called called =
        call(analyze({"--decoder", "beam", "--nbest", "12", "--beam", "30", "--log-add", "--measure",
                      "nbest_posterior", "--threshold", "0.9", "--json", "-", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    const QJsonObject utterance = report(called)["utterances"][0].toObject();
    QCOMPARE(utterance["decoder"].toObject()["type"], QJsonValue("beam"));
    QCOMPARE(utterance["decoder"].toObject()["beam_size"], QJsonValue(30));
    QCOMPARE(utterance["decoder"].toObject()["unk_score"], QJsonValue("-inf"));
    for (const QJsonValue exit : utterance["exits"].toArray()) {
        const QJsonArray list = exit["n_best"].toArray();
        QCOMPARE(list.size(), 12);
        QCOMPARE(list[0]["text"], exit["text"]);
        double sum = 0;
        for (const QJsonValue entry : list)
            sum += std::exp(entry["score"].toDouble() - list[0]["score"].toDouble());
        QVERIFY(std::abs(exit["scores"]["nbest_posterior"].toDouble() - 1 / sum) < 1e-9);
    }
    const Called table = call(analyze({"--decoder", "beam", "--nbest", "12", test::murmurFile()}));
    QVERIFY(table.out.contains("rank     score  text"));
    QVERIFY(table.out.contains("and 2 more"));
}

void TestAnalyze::policiesComeFromFiles() {
    const QString file = dir_.filePath("policy.json");
    writeFile(file.toStdString(), policyJson({FixedExit{2}, {}}));
    const Called called = call(analyze({"--policy", file, "--json", "-", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    QCOMPARE(report(called)["utterances"][0]["decision"]["exit"], QJsonValue(2));
    const Called stopped =
        call(analyze({"--policy", file, "--stop-early", "--json", "-", test::murmurFile()}));
    QCOMPARE(report(stopped)["utterances"][0]["exits"].toArray().size(), 3);
    writeFile(file.toStdString(), std::string("{\"format\": \"offramp-policy\", \"version\": 99}"));
    const Called newer = call(analyze({"--policy", file, test::murmurFile()}));
    QCOMPARE(newer.status, 1);
    QVERIFY(newer.err.contains("policy.json"));
}

void TestAnalyze::budgetsAreFittedToTheRecordings() {
    const QString file = dir_.filePath("budget.json");
    writeFile(file.toStdString(), policyJson({BudgetRule{specOf("margin"), 7, {}}, {}}));
    const Called called = call(analyze({"--policy", file, "--json", "-", test::murmurFile()}));
    QCOMPARE(called.status, 0);
    const QJsonValue decision = report(called)["utterances"][0]["decision"];
    // One recording: the last exit that isn't behind layer 7, if its margin lets a threshold part it.
    QVERIFY(decision["exit"].toInt() <= 2);
    const Called early = call(analyze({"--policy", file, "--stop-early", test::murmurFile()}));
    QCOMPARE(early.status, 1);
    QVERIFY(early.err.contains("fitted"));
}

void TestAnalyze::measuresTakeParameters() {
    const QStringList policy{"--measure", "tsallis:pool=min,alpha=0.50", "--threshold", "2"};
    const QJsonObject utterance =
        report(call(analyze(policy + QStringList{"--json", "-", test::murmurFile()})))["utterances"]
            .toArray()[0]
            .toObject();
    const QJsonObject decision = utterance["decision"].toObject();
    QCOMPARE(decision["measure"].toString(), QString("tsallis:alpha=0.5,pool=min"));
    QVERIFY(decision["steps"].toArray()[0].toObject()["value"].toDouble() > 0);
    QVERIFY(utterance["exits"].toArray()[0].toObject()["scores"].toObject().contains("tsallis"));
    const Called table = call(analyze(policy + QStringList{test::murmurFile()}));
    QVERIFY2(table.out.contains("\n  tsallis:alpha=0.5,pool=min: 0."), table.out);
    QVERIFY2(table.out.contains("no exit has confidence by Tsallis entropy (alpha=0.5,pool=min) above"),
             table.out);
    // The table's column is of the measure as it comes; taken in another way it has a line of its own.
    const Called worst =
        call(analyze({"--measure", "entropy_normalised:pool=min", "--threshold", "0", test::murmurFile()}));
    QVERIFY2(worst.out.contains("\n  entropy_normalised:pool=min: "), worst.out);
}

void TestAnalyze::wrongUsageIsSaid_data() {
    QTest::addColumn<QStringList>("arguments");
    const QString murmur = test::murmurFile();
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"transcribe", murmur};
    QTest::newRow("no model") << QStringList{"analyze", murmur};
    QTest::newRow("no audio") << analyze({});
    QTest::newRow("unknown option") << analyze({"--beams", "3", murmur});
    QTest::newRow("beam without its decoder") << analyze({"--beam", "3", murmur});
    QTest::newRow("unknown decoder") << analyze({"--decoder", "luck", murmur});
    QTest::newRow("more than the beam") << analyze({"--decoder", "beam", "--nbest", "51", murmur});
    QTest::newRow("policy and measure")
        << analyze({"--policy", "x.json", "--measure", "margin", "--threshold", "1", murmur});
    QTest::newRow("no number") << analyze({"--threshold", "low", murmur});
    QTest::newRow("threshold NaN") << analyze({"--threshold", "nan", murmur});
    QTest::newRow("measure without threshold") << analyze({"--measure", "max_probability", murmur});
    QTest::newRow("unknown measure") << analyze({"--measure", "luck", "--threshold", "1", murmur});
    QTest::newRow("measure's parameter")
        << analyze({"--measure", "margin:alpha=1", "--threshold", "1", murmur});
    QTest::newRow("unknown normalisation") << analyze({"--normalisation", "luck", murmur});
    QTest::newRow("channel 0") << analyze({"--channel", "0", murmur});
    QTest::newRow("threads") << analyze({"--threads", "-1", murmur});
    QTest::newRow("heads") << analyze({"--heads", "0", murmur});
    QTest::newRow("logarithm") << analyze({"--log", "log2", murmur});
    QTest::newRow("two dumps") << analyze({"--dump", "x", murmur, murmur});
    QTest::newRow("one text for two") << analyze({"--reference", "text", murmur, murmur});
    QTest::newRow("info without model") << QStringList{"info"};
    QTest::newRow("convert without target") << QStringList{"convert", test::digitsModel()};
}

void TestAnalyze::wrongUsageIsSaid() {
    QFETCH(QStringList, arguments);
    const Called called = call(arguments);
    QCOMPARE(called.status, 2);
    QVERIFY(called.err.startsWith("offramp-cli: ") && called.err.endsWith(".\n"));
    QCOMPARE(called.out, QByteArray());
}

void TestAnalyze::modelsThatCannotBeOpenedFail() {
    const QString missing = dir_.filePath("no model");
    for (const QStringList& arguments : {QStringList{"analyze", "--model", missing, test::murmurFile()},
                                         {"info", missing},
                                         {"convert", missing, dir_.filePath("to")}}) {
        const Called called = call(arguments);
        QCOMPARE(called.status, 1);
        QCOMPARE(called.err,
                 "offramp-cli: " + missing.toUtf8() + ": there is no such file or folder. Check the name.\n");
        QCOMPARE(called.out, QByteArray());
    }
}

void TestAnalyze::outputThatCannotBeWrittenFails() {
    const QString nowhere = dir_.filePath("none/report.json");
    const Called called = call(analyze({"--json", nowhere, test::murmurFile()}));
    QCOMPARE(called.status, 1);
    QVERIFY(called.err.startsWith("offramp-cli: " + nowhere.toUtf8() + ": "));
    if (!fs::exists("/dev/full")) QSKIP("needs /dev/full, a disk that is full");
    const Called full = call(analyze({"--json", "-", test::murmurFile()}), "/dev/full");
    QCOMPARE(full.status, 1);
    QCOMPARE(full.err, QByteArray("offramp-cli: standard output could not be written.\n"));
}

QTEST_GUILESS_MAIN(TestAnalyze)
#include "test_analyze.moc"
