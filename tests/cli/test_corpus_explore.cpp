// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "cli/program.h"
#include "corpus/made_results.h"
#include "corpus/write_results.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;

class TestCorpusExplore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSummaryHasTablesAndJson();
    void partsAreSummarised();
    void theSweepHasRows();
    void theSweepChoosesThresholds();
    void theDecoderIsTheMeasures();
    void wrongUsageIsStatusTwo_data();
    void wrongUsageIsStatusTwo();
    void whatIsNotThereIsStatusOne_data();
    void whatIsNotThereIsStatusOne();

private:
    [[nodiscard]] QString path(const char* name) const { return folder_.filePath(name); }
    [[nodiscard]] QString made() const { return path("small.offramp"); }

    QTemporaryDir folder_;
};

void TestCorpusExplore::initTestCase() {
    CorpusResults results = test::smallResults();
    DecoderResults beam = results.decoders[0];
    beam.name = "beam";
    beam.options.kind = DecoderOptions::Kind::beam;
    beam.scores = {{specOf("nbest_posterior"), std::vector<double>(15, 0.5)}};
    for (std::string& text : beam.texts)
        text.clear(); // all words left out
    test::scoreTexts(results, beam);
    results.decoders.push_back(beam);
    results.failures.push_back({"f", "f.wav", "f.wav: can't be opened."});
    test::writeResults(made().toStdString(), results);
}

void TestCorpusExplore::theSummaryHasTablesAndJson() {
    const Called tables = call({"corpus", "summary", made(), "--mean-utterance-wer"});
    QCOMPARE(tables.status, 0);
    const QString text = QString::fromUtf8(tables.out);
    for (const char* part :
         {"5 utterances", "9 reference words", "1 utterance has no reference", "1 utterance couldn't be run",
          "greedy decoder", "beam decoder", "corpus WER", "mean WER", "layer 4", "33.33 %", "fewest errors",
          "destructive", "2 utterances (50.0 %), 3 words", "entropy_normalised"})
        QVERIFY2(text.contains(part), part);
    const Called json = call({"corpus", "summary", made(), "--json", "-", "--decoder", "greedy"});
    QCOMPARE(json.status, 0);
    const QJsonObject object = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(object["version"].toInt(), 1);
    QCOMPARE(object["failures"].toInt(), 1);
    QCOMPARE(object["decoders"].toArray().size(), 1);
    QCOMPARE(object["decoders"][0]["exits"][2]["wer"].toDouble(), 2 / 9.0);
}

void TestCorpusExplore::partsAreSummarised() {
    const QStringList ask{"corpus", "summary", made(), "--json", "-", "--decoder", "greedy"};
    const QJsonObject clean =
        QJsonDocument::fromJson(call(ask + QStringList{"--split", "clean"}).out).object();
    QCOMPARE(clean["utterances"].toInt(), 2); // a and c
    QCOMPARE(clean["split"].toString(), QString("clean"));
    const QJsonObject some =
        QJsonDocument::fromJson(
            call(ask + QStringList{"--split", "clean", "--where", "speaker == 'bob'"}).out)
            .object();
    QCOMPARE(some["utterances"].toInt(), 1);
    QCOMPARE(some["where"].toString(), QString("speaker == 'bob'"));
}

void TestCorpusExplore::theSweepHasRows() {
    const QString csv = path("rows.csv");
    const QString json = path("rows.json");
    const Called called = call({"corpus", "sweep", made(), "--measure", "entropy_normalised", "--thresholds",
                                "0.12,inf,-inf", "--csv", csv, "--json", json});
    QVERIFY2(called.status == 0, called.err.constData());
    QVERIFY(called.out.contains("below the threshold") && called.out.contains("corpus WER"));
    const QStringList rows = QString::fromStdString(readFile(csv.toStdString())).split('\n');
    QVERIFY(rows[0].startsWith("threshold,average_layer,wer,histogram,"));
    QVERIFY(rows[1].startsWith("0.12,4.4,0.3333333333333333,1 2 2,5,"));
    QVERIFY(rows[2].startsWith("inf,2.4,") && rows[3].startsWith("-inf,6,0.2222222222222222,0 0 5,"));
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(json.toStdString()))).object();
    QCOMPARE(object["rows"].toArray().size(), 3);
    QCOMPARE(object["rows"][0]["histogram"].toArray(), (QJsonArray{1, 2, 2}));
}

void TestCorpusExplore::theSweepChoosesThresholds() {
    const Called called =
        call({"corpus", "sweep", made(), "--measure", "max_probability", "--points", "5", "--json", "-"});
    QCOMPARE(called.status, 0);
    const QJsonArray rows = QJsonDocument::fromJson(called.out).object()["rows"].toArray();
    QVERIFY(rows.size() >= 4 && rows.size() <= 5);
    QCOMPARE(rows.first()["average_layer"].toDouble(), 6.0);
    QCOMPARE(rows.last()["average_layer"].toDouble(), 2.4); // c has no value at the first exit
    for (int i = 1; i < rows.size(); ++i)
        QVERIFY(rows[i]["threshold"].toDouble() < rows[i - 1]["threshold"].toDouble());
}

void TestCorpusExplore::theDecoderIsTheMeasures() {
    const auto decoderOf = [&](const QStringList& more) {
        const Called called = call(QStringList{"corpus", "sweep", made(), "--json", "-"} + more);
        const QJsonObject object = QJsonDocument::fromJson(called.out).object();
        return object["decoder"].toString() + " " + QString::number(object["rows"][0]["wer"].toDouble());
    };
    QCOMPARE(decoderOf({"--measure", "nbest_posterior", "--thresholds", "0.1"}), QString("beam 1"));
    QCOMPARE(decoderOf({"--measure", "max_probability", "--thresholds", "-1"}),
             QString("greedy ") + QString::number(3 / 9.0));
}

void TestCorpusExplore::wrongUsageIsStatusTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << says;
    };
    row("no measure", {"sweep"}, "--measure is required");
    row("unknown measure", {"sweep", "--measure", "nonsense"}, "no exit measure");
    row("both", {"sweep", "--measure", "patience", "--points", "5", "--thresholds", "1"}, "excludes");
    row("one point", {"sweep", "--measure", "patience", "--points", "1"}, "--points");
    row("no condition", {"summary", "--where", "wer_2 >"}, "--where: at character 8 a value is expected");
    row("the exit taken", {"summary", "--where", "exit == 2"}, "no exit is taken here");
}

void TestCorpusExplore::wrongUsageIsStatusTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Called called = call(QStringList{"corpus"} + arguments + QStringList{made()});
    QCOMPARE(called.status, 2);
    QVERIFY2(QString::fromUtf8(called.err).contains(says), called.err.constData());
}

void TestCorpusExplore::whatIsNotThereIsStatusOne_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::newRow(name) << arguments << says;
    };
    const QString file = made();
    row("no file", {"summary", "/nowhere/a.offramp"}, "/nowhere/a.offramp");
    row("no decoder", {"summary", file, "--decoder", "oracle"}, "Choose one of greedy, beam");
    row("no split", {"summary", file, "--split", "dev"}, "Choose one of clean, other");
    row("no values", {"sweep", file, "--measure", "renyi"}, "have no values of renyi");
    row("another's values", {"sweep", file, "--measure", "nbest_posterior", "--decoder", "greedy"},
        "the greedy decoder's results have no values of nbest_posterior");
    row("not a number", {"sweep", file, "--measure", "patience", "--thresholds", "nan"}, "not a number");
}

void TestCorpusExplore::whatIsNotThereIsStatusOne() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Called called = call(QStringList{"corpus"} + arguments);
    QCOMPARE(called.status, 1);
    QVERIFY2(QString::fromUtf8(called.err).contains(says), called.err.constData());
}

QTEST_GUILESS_MAIN(TestCorpusExplore)
#include "test_corpus_explore.moc"
