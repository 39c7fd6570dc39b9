// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/text_grid.h"
#include "base/files.h"
#include "cli/program.h"
#include "corpus/made_results.h"
#include "corpus/manifest/csv.h"
#include "corpus/write_results.h"
#include "model/formats/zip_archive.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;

/// offramp-cli export, of the recording that is kept with the tests and of made results.
class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hypothesesAreATable();
    void formatsFollowTheExtension();
    void columnsAndExitsAreChosen();
    void everyTableOfARecordingIsWritten_data();
    void everyTableOfARecordingIsWritten();
    void nBestNeedsABeamSearch();
    void severalRecordingsMakeOneTable();
    void severalRecordingsMakeAFolder();
    void everyExitMakesAFile();
    void theOthersAreDone();
    void resultsAreTables_data();
    void resultsAreTables();
    void conditionsChooseUtterances();
    void utterancesWithTracesAreOpened();
    void theOldFileStays();
    void wrongUsageIsStatusTwo_data();
    void wrongUsageIsStatusTwo();
    void whatIsNotThereIsStatusOne_data();
    void whatIsNotThereIsStatusOne();

private:
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] std::string read(const QString& name) const { return readFile(path(name).toStdString()); }
    [[nodiscard]] QString made() const { return path("small.offramp"); }
    /// Of the murmur, with what else is asked for.
    static Called exportMurmur(const QStringList& more) {
        return call(QStringList{"export", "--model", test::digitsModel(), test::murmurFile()} + more);
    }
    static std::vector<std::vector<std::string>> rowsOf(const std::string& csv) {
        std::vector<std::vector<std::string>> rows;
        CsvReader reader(csv, ',');
        for (CsvRow row; reader.next(row);)
            rows.push_back(row.cells);
        return rows;
    }

    QTemporaryDir folder_;
};

void TestExport::initTestCase() {
    CorpusResults results = test::smallResults();
    DecoderResults beam = results.decoders[0];
    beam.name = "beam";
    beam.options.kind = DecoderOptions::Kind::beam;
    beam.scores = {{specOf("nbest_posterior"), std::vector<double>(15, 0.5)}};
    results.decoders.push_back(beam);
    test::writeResults(made().toStdString(), results);
}

void TestExport::hypothesesAreATable() {
    const Called called = exportMurmur({"--what", "hypotheses", "--out", "-", "--format", "csv"});
    QVERIFY2(called.status == 0, called.err.constData());
    const auto rows = rowsOf(called.out.toStdString());
    QCOMPARE(rows.size(), std::size_t(7));
    QCOMPARE(rows[0][0], std::string("utterance"));
    QCOMPARE(rows[1][0], std::string("murmur"));
    QCOMPARE(rows[6][1], std::string("6"));
    QCOMPARE(rows[6][2], std::string("layer 12"));
    QVERIFY(std::ranges::find(rows[0], "entropy_normalised") != rows[0].end());
}

void TestExport::formatsFollowTheExtension() {
    const QStringList ask{"--what", "hypotheses", "--reference", "one two", "--out"};
    QCOMPARE(exportMurmur(ask + QStringList{path("h.json")}).status, 0);
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(read("h.json"))).object();
    QCOMPARE(json["format"].toString(), QString("offramp-table"));
    QVERIFY(json["about"]["model"].toString().startsWith("Spoken digits"));
    QCOMPARE(json["rows"].toArray().size(), 6);
    QCOMPARE(exportMurmur(ask + QStringList{path("h.tex")}).status, 0);
    QVERIFY(read("h.tex").find("\\begin{tabular}") != std::string::npos);
    QCOMPARE(exportMurmur(ask + QStringList{path("h.md")}).status, 0);
    QVERIFY(read("h.md").starts_with("| utterance | exit |"));
    QCOMPARE(exportMurmur(ask + QStringList{path("h.txt"), "--format", "markdown"}).status, 0);
    QVERIFY(read("h.txt").starts_with("| utterance | exit |"));
}

void TestExport::columnsAndExitsAreChosen() {
    const Called called =
        exportMurmur({"--what", "hypotheses", "--columns", "exit,taken,reference", "--reference", "one two",
                      "--threshold", "2", "--exit", "taken", "--format", "csv", "--out", "-"});
    QVERIFY2(called.status == 0, called.err.constData());
    // Every entropy is below 2: the first exit is taken.
    QCOMPARE(called.out, QByteArray("exit,taken,reference\r\n1,1,one two\r\n"));
}

void TestExport::everyTableOfARecordingIsWritten_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("least");
    QTest::newRow("measures") << "measures"
                              << "utterance,policy,measure,exit," << 26;
    QTest::newRow("words") << "words"
                           << "utterance,exit,word,start_s,end_s," << 0;
    QTest::newRow("tokens") << "tokens"
                            << "utterance,exit,token,class,start_s,end_s," << 0;
    QTest::newRow("traces") << "traces"
                            << "utterance,exit,frame,time_s,entropy_nats,max_probability,margin,"
                               "blank_probability,class,token"
                            << 6 * 50;
    QTest::newRow("log-probs") << "log-probs"
                               << "utterance,exit,frame,time_s,log_prob:" << 6 * 50;
}

void TestExport::everyTableOfARecordingIsWritten() {
    QFETCH(QString, what);
    QFETCH(QString, header);
    QFETCH(int, least);
    const Called called = exportMurmur({"--what", what, "--out", path(what + ".csv")});
    QVERIFY2(called.status == 0, called.err.constData());
    const std::string text = read(what + ".csv");
    QVERIFY2(QString::fromStdString(text).startsWith(header), text.substr(0, 200).c_str());
    const auto rows = rowsOf(text);
    QVERIFY(static_cast<int>(rows.size()) > least);
    for (const auto& row : rows)
        QCOMPARE(row.size(), rows[0].size());
}

void TestExport::nBestNeedsABeamSearch() {
    const QStringList ask{"--what", "nbest", "--out", path("n.csv")};
    QCOMPARE(exportMurmur(ask).status, 2);
    const Called called =
        exportMurmur(ask + QStringList{"--decoder", "beam", "--nbest", "3", "--exit", "last"});
    QVERIFY2(called.status == 0, called.err.constData());
    const auto rows = rowsOf(read("n.csv"));
    QVERIFY(rows.size() >= 2 && rows.size() <= 4);
    QCOMPARE(rows[0][2], std::string("rank"));
    QCOMPARE(rows[1][2], std::string("1"));
    QCOMPARE(rows[1][1], std::string("6"));
}

void TestExport::severalRecordingsMakeOneTable() {
    QVERIFY(QFile::copy(test::murmurFile(), path("other.flac")));
    const Called called = call({"export", "--model", test::digitsModel(), test::murmurFile(),
                                path("other.flac"), "--what", "hypotheses", "--out", path("both.csv")});
    QVERIFY2(called.status == 0, called.err.constData());
    const auto rows = rowsOf(read("both.csv"));
    QCOMPARE(rows.size(), std::size_t(13));
    QCOMPARE(rows[12][0], std::string("other"));
    for (std::size_t i = 1; i <= 6; ++i)
        QCOMPARE(rows[i][5], rows[i + 6][5]); // their texts
}

void TestExport::severalRecordingsMakeAFolder() {
    const QStringList ask{
        "export",         "--model", test::digitsModel(), test::murmurFile(), path("other.flac"),
        "--what",         "words",   "--format",          "textgrid",         "--out",
        path("grids/all")};
    const Called called = call(ask);
    QVERIFY2(called.status == 0, called.err.constData());
    for (const char* name : {"grids/all/murmur.TextGrid", "grids/all/other.TextGrid"})
        QCOMPARE(readTextGridTiers(path(name).toStdString()).size(), std::size_t(12));
    QVERIFY(read("grids/all/murmur.TextGrid") == read("grids/all/other.TextGrid"));
    const Called npz = exportMurmur({"--what", "traces", "--out", path("t.npz")});
    QVERIFY2(npz.status == 0, npz.err.constData());
    QVERIFY(ZipArchive(path("t.npz").toStdString()).find("exit6_margin.npy") != nullptr);
}

void TestExport::everyExitMakesAFile() {
    const QStringList ask{"--what", "tokens", "--out", path("t.ctm")};
    QCOMPARE(exportMurmur(ask).status, 0);
    QVERIFY(read("t.ctm").starts_with(";; murmur: exit "));
    QCOMPARE(exportMurmur(ask + QStringList{"--exit", "all"}).status, 0);
    for (int exit = 1; exit <= 6; ++exit)
        QVERIFY(read(QString("t.exit%1.ctm").arg(exit))
                    .starts_with(";; murmur: exit " + std::to_string(exit) + ", layer"));
    QCOMPARE(exportMurmur({"--what", "words", "--exit", "3", "--out", path("w.srt")}).status, 0);
    QVERIFY(QFile::exists(path("w.srt")));
}

void TestExport::theOthersAreDone() {
    const Called called = call({"export", "--model", test::digitsModel(), path("absent.wav"),
                                test::murmurFile(), "--what", "hypotheses", "--out", path("some.csv")});
    QCOMPARE(called.status, 1);
    QVERIFY2(called.err.contains("absent.wav"), called.err.constData());
    QCOMPARE(rowsOf(read("some.csv")).size(), std::size_t(7));
    const Called none = call({"export", "--model", test::digitsModel(), path("absent.wav"), "--what",
                              "hypotheses", "--out", path("none.csv")});
    QCOMPARE(none.status, 1);
    QVERIFY(!QFile::exists(path("none.csv")));
}

void TestExport::resultsAreTables_data() {
    QTest::addColumn<QStringList>("ask");
    QTest::addColumn<QByteArray>("begins");
    const auto row = [](const QStringList& ask, const QByteArray& begins) {
        QTest::newRow(qPrintable(ask.join(' '))) << ask << begins;
    };
    row({"exits", "--columns", "exit,after_layer,wer,hits"},
        "exit,after_layer,wer,hits\r\n1,2,0.4444444444444444,5\r\n");
    row({"sweep", "--measure", "entropy_normalised", "--thresholds", "0.12", "--columns",
         "threshold,average_layer,histogram"},
        "threshold,average_layer,histogram\r\n0.12,4.4,1 2 2\r\n");
    row({"utterances", "--threshold", "0.12", "--columns", "id,exit,text"},
        "id,exit,text\r\na,2,one two tree four\r\nb,1,five six\r\nc,3,seven eight nine ten\r\nd,3,zero\r\n"
        "e,2,oh\r\n");
    row({"hypotheses", "--utterance", "b", "--columns", "id,exit,text"},
        "id,exit,text\r\nb,1,five six\r\nb,2,five six\r\nb,3,five sick\r\n");
    row({"histogram", "--threshold", "0.12", "--columns", "exit,utterances"},
        "exit,utterances\r\n1,1\r\n2,2\r\n3,2\r\n");
    row({"histogram", "--exit", "2", "--columns", "utterances"}, "utterances\r\n0\r\n5\r\n0\r\n");
    row({"overthinking", "--columns", "exit,destructive"}, "exit,destructive\r\n1,1\r\n2,1\r\n,1\r\n");
    row({"overthought", "--columns", "id,kind"}, "id,kind\r\nb,destructive\r\n");
    row({"confusions", "--exit", "1", "--columns", "said,heard,count"},
        "said,heard,count\r\neight,ate,1\r\nnine,night,1\r\ntwo,too,1\r\nfour,,1\r\n");
}

void TestExport::resultsAreTables() {
    QFETCH(QStringList, ask);
    QFETCH(QByteArray, begins);
    const QStringList arguments =
        QStringList{"export", made(), "--format", "csv", "--out", "-", "--what"} + ask;
    const Called called = call(arguments);
    QVERIFY2(called.status == 0, called.err.constData());
    QVERIFY2(called.out.startsWith(begins), called.out.constData());
    QCOMPARE(call(arguments).out, called.out);
}

void TestExport::conditionsChooseUtterances() {
    const Called called = call({"export", made(), "--what", "utterances", "--split", "clean", "--where",
                                "duration > 1.5", "--columns", "id", "--format", "csv", "--out", "-"});
    QVERIFY2(called.status == 0, called.err.constData());
    QCOMPARE(called.out, QByteArray("id\r\na\r\n"));
    const Called beam =
        call({"export", made(), "--what", "exits", "--decoder", "beam", "--out", path("e.json")});
    QVERIFY2(beam.status == 0, beam.err.constData());
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(read("e.json"))).object();
    QCOMPARE(json["about"]["decoder"].toString(), QString("beam"));
}

void TestExport::utterancesWithTracesAreOpened() {
    writeFile(path("list.jsonl").toStdString(),
              "{\"audio_filepath\": \"" + test::murmurFile().toStdString() + "\", \"text\": \"one two\"}\n");
    const Called run = call({"corpus", "run", "--model", test::digitsModel(), "--manifest",
                             path("list.jsonl"), "--out", path("run.offramp"), "--traces"});
    QVERIFY2(run.status == 0, run.err.constData());
    const QStringList ask{"--what",   "tokens", "--columns", "exit,token,start_frame",
                          "--format", "csv",    "--out",     "-"};
    const Called stored = call(QStringList{"export", path("run.offramp"), "--utterance", "murmur"} + ask);
    QVERIFY2(stored.status == 0, stored.err.constData());
    QCOMPARE(stored.out, exportMurmur(ask).out); // as a run of the model gives them
}

void TestExport::theOldFileStays() {
    writeFile(path("old.csv").toStdString(), "old");
    const Called called = exportMurmur({"--what", "nbest", "--out", path("old.csv"), "--decoder", "beam",
                                        "--nbest", "2", "--columns", "nonsense"});
    QCOMPARE(called.status, 1);
    QVERIFY2(called.err.contains("has no column \"nonsense\""), called.err.constData());
    QCOMPARE(read("old.csv"), std::string("old"));
    const Called nowhere = exportMurmur({"--what", "hypotheses", "--out", path("no/such/folder/file.csv")});
    QCOMPARE(nowhere.status, 1);
    QVERIFY2(nowhere.err.contains("cannot be written (No such file or directory)"), nowhere.err.constData());
    QVERIFY(QDir(folder_.path()).entryList({"*.part"}, QDir::Files | QDir::Hidden).isEmpty());
}

void TestExport::wrongUsageIsStatusTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << says;
    };
    const QString model = test::digitsModel();
    const QString audio = test::murmurFile();
    row("nothing", {}, "INPUT is required");
    row("no file", {"a.wav", "--model", model, "--what", "words"}, "--out is required");
    row("unknown content", {"a.wav", "--model", model, "--what", "nonsense", "--out", "x.csv"},
        "--what can't be");
    row("no model", {"a.wav", "--what", "words", "--out", "x.csv"}, "--model is needed");
    row("a model for results", {"a.offramp", "--model", model, "--what", "exits", "--out", "x.csv"},
        "not with a results file");
    row("no format", {audio, "--model", model, "--what", "words", "--out", "x.doc"}, "add --format");
    row("unknown format", {audio, "--model", model, "--what", "words", "--out", "x", "--format", "doc"},
        "there is no format");
    row("another format", {audio, "--model", model, "--what", "traces", "--out", "x.ctm"},
        "traces can't be written as CTM: choose csv, json, latex, markdown, npz");
    row("columns of no table",
        {audio, "--model", model, "--what", "words", "--out", "x.ctm", "--columns", "a"},
        "--columns goes with tables");
    row("no exit", {audio, "--model", model, "--what", "words", "--out", "x.csv", "--exit", "0"},
        "--exit is");
    row("one file for two", {audio, audio, "--model", model, "--what", "traces", "--out", "x.npz"},
        "--out has to be a folder");
    row("a corpus's content", {audio, "--model", model, "--what", "sweep", "--out", "x.csv"},
        "is of a results file");
    row("no utterance", {"a.offramp", "--what", "words", "--out", "x.csv"}, "needs --utterance");
    row("no measure", {"a.offramp", "--what", "sweep", "--out", "x.csv"}, "needs a --measure");
    row("no table", {"a.offramp", "--what", "exits", "--out", "x.npz"}, "is a table");
    row("a split of recordings",
        {audio, "--model", model, "--what", "words", "--split", "clean", "--out", "x.csv"},
        "go with a results file");
}

void TestExport::wrongUsageIsStatusTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Called called = call(QStringList{"export"} + arguments);
    QVERIFY2(called.status == 2, called.err.constData());
    QVERIFY2(QString::fromUtf8(called.err).contains(says), called.err.constData());
    QVERIFY(called.out.isEmpty());
}

void TestExport::whatIsNotThereIsStatusOne_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << says;
    };
    const QString model = test::digitsModel();
    const QString audio = test::murmurFile();
    row("exit", {audio, "--model", model, "--what", "words", "--exit", "7", "--out", "x.csv"},
        "it has no exit 7");
    row("model", {audio, "--model", "absent", "--what", "words", "--out", "x.csv"}, "absent");
    row("results", {"absent.offramp", "--what", "exits", "--out", "x.csv"}, "absent.offramp");
}

void TestExport::whatIsNotThereIsStatusOne() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Called called = call(QStringList{"export"} + arguments);
    QVERIFY2(called.status == 1, called.err.constData());
    QVERIFY2(QString::fromUtf8(called.err).contains(says), called.err.constData());
}

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
