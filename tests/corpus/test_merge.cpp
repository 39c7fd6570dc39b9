// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/made_records.h"
#include "corpus/results/merge.h"
#include "corpus/results/store.h"
#include "corpus/results_support.h"
#include "support/support.h"

#include <QtTest>

#include <array>
#include <functional>

using namespace offramp;
using namespace offramp::test;
namespace fs = std::filesystem;

namespace {

using Change = std::function<void(UtteranceRecord&)>;

fs::path makePart(const fs::path& path, const std::vector<std::int64_t>& numbers, const Change& change = {},
                  const RunIdentity& identity = madeIdentity()) {
    ResultsStore store = ResultsStore::create(path, identity);
    std::vector<UtteranceRecord> records;
    for (const std::int64_t number : numbers) {
        records.push_back(madeRecord(number, identity));
        if (change) change(records.back());
    }
    store.add(records);
    store.close();
    return path;
}

std::string mergeError(const std::vector<fs::path>& parts, const fs::path& out) {
    return errorOf([&] { (void)mergeResults(parts, out); });
}

void compareFiles(const fs::path& one, const fs::path& other) {
    const auto first = readResults(one);
    const auto second = readResults(other);
    QCOMPARE(first->utterances.size(), second->utterances.size());
    for (std::size_t i = 0; i < first->utterances.size(); ++i) {
        QCOMPARE(first->utterances[i].id, second->utterances[i].id);
        QCOMPARE(first->utterances[i].audio, second->utterances[i].audio);
        QCOMPARE(first->utterances[i].columns, second->utterances[i].columns);
        QCOMPARE(first->utterances[i].hasTraces, second->utterances[i].hasTraces);
    }
    for (std::size_t d = 0; d < first->decoders.size(); ++d) {
        QCOMPARE(first->decoders[d].texts, second->decoders[d].texts);
        QVERIFY(first->decoders[d].words == second->decoders[d].words);
        QVERIFY(first->decoders[d].characters == second->decoders[d].characters);
        QCOMPARE(first->decoders[d].scores.size(), second->decoders[d].scores.size());
        for (const ScoreColumn& column : first->decoders[d].scores)
            QVERIFY(std::ranges::equal(column.values, second->decoders[d].find(column.spec)->values, same));
    }
    QVERIFY(std::ranges::equal(first->seconds, second->seconds, same));
    QVERIFY(std::ranges::equal(first->macs, second->macs, same));
    QCOMPARE(first->failures.size(), second->failures.size());
    for (std::size_t i = 0; i < first->failures.size(); ++i)
        QCOMPARE(first->failures[i].reason, second->failures[i].reason);
}

} // namespace

class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsASingleRun();
    void takesRepeatedUtterancesOnce();
    void refusesOtherResults_data();
    void refusesOtherResults();
    void refusesOtherRuns();
    void uniteMeasuresAndFailures();
    void keepsTraces();
    void makesAWholeFileOrNone();
};

void TestMerge::equalsASingleRun() {
    const Folder folder;
    const fs::path single = makePart(folder / "single.offramp", {0, 1, 2, 3, 4, 5, 6});
    fs::create_directory(folder / "shards");
    const std::vector<fs::path> parts{makePart(folder / "shards/1.offramp", {0, 3, 6}),
                                      makePart(folder / "shards/2.offramp", {4, 1}),
                                      makePart(folder / "shards/3.offramp", {2, 5})};
    const MergeOutcome outcome = mergeResults(parts, folder / "merged.offramp");
    QCOMPARE(outcome.utterances, 7U);
    QCOMPARE(outcome.failures, 0U);
    QCOMPARE(outcome.repeated, 0U);
    compareFiles(single, folder / "merged.offramp");
    const auto merged = readResults(folder / "merged.offramp");
    for (std::size_t i = 0; i < 7; ++i)
        compareWithRecord(*merged, i, static_cast<std::int64_t>(i));
    // It can be gone on with.
    ResultsStore store = ResultsStore::open(folder / "merged.offramp");
    QVERIFY(store.identity().matches(madeIdentity()));
    store.add({madeRecord(7)});
    QCOMPARE(store.done().size(), 8U);
}

void TestMerge::takesRepeatedUtterancesOnce() {
    const Folder folder;
    const auto slower = [](UtteranceRecord& record) {
        record.seconds = {7.0, 8.0, 9.0}; // never the same twice
        record.entry.audio = "/elsewhere/" + record.entry.id;
    };
    const std::vector<fs::path> parts{makePart(folder / "1.offramp", {0, 1, 2}),
                                      makePart(folder / "2.offramp", {1, 2, 3}, slower)};
    const MergeOutcome outcome = mergeResults(parts, folder / "merged.offramp");
    QCOMPARE(outcome.utterances, 4U);
    QCOMPARE(outcome.repeated, 2U);
    const auto merged = readResults(folder / "merged.offramp");
    for (std::size_t i = 0; i < 3; ++i)
        compareWithRecord(*merged, i, static_cast<std::int64_t>(i)); // the first part's
    QCOMPARE(merged->seconds[merged->at(3, 0)], 7.0);
}

void TestMerge::refusesOtherResults_data() {
    QTest::addColumn<int>("change");
    QTest::newRow("text") << 0;
    QTest::newRow("errors") << 1;
    QTest::newRow("a score") << 2;
    QTest::newRow("a score that is undefined") << 3;
    QTest::newRow("reference") << 4;
    QTest::newRow("stretch") << 5;
    QTest::newRow("MACs") << 6;
    QTest::newRow("no MACs") << 7;
}

void TestMerge::refusesOtherResults() {
    QFETCH(int, change);
    const std::array<Change, 8> changes{
        [](UtteranceRecord& record) { record.decoders[1].exits[2].text += "."; },
        [](UtteranceRecord& record) { record.decoders[0].exits[1].words->hits += 1; },
        [](UtteranceRecord& record) { *record.decoders[0].exits[1].scores[0].value += 1e-12; },
        [](UtteranceRecord& record) { record.decoders[0].exits[1].scores[0].value.reset(); },
        [](UtteranceRecord& record) { record.entry.reference = "another"; },
        [](UtteranceRecord& record) {
            record.entry.stretch = Stretch{0, 1};
        },
        [](UtteranceRecord& record) { record.macs[0] = 1; },
        [](UtteranceRecord& record) {
            record.macs.clear();
        }};
    const auto second = [&](UtteranceRecord& record) {
        if (record.position == 2) changes[static_cast<std::size_t>(change)](record);
    };
    const Folder folder;
    const fs::path one = makePart(folder / "1.offramp", {0, 1, 2});
    const fs::path other = makePart(folder / "2.offramp", {1, 2, 3}, second);
    const std::string sentence = ": has other results of utterance 2 than an earlier part. Merge files of "
                                 "one run, or leave one of the two out.";
    QCOMPARE(mergeError({one, other}, folder / "m.offramp"), other.string() + sentence);
    QCOMPARE(mergeError({other, one}, folder / "m.offramp"), one.string() + sentence);
    QCOMPARE(folder.names(), (std::vector<std::string>{"1.offramp", "2.offramp"}));
}

void TestMerge::refusesOtherRuns() {
    const Folder folder;
    RunIdentity identity = madeIdentity();
    identity.normalisation = "none";
    const fs::path one = makePart(folder / "1.offramp", {0});
    const fs::path other = makePart(folder / "2.offramp", {1}, {}, identity);
    QCOMPARE(mergeError({one, other}, folder / "m.offramp"),
             other.string() + ": doesn't go together with " + one.string() +
                 ": their texts are compared in different ways, basic and none. Merge files of one run.");
}

void TestMerge::uniteMeasuresAndFailures() {
    const Folder folder;
    const MeasureSpec spec = parseMeasureSpec("renyi:alpha=0.25");
    const auto more = [&](UtteranceRecord& record) {
        for (DecoderRecord& decoder : record.decoders)
            for (ExitRecord& exit : decoder.exits)
                exit.scores.push_back({spec, static_cast<double>(record.position)});
    };
    const fs::path one = makePart(folder / "1.offramp", {0, 1});
    const fs::path other = makePart(folder / "2.offramp", {1, 2}, more); // 1: the same, and one more measure
    const auto fail = [](const fs::path& path, const std::vector<std::int64_t>& numbers) {
        ResultsStore store = ResultsStore::open(path);
        std::vector<FailureRecord> failures;
        for (const std::int64_t number : numbers)
            failures.push_back({madeRecord(number).entry, number, "broken " + std::to_string(number)});
        store.add({}, failures);
        store.close();
    };
    fail(one, {2, 3});
    fail(other, {0, 3, 4});
    const std::vector<fs::path> parts{one, other};
    const MergeOutcome outcome = mergeResults(parts, folder / "m.offramp");
    QCOMPARE(outcome.failures, 2U); // 0 and 2 have results
    const auto merged = readResults(folder / "m.offramp");
    QCOMPARE(merged->failures[0].id, madeRecord(3).entry.id);
    QCOMPARE(merged->failures[1].reason, std::string("broken 4"));
    QCOMPARE(merged->failures[1].audio, fs::absolute(madeRecord(4).entry.audio));
    const ScoreColumn* column = merged->decoders[0].find(spec);
    QVERIFY(column != nullptr);
    QVERIFY(std::isnan(column->values[merged->at(0, 0)]));
    QVERIFY(std::isnan(column->values[merged->at(1, 0)])); // the first part's results were taken
    QCOMPARE(column->values[merged->at(2, 2)], 2.0);
}

void TestMerge::keepsTraces() {
    const Folder folder;
    RunIdentity identity = madeIdentity();
    identity.traces = true;
    const auto trace = [](UtteranceRecord& record) {
        for (int exit = 0; exit < 3; ++exit) {
            auto logProbs = std::make_shared<Matrix>(4 + exit, 32, -static_cast<float>(record.position));
            record.traces.push_back({logProbs, {0.5F, -1, 0, 0.25F}, 0.5 * exit});
        }
    };
    const std::vector<fs::path> parts{makePart(folder / "1.offramp", {1}, trace, identity),
                                      makePart(folder / "2.offramp", {0}, trace, identity)};
    (void)mergeResults(parts, folder / "m.offramp");
    const fs::path single = makePart(folder / "s.offramp", {0, 1}, trace, identity);
    compareFiles(single, folder / "m.offramp");
    QVERIFY(readResults(folder / "m.offramp")->utterances[0].hasTraces);
    SQLite::Database database((folder / "m.offramp").string());
    database.exec("ATTACH '" + single.string() + "' AS single");
    const char* fields = "SELECT id, exit, frames, classes, log_probs, hidden_cosines, model_score FROM ";
    const std::string merged = std::string(fields) + "main.trace JOIN main.utterance USING (utterance)";
    const std::string expected = std::string(fields) + "single.trace JOIN single.utterance USING (utterance)";
    QCOMPARE(database.execAndGet("SELECT count(*) FROM (" + merged + " INTERSECT " + expected + ")").getInt(),
             6);
}

void TestMerge::makesAWholeFileOrNone() {
    const Folder folder;
    const fs::path one = makePart(folder / "1.offramp", {0, 1});
    QVERIFY(
        mergeError({one, folder / "none.offramp"}, folder / "m.offramp").find("none.offramp: isn't there") !=
        std::string::npos);
    QVERIFY(mergeError({one}, one).find("is there already") != std::string::npos);
    QVERIFY(!mergeError({}, folder / "m.offramp").empty());
    QVERIFY(!mergeError({one}, folder / "no folder/m.offramp").empty());
    execute(one, "DROP TABLE trace");
    QVERIFY(!mergeError({one}, folder / "m.offramp").empty());
    QCOMPARE(folder.names(), (std::vector<std::string>{"1.offramp"}));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "test_merge.moc"
