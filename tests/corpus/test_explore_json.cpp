// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/explore_json.h"
#include "corpus/explore/groups.h"
#include "corpus/made_results.h"
#include "support/support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace offramp;

namespace {

QJsonObject parsed(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

class TestExploreJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSummaryIsWritten();
    void theSweepIsWritten();
    void nothingIsNull();
    void splitsAreFound();
};

void TestExploreJson::theSummaryIsWritten() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = results.decoders[0];
    const CorpusSummary summary = summarise(results, greedy, everything(results));
    const QJsonObject json = parsed(summaryJson(results, {"", "1 == 1"}, {{&greedy, summary}}));
    QCOMPARE(json["version"].toInt(), 1);
    QCOMPARE(json["results"].toString(), QString("made.offramp"));
    QCOMPARE(json["model"]["exits"][2]["after_layer"].toInt(), 6);
    QVERIFY(json["split"].isNull());
    QCOMPARE(json["where"].toString(), QString("1 == 1"));
    QCOMPARE(json["reference_words"].toInt(), 9);
    QCOMPARE(json["with_reference"].toInt(), 4);
    const QJsonObject decoder = json["decoders"][0].toObject();
    QCOMPARE(decoder["decoder"].toString(), QString("greedy"));
    const QJsonObject second = decoder["exits"][1].toObject();
    QCOMPARE(second["name"].toString(), QString("layer 4"));
    QCOMPARE(second["wer"].toDouble(), 3 / 9.0);
    QCOMPARE(second["errors"]["insertions"].toInt(), 2);
    QVERIFY(!second.contains("histogram"));
    QCOMPARE(second["measures"]["patience"]["mean"].toDouble(), 0.2);
    QVERIFY(decoder["exits"][0]["measures"]["patience"]["mean"].isNull());
    QCOMPARE(decoder["oracles"]["fewest_errors"]["average_layer"].toDouble(), 3.5);
    const QJsonValue wasteful = decoder["overthinking"]["wasteful"];
    QCOMPARE(wasteful["utterances"].toInt(), 2);
    QCOMPARE(wasteful["ids"].toArray(), (QJsonArray{"c", "e"}));
}

void TestExploreJson::theSweepIsWritten() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = results.decoders[0];
    const MeasureSpec spec = specOf("entropy_normalised");
    const std::vector<double> thresholds{0.12, infinity};
    const auto points = sweep(results, greedy, spec, thresholds, everything(results));
    const QJsonObject json = parsed(sweepJson(results, {"clean", ""}, greedy, spec, points));
    QCOMPARE(json["version"].toInt(), 1);
    QCOMPARE(json["measure"].toString(), QString("entropy_normalised"));
    QCOMPARE(json["decoder"].toString(), QString("greedy"));
    QCOMPARE(json["split"].toString(), QString("clean"));
    QCOMPARE(json["rows"].toArray().size(), 2);
    const QJsonObject row = json["rows"][0].toObject();
    QCOMPARE(row["threshold"].toDouble(), 0.12);
    QCOMPARE(row["average_layer"].toDouble(), 4.4);
    QCOMPARE(row["wer"].toDouble(), 3 / 9.0);
    QCOMPARE(row["histogram"].toArray(), (QJsonArray{1, 2, 2}));
    QCOMPARE(row["gmacs"].toDouble(), 2.75);
    QCOMPARE(json["rows"][1]["threshold"].toString(), QString("inf"));
}

void TestExploreJson::nothingIsNull() {
    const CorpusResults results = test::smallResults();
    const DecoderResults& greedy = results.decoders[0];
    const std::vector<double> thresholds{0.1};
    const MeasureSpec spec = specOf("entropy_normalised");
    const auto points = sweep(results, greedy, spec, thresholds, {});
    const QJsonObject row = parsed(sweepJson(results, {}, greedy, spec, points))["rows"][0].toObject();
    for (const char* key : {"average_layer", "wer", "cer", "mean_utterance_wer", "gmacs", "seconds"})
        QVERIFY2(row[key].isNull(), key);
    const QJsonObject unscored = parsed(sweepJson(
        results, {}, greedy, spec, sweep(results, greedy, spec, thresholds, Selection{3})))["rows"][0]
                                     .toObject();
    QVERIFY(unscored["wer"].isNull()); // no reference
    QCOMPARE(unscored["average_layer"].toDouble(), 6.0);
}

void TestExploreJson::splitsAreFound() {
    CorpusResults results = test::smallResults();
    QVERIFY(ofSplit(results, "clean") == (Selection{0, 2}));
    const std::string unknown = test::errorOf([&] { (void)ofSplit(results, "dirty"); });
    QCOMPARE(unknown, std::string("made.offramp: it has no utterances of a split \"dirty\". Choose one of "
                                  "clean, other."));
    results.columns[1] = "subset";
    QVERIFY(test::errorOf([&] { (void)ofSplit(results, "clean"); }).find("no column \"split\"") !=
            std::string::npos);
}

QTEST_GUILESS_MAIN(TestExploreJson)
#include "test_explore_json.moc"
