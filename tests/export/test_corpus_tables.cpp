// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/groups.h"
#include "corpus/made_results.h"
#include "export/corpus_tables.h"
#include "export/write_table.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>

using namespace offramp;

/// The tables of results, of the five utterances of made_results.h.
class TestCorpusTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitsHaveErrorsAndMeans();
    void sweepsAreWrittenAsCsv();
    void histogramsCountUtterances();
    void utterancesHaveWhatTheyTake();
    void utterancesKeepTheirOrder();
    void columnsOfTheManifestKeepTheirNames();
    void hypothesesHaveEveryExit();
    void overthinkingIsByExit();
    void overthoughtUtterancesAreListed();
    void confusionsAreListed();
    void tablesSayWhatTheyAreOf();
};

namespace {

using Texts = std::vector<std::optional<std::string>>;
using Integers = std::vector<std::optional<std::int64_t>>;

template <typename Values>
const Values& valuesAt(const Table& table, const std::string& name) {
    const Column* found = table.find(name);
    if (found == nullptr) throw std::runtime_error("no column " + name);
    return std::get<Values>(found->values);
}
const Texts& texts(const Table& table, const std::string& name) {
    return valuesAt<Column::Texts>(table, name);
}
const Integers& integers(const Table& table, const std::string& name) {
    return valuesAt<Column::Integers>(table, name);
}
const std::vector<double>& reals(const Table& table, const std::string& name) {
    return valuesAt<Column::Reals>(table, name);
}

} // namespace

void TestCorpusTables::exitsHaveErrorsAndMeans() {
    const CorpusResults results = test::smallResults();
    const Table table = exitsTable(results, results.decoders[0], everything(results));
    QVERIFY(integers(table, "exit") == (Integers{1, 2, 3}));
    QVERIFY(texts(table, "exit_name")[2] == "layer 6");
    QVERIFY(integers(table, "after_layer") == (Integers{2, 4, 6}));
    // Errors of a, b, c, e: 2+0+2+0, 1+0+1+1, 0+1+1+0 of 9 words.
    const std::vector<double> wer{4 / 9.0, 3 / 9.0, 2 / 9.0};
    QVERIFY(reals(table, "wer") == wer);
    QVERIFY(integers(table, "reference_words") == (Integers{9, 9, 9}));
    QVERIFY(integers(table, "utterances") == (Integers{5, 5, 5}));
    // Exit 2's entropies: (.10 + .05 + .20 + .40 + .03) / 5.
    QVERIFY(std::abs(reals(table, "mean:entropy_normalised")[1] - 0.156) < 1e-12);
    const Selection unscored{3};
    const Table none = exitsTable(results, results.decoders[0], unscored);
    QVERIFY(std::isnan(reals(none, "wer")[0]));
    QVERIFY(!integers(none, "hits")[0] && !integers(none, "reference_words")[0]);
}

void TestCorpusTables::sweepsAreWrittenAsCsv() {
    CorpusResults results = test::smallResults();
    results.seconds.assign(15, test::nan);
    const std::vector<double> thresholds{0.125};
    const auto points =
        sweep(results, results.decoders[0], specOf("entropy_normalised"), thresholds, Selection{1, 4});
    // b at exit 1 without an error, e at exit 2 with one of "oh"; two words, of "five six" 8 characters
    QCOMPARE(tableText(sweepTable(points), ExportFormat::csv),
             std::string("threshold,average_layer,wer,histogram,utterances,mean_utterance_wer,cer,gmacs,"
                         "seconds,real_time_factor\r\n0.125,3,0.5,1 1 0,2,0,0.25,1,,\r\n"));
    const auto none = sweep(results, results.decoders[0], specOf("entropy_normalised"), thresholds, {});
    QVERIFY(std::isnan(reals(sweepTable(none), "average_layer")[0]));
}

void TestCorpusTables::histogramsCountUtterances() {
    const CorpusResults results = test::smallResults();
    const ExitsTaken taken{0, 2, 2, -1, 2};
    const Table table = histogramTable(results, taken, everything(results));
    QVERIFY(integers(table, "utterances") == (Integers{1, 0, 3}));
    QVERIFY(reals(table, "share") == (std::vector<double>{0.25, 0, 0.75}));
    QVERIFY(integers(histogramTable(results, taken, Selection{0, 3}), "utterances") == (Integers{1, 0, 0}));
    QVERIFY(std::isnan(reals(histogramTable(results, taken, Selection{3}), "share")[0]));
}

void TestCorpusTables::utterancesHaveWhatTheyTake() {
    CorpusResults results = test::smallResults();
    results.utterances[2].stretch = Stretch{1.5, 3};
    results.utterances[2].channel = 1;
    const ExitsTaken taken{0, 1, 2, -1, 2};
    const Table table = utterancesTable(results, results.decoders[0], taken, everything(results));
    QVERIFY(texts(table, "id") == (Texts{"a", "b", "c", "d", "e"}));
    QVERIFY(texts(table, "audio")[0] == "a.wav");
    QVERIFY(integers(table, "exit") == (Integers{1, 2, 3, std::nullopt, 3}));
    QVERIFY(integers(table, "after_layer") == (Integers{2, 4, 6, std::nullopt, 6}));
    QVERIFY(texts(table, "text") ==
            (Texts{"one too three", "five six", "seven eight nine ten", std::nullopt, ""}));
    QVERIFY(reals(table, "wer")[0] == 0.5 && reals(table, "wer")[1] == 0 &&
            std::isnan(reals(table, "wer")[3]));
    QVERIFY(integers(table, "deletions")[0] == 1 && !integers(table, "deletions")[3]);
    QVERIFY(reals(table, "begin_s")[2] == 1.5 && std::isnan(reals(table, "end_s")[0]));
    QVERIFY(integers(table, "channel")[2] == 2);
    QVERIFY(std::isnan(reals(table, "duration_s")[4]));
    QVERIFY(reals(table, "seconds")[1] == 0.2 && integers(table, "macs")[1] == 2000000000);
    QVERIFY(reals(table, "entropy_normalised")[1] == 0.05 &&
            std::isnan(reals(table, "entropy_normalised")[3]));
    QVERIFY(texts(table, "reference")[3] == std::nullopt && texts(table, "reference")[4] == "");
    QVERIFY(texts(table, "speaker")[2] == "bob");
    const Table open = utterancesTable(results, results.decoders[0], {}, everything(results));
    QVERIFY(!integers(open, "exit")[0] && !texts(open, "text")[0]);
}

void TestCorpusTables::utterancesKeepTheirOrder() {
    const CorpusResults results = test::smallResults();
    const std::vector<std::uint32_t> order{4, 0};
    QVERIFY(texts(utterancesTable(results, results.decoders[0], {}, order), "id") == (Texts{"e", "a"}));
}

void TestCorpusTables::columnsOfTheManifestKeepTheirNames() {
    CorpusResults results = test::smallResults();
    results.columns[0] = "wer"; // as one of ours
    const Table table = utterancesTable(results, results.decoders[0], {}, everything(results));
    QVERIFY(texts(table, "manifest:wer")[0] == "ann");
    QVERIFY(texts(table, "split")[0] == "clean");
}

void TestCorpusTables::hypothesesHaveEveryExit() {
    const CorpusResults results = test::smallResults();
    const Table table = corpusHypothesesTable(results, results.decoders[0], Selection{1, 2});
    QVERIFY(texts(table, "id") == (Texts{"b", "b", "b", "c", "c", "c"}));
    QVERIFY(integers(table, "exit") == (Integers{1, 2, 3, 1, 2, 3}));
    QVERIFY(texts(table, "text")[2] == "five sick" && texts(table, "text")[3] == "seven ate night");
    QVERIFY(reals(table, "wer")[2] == 0.5);
    QVERIFY(std::isnan(reals(table, "patience")[0]) && reals(table, "patience")[1] == 1);
}

void TestCorpusTables::overthinkingIsByExit() {
    const CorpusResults results = test::smallResults();
    const Table table = overthinkingTable(results, results.decoders[0], everything(results));
    // Errors of a, b, c, e: (2 1 0), (0 0 1), (2 1 1), (0 1 0); words 4, 2, 3, 0.
    QVERIFY(integers(table, "exit") == (Integers{1, 2, std::nullopt}));
    QVERIFY(integers(table, "destructive") == (Integers{1, 1, 1})); // b
    QVERIFY(integers(table, "destructive_words") == (Integers{1, 1, 1}));
    QVERIFY(integers(table, "wasteful") == (Integers{1, 1, 2})); // e; c; c and e
    QVERIFY(integers(table, "wasteful_words") == (Integers{0, 3, 3}));
    QVERIFY(integers(table, "needed") == (Integers{2, 2, 1})); // a, c; a, e; a
    QVERIFY(integers(table, "needed_words") == (Integers{3, 2, 1}));
    QVERIFY(integers(table, "utterances") == (Integers{4, 4, 4}));
    QVERIFY(integers(table, "reference_words") == (Integers{9, 9, 9}));
}

void TestCorpusTables::overthoughtUtterancesAreListed() {
    const CorpusResults results = test::smallResults();
    const Table table = overthoughtTable(results, results.decoders[0], everything(results));
    QVERIFY(texts(table, "id") == (Texts{"b", "c", "e", "a"}));
    QVERIFY(texts(table, "kind") == (Texts{"destructive", "wasteful", "wasteful", "needed"}));
    QVERIFY(integers(table, "best_exit") == (Integers{1, 2, 1, 2}));
    QVERIFY(integers(table, "best_errors") == (Integers{0, 1, 0, 1}));
    QVERIFY(integers(table, "last_errors") == (Integers{1, 1, 0, 0}));
    QVERIFY(integers(table, "reference_words") == (Integers{2, 3, 0, 4}));
    QVERIFY(texts(table, "best_text")[0] == "five six" && texts(table, "last_text")[0] == "five sick");
}

void TestCorpusTables::confusionsAreListed() {
    const CorpusResults results = test::smallResults();
    const ExitsTaken taken(5, 0);
    const Confusions found = confusionsAt(results, results.decoders[0], taken, everything(results));
    const Table table = confusionsTable(found);
    // Exit 1: "one too three" of "one two three four"; "seven ate night" of "seven eight nine".
    QVERIFY(texts(table, "kind") == (Texts{"substitution", "substitution", "substitution", "deletion"}));
    QVERIFY(texts(table, "said") == (Texts{"eight", "nine", "two", "four"}));
    QVERIFY(texts(table, "heard") == (Texts{"ate", "night", "too", std::nullopt}));
    QVERIFY(integers(table, "count") == (Integers{1, 1, 1, 1}));
    QVERIFY(integers(table, "utterances") == (Integers{1, 1, 1, 1}));
}

void TestCorpusTables::tablesSayWhatTheyAreOf() {
    const CorpusResults results = test::smallResults();
    const Policy policy = Policy::common("margin", 0.5);
    const auto about = aboutResults(results, results.decoders[0], {"clean", ""}, &policy);
    QVERIFY(about.front() == std::pair(std::string("results"), std::string("made.offramp")));
    const auto has = [&](const std::string& key) {
        return std::ranges::any_of(about, [&](const auto& each) { return each.first == key; });
    };
    QVERIFY(has("split") && !has("where") && has("policy") && has("fingerprint"));
}

QTEST_GUILESS_MAIN(TestCorpusTables)
#include "test_corpus_tables.moc"
