// SPDX-License-Identifier: GPL-3.0-or-later
// offramp-cli corpus choose, corpus compare.
#include "base/files.h"
#include "cli/program.h"
#include "corpus/batch_support.h"
#include "exits/policy_json.h"
#include "model/open.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace offramp;
using test::call;
using test::Called;
namespace fs = std::filesystem;

class TestCorpusChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void layersAreReached();
    void rowsAreToldOfBothParts();
    void guaranteesAreSpelledOut();
    void nothingChosenIsSaid();
    void policiesAreWritten();
    void gatesAreFitted();
    void temperaturesAreFitted();
    void fitsAndGuaranteesDoNotShareUtterances();
    void wrongUsage_data();
    void wrongUsage();
    void comparisonsAreTold();
    void comparisonsAreWritten();
    void comparisonsThatCannotBe();

private:
    [[nodiscard]] fs::path dir() const { return dir_.path().toStdString(); }
    [[nodiscard]] QString path(const char* name) const { return test::text(dir() / name); }
    [[nodiscard]] Called choose(const QStringList& arguments) const {
        return call(QStringList{"corpus", "choose", path("r.offramp")} + arguments);
    }
    [[nodiscard]] static QJsonObject json(const Called& called) {
        return QJsonDocument::fromJson(called.out).object();
    }

    QTemporaryDir dir_;
};

/// Noise that the digits' model hears something in; what was said is right for some of it and wrong for
/// others.
void TestCorpusChoice::initTestCase() {
    const OpenOptions open;
    const Recogniser recogniser(openModel(test::digitsModel().toStdString(), open));
    Manifest manifest = test::madeCorpus(dir(), 24);
    manifest.columns = {"speaker", "split"};
    for (std::size_t i = 0; i < manifest.entries.size(); ++i) {
        manifest.entries[i].reference = i % 2 == 0 ? "one two" : "seven";
        manifest.entries[i].columns = {"s" + std::to_string(i % 6), i % 6 < 3 ? "dev" : "test"};
    }
    BatchOptions options;
    options.keepTraces = true;
    QCOMPARE(runCorpus(recogniser, open, manifest, dir() / "r.offramp", options, {}).progress.done,
             std::size_t(24));
}

void TestCorpusChoice::layersAreReached() {
    const Called called = choose({"--measure", "entropy_normalised", "--target-layer", "7", "--json", "-"});
    QCOMPARE(called.status, 0);
    const QJsonObject file = json(called);
    QCOMPARE(file["version"].toInt(), 1);
    QCOMPARE(file["measure"].toString(), QString("entropy_normalised"));
    QCOMPARE(file["decoder"].toString(), QString("greedy"));
    QCOMPARE(file["target"].toObject()["kind"].toString(), QString("layer"));
    QCOMPARE(file["split"].toObject()["kind"].toString(), QString("none"));
    QCOMPARE(file["split"].toObject()["shared_utterances"].toInt(), 24);
    QVERIFY(file["calibration"].toObject()["average_layer"].toDouble() <= 7);
    QCOMPARE(file["calibration"], file["test"]);
    QVERIFY(file["fit"].isNull() && file["risk"].isNull());
    // The policy of the file, at the threshold, comes to the same: corpus sweep says so.
    const Called swept =
        call({"corpus", "sweep", path("r.offramp"), "--measure", "entropy_normalised", "--thresholds",
              QString::number(file["threshold"].toDouble(), 'g', 17), "--json", "-"});
    const QJsonObject row = json(swept)["rows"].toArray()[0].toObject();
    QCOMPARE(row["average_layer"], file["calibration"].toObject()["average_layer"]);
    QCOMPARE(row["histogram"], file["calibration"].toObject()["histogram"]);
    QCOMPARE(row["wer"], file["calibration"].toObject()["wer"]);
}

void TestCorpusChoice::rowsAreToldOfBothParts() {
    const Called same = choose({"--measure", "entropy_normalised", "--target-wer", "50"});
    QCOMPARE(same.status, 0);
    QVERIFY(same.out.contains("Tuned and tested on the same utterances: the figures are optimistic."));
    const Called split = choose({"--measure", "entropy_normalised", "--target-wer", "50", "--calibrate",
                                 "split=dev", "--test", "split=test"});
    QVERIFY(
        split.out.contains("Tuned on 12 utterances whose split is dev, tested on 12 whose split is test."));
    QVERIFY(split.out.contains("\n calibration ") && split.out.contains("\n last exit, test "));
    const Called drawn = choose({"--measure", "entropy_normalised", "--target-layer", "7", "--split-by",
                                 "speaker", "--fraction", "0.34", "--seed", "5"});
    QVERIFY(drawn.out.contains("tested on 16 others with no speaker in common, drawn with seed 5."));
}

void TestCorpusChoice::guaranteesAreSpelledOut() {
    const Called called =
        choose({"--measure", "margin", "--risk", "0.9", "--split-by", "utterance", "--json", path("c.json")});
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("not about the corpus word error rate."));
    QVERIFY(called.out.contains("(conformal risk control)"));
    const QJsonObject file =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(dir() / "c.json"))).object();
    QCOMPARE(file["target"].toObject()["method"].toString(), QString("conformal_risk_control"));
    QCOMPARE(file["risk"].toObject()["calibration_utterances"].toInt(), 12);
    // ((12 + 1) · 0.9 − 1) / 12
    QVERIFY(qAbs(file["limit"].toDouble() - (13 * 0.9 - 1) / 12) < 1e-12);
    QVERIFY(file["risk"].toObject()["calibration_mean_loss"].toDouble() <= file["limit"].toDouble());
    const Called tested =
        choose({"--measure", "margin", "--risk", "0.9", "--confidence", "0.9", "--json", "-"});
    QCOMPARE(json(tested)["target"].toObject()["method"].toString(), QString("learn_then_test"));
    QVERIFY(json(tested)["risk"].toObject()["p_value"].toDouble() <= 0.1 + 1e-12);
}

void TestCorpusChoice::nothingChosenIsSaid() {
    const Called called = choose({"--measure", "margin", "--risk", "0.01", "--out", path("none.json")});
    QCOMPARE(called.status, 1);
    QVERIFY(called.out.contains("No threshold is chosen: 24 calibration utterances are too few"));
    QVERIFY(!fs::exists(dir() / "none.json"));
    const Called file = choose({"--measure", "margin", "--target-layer", "1", "--json", "-"});
    QCOMPARE(file.status, 1);
    QVERIFY(json(file)["threshold"].isNull() && json(file)["policy"].isNull());
}

void TestCorpusChoice::policiesAreWritten() {
    const Called called =
        choose({"--measure", "entropy_normalised", "--target-layer", "7", "--out", path("p.json")});
    QCOMPARE(called.status, 0);
    const Policy policy = readPolicy(dir() / "p.json").policy;
    QCOMPARE(textOf(thresholdRule(policy)->spec), std::string("entropy_normalised"));
    const Called analysed = call({"analyze", "--model", test::digitsModel(), "--policy", path("p.json"),
                                  test::text(dir() / "u0.wav")});
    QCOMPARE(analysed.status, 0);
}

void TestCorpusChoice::gatesAreFitted() {
    const Called called =
        choose({"--fit", "gate", "--feature", "margin", "--feature", "entropy_normalised", "--target-layer",
                "7", "--gate-out", path("g.json"), "--out", path("gp.json"), "--json", path("gj.json")});
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("Gate, fitted on 24 utterances"));
    const GateRule gate = readGate(dir() / "g.json").gate;
    QCOMPARE(gate.features.size(), std::size_t(2));
    QCOMPARE(gate.exits.size(), std::size_t(6));
    QVERIFY(gate == std::get<GateRule>(readPolicy(dir() / "gp.json").policy.rule));
    // Without a target the gate is as it was fitted, at one half.
    const Called fitted = choose({"--fit", "gate", "--feature", "margin", "--gate-out", path("h.json")});
    QCOMPARE(fitted.status, 0);
    QCOMPARE(readGate(dir() / "h.json").gate.threshold, 0.5);
}

void TestCorpusChoice::temperaturesAreFitted() {
    const Called called = choose({"--fit", "temperatures", "--measure", "entropy_normalised",
                                  "--target-layer", "7", "--out", path("t.json"), "--json", path("tj.json")});
    QCOMPARE(called.status, 0);
    QVERIFY(called.out.contains("Temperatures, fitted on "));
    QCOMPARE(readPolicy(dir() / "t.json").policy.temperatures.size(), std::size_t(6));
    QVERIFY(called.err.isEmpty());
    // What the policy does is what a run with it would do: each exit's scores are taken at its temperature.
    const Called analysed = call({"analyze", "--model", test::digitsModel(), "--policy", path("t.json"),
                                  "--json", "-", test::text(dir() / "u3.wav")});
    QCOMPARE(analysed.status, 0);
    const Called refused = choose({"--fit", "temperatures", "--measure", "patience", "--target-layer", "7"});
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.err.contains("patience: temperatures don't change it."));
}

void TestCorpusChoice::fitsAndGuaranteesDoNotShareUtterances() {
    const Called called = choose(
        {"--fit", "gate", "--feature", "margin", "--risk", "0.9", "--calibrate", "split=dev", "--json", "-"});
    QCOMPARE(called.status, 0);
    const QJsonObject file = json(called);
    const int fitted = file["fit"].toObject()["fitted_on"].toInt();
    const int calibrated = file["split"].toObject()["calibration_utterances"].toInt();
    QVERIFY(fitted > 0 && calibrated > 0);
    QCOMPARE(fitted + calibrated, 12);
}

void TestCorpusChoice::wrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    const QStringList measure{"--measure", "margin"};
    QTest::newRow("no target") << measure;
    QTest::newRow("two") << measure + QStringList{"--target-layer", "4", "--risk", "0.1"};
    QTest::newRow("no measure") << QStringList{"--target-layer", "4"};
    QTest::newRow("no such measure") << QStringList{"--measure", "x", "--target-layer", "4"};
    QTest::newRow("confidence alone") << measure + QStringList{"--target-layer", "4", "--confidence", "0.9"};
    QTest::newRow("confidence") << measure + QStringList{"--risk", "0.1", "--confidence", "0.05"};
    QTest::newRow("loss") << measure + QStringList{"--risk", "0.1", "--loss", "cer"};
    QTest::newRow("calibrate") << measure + QStringList{"--target-layer", "4", "--calibrate", "dev"};
    QTest::newRow("two columns") << measure + QStringList{"--target-layer", "4",      "--calibrate",
                                                          "split=dev",      "--test", "speaker=s1"};
    QTest::newRow("two splits") << measure + QStringList{"--target-layer", "4",          "--calibrate",
                                                         "split=dev",      "--split-by", "speaker"};
    QTest::newRow("features") << measure + QStringList{"--target-layer", "4", "--feature", "margin"};
    QTest::newRow("gate") << QStringList{"--fit", "gate"};
    QTest::newRow("fit") << measure + QStringList{"--fit", "all", "--target-layer", "4"};
}

void TestCorpusChoice::wrongUsage() {
    QFETCH(QStringList, arguments);
    const Called called = choose(arguments);
    QCOMPARE(called.status, 2);
    QVERIFY(called.out.isEmpty() && called.err.startsWith("offramp-cli: "));
}

void TestCorpusChoice::comparisonsAreTold() {
    const Called called =
        call({"corpus", "compare", path("r.offramp"), path("r.offramp"), "--measure", "entropy_normalised",
              "--measure", "margin", "--threshold", "0.05", "--threshold", "0.9", "--replicates", "200"});
    QCOMPARE(called.status, 0);
    for (const char* part : {"24 utterances in common", "r.offramp (1)", "r.offramp (2) layer 12",
                             "at its threshold", "Curves  mean WER from average layer",
                             "Utterances that differ most", "200 bootstrap replicates by utterance"})
        QVERIFY2(called.out.contains(part), part);
}

void TestCorpusChoice::comparisonsAreWritten() {
    const Called called = call({"corpus", "compare", path("r.offramp"), path("r.offramp"), "--group",
                                "speaker", "--measure", "margin", "--json", "-"});
    QCOMPARE(called.status, 0);
    const QJsonObject file = json(called);
    QCOMPARE(file["common"].toInt(), 24);
    QCOMPARE(file["bootstrap"].toObject()["group"].toString(), QString("speaker"));
    QCOMPARE(file["sides"].toArray().size(), 2);
    QCOMPARE(file["sides"].toArray()[0].toObject()["exits"].toArray().size(), 6);
    QCOMPARE(file["pairs"].toArray().size(), 6);
    for (const QJsonValue& pair : file["pairs"].toArray()) {
        QCOMPARE(pair.toObject()["difference"].toDouble(), 0.0);
        QCOMPARE(pair.toObject()["p_value"].toDouble(), 1.0);
    }
    QCOMPARE(file["differing"].toInt(), 0);
    QVERIFY(!file["sides"].toArray()[1].toObject()["curve"].toObject()["rows"].toArray().isEmpty());
}

void TestCorpusChoice::comparisonsThatCannotBe() {
    QCOMPARE(call({"corpus", "compare", path("r.offramp")}).status, 2);
    QCOMPARE(call({"corpus", "compare", path("r.offramp"), path("r.offramp"), "--threshold", "1"}).status, 2);
    const Called absent = call({"corpus", "compare", path("r.offramp"), path("absent.offramp")});
    QCOMPARE(absent.status, 1);
    QVERIFY(absent.err.contains("absent.offramp: "));
}

QTEST_GUILESS_MAIN(TestCorpusChoice)
#include "test_corpus_choice.moc"
