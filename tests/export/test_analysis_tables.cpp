// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/baseline_policies.h"
#include "export/analysis_tables.h"
#include "export/export_analysis.h"
#include "export/made_subjects.h"
#include "export/write_table.h"
#include "support/support.h"

#include <QtTest>

using namespace offramp;

/// The tables of recordings, against what was put into a made analysis (made_subjects.h).
class TestAnalysisTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hypothesesHaveARowForEachExit();
    void hypothesesHaveTheScoresThatAreAskedFor();
    void whatIsNotKnownIsLeftOut();
    void measuresAreCompared();
    void everyMeasureIsComparedByDefault();
    void nBestListsAreRanked();
    void greedyDecodingHasNoNBest();
    void tokensAndWordsHaveTimes();
    void tracesAreThoseOfTheFrames();
    void logProbabilitiesHaveAColumnForEachClass();
    void recordingsAreToldApart();
    void tablesSayWhatTheyAreOf();
    void everyContentHasFormats();
};

namespace {

using Texts = std::vector<std::optional<std::string>>;
using Integers = std::vector<std::optional<std::int64_t>>;

const Column& column(const Table& table, const std::string& name) {
    const Column* found = table.find(name);
    if (found == nullptr) throw std::runtime_error("no column " + name);
    return *found;
}

const Texts& texts(const Table& table, const std::string& name) {
    return std::get<Column::Texts>(column(table, name).values);
}
const Integers& integers(const Table& table, const std::string& name) {
    return std::get<Column::Integers>(column(table, name).values);
}
const std::vector<double>& reals(const Table& table, const std::string& name) {
    return std::get<Column::Reals>(column(table, name).values);
}

/// A subject whose exit 1 has two hypotheses of a beam search, ln 0.6 and ln 0.2 probable.
ExportSubject searched() {
    ExportSubject subject = test::madeSubject();
    auto analysis = std::make_shared<Analysis>(*subject.analysis);
    auto exit = std::make_shared<ExitResult>(*analysis->exits[0]);
    auto list = std::make_shared<NBest>();
    list->asked = 3;
    for (const auto& [text, probability] : {std::pair("a b", 0.6), std::pair("a", 0.2)}) {
        NBestEntry entry;
        entry.hypothesis.text = text;
        entry.acoustic = std::log(probability) + 1;
        entry.language = -1;
        entry.score = std::log(probability);
        list->entries.push_back(entry);
    }
    exit->nBest = list;
    analysis->exits[0] = exit;
    subject.analysis = analysis;
    return subject;
}

} // namespace

void TestAnalysisTables::hypothesesHaveARowForEachExit() {
    const ExportSubject subject = test::madeSubject();
    const Table table = hypothesesTable({&subject, 1}, {}, {});
    QCOMPARE(table.name, std::string("hypotheses"));
    QVERIFY(texts(table, "utterance") == (Texts{"made", "made"}));
    QVERIFY(integers(table, "exit") == (Integers{1, 2}));
    QVERIFY(texts(table, "exit_name") == (Texts{"layer 2", "layer 4"}));
    QVERIFY(integers(table, "after_layer") == (Integers{2, 4}));
    QVERIFY(integers(table, "taken") == (Integers{0, 1})); // nothing passes 0.99
    QVERIFY(texts(table, "text") == (Texts{"a b\"<", ""}));
    QVERIFY(texts(table, "reference") == (Texts{"a b", "a b"}));
    // Of the two words one is another at exit 1, both are missing at exit 2.
    QVERIFY(reals(table, "wer") == (std::vector<double>{0.5, 1}));
    QVERIFY(integers(table, "hits") == (Integers{1, 0}));
    QVERIFY(integers(table, "substitutions") == (Integers{1, 0}));
    QVERIFY(integers(table, "insertions") == (Integers{0, 0}));
    QVERIFY(integers(table, "deletions") == (Integers{0, 2}));
    QVERIFY(integers(table, "reference_words") == (Integers{2, 2}));
    // Two characters too many of three; three missing.
    QVERIFY(reals(table, "cer") == (std::vector<double>{2 / 3.0, 1}));
    QVERIFY(reals(table, "seconds") == (std::vector<double>{0.75, 1.25})); // features take 0.25 s
    QCOMPARE(column(table, "seconds").unit, std::string("s"));
    QVERIFY(integers(table, "macs") == (Integers{1000, 3000}));
    QVERIFY(integers(table, "frames") == (Integers{8, 8}));
    // The path's: 8 frames of ln 0.6.
    QVERIFY(std::abs(reals(table, "log_probability")[0] - 8 * std::log(0.6)) < 1e-5);
    const ExitChoice second{ExitChoice::Kind::one, 1};
    QVERIFY(integers(hypothesesTable({&subject, 1}, second, {}), "exit") == Integers{2});
}

void TestAnalysisTables::hypothesesHaveTheScoresThatAreAskedFor() {
    const ExportSubject subject = test::madeSubject();
    const auto stored = storedScores({&subject, 1});
    QCOMPARE(stored.size(), std::size_t(2));
    const std::vector<MeasureSpec> specs{specOf("entropy_nats"), specOf("margin")};
    const Table table = hypothesesTable({&subject, 1}, {}, specs);
    QVERIFY(table.find("max_probability") == nullptr);
    QVERIFY(std::abs(reals(table, "entropy_nats")[0] + 0.6 * std::log(0.6) + 0.4 * std::log(0.1)) < 1e-5);
    QCOMPARE(column(table, "entropy_nats").unit, std::string("nats"));
    QVERIFY(std::isnan(reals(table, "margin")[0])); // it isn't stored
}

void TestAnalysisTables::whatIsNotKnownIsLeftOut() {
    ExportSubject subject = test::madeSubject();
    auto unknown = std::make_shared<Analysis>(*withReference(*subject.analysis, {}, normalisationOf("none")));
    auto exit = std::make_shared<ExitResult>(*unknown->exits[0]);
    exit->output.macs.reset();
    unknown->exits[0] = exit;
    subject.analysis = unknown;
    subject.judgement.reset();
    const Table table = hypothesesTable({&subject, 1}, {}, {});
    QVERIFY(texts(table, "reference") == (Texts{std::nullopt, std::nullopt}));
    QVERIFY(std::isnan(reals(table, "wer")[0]) && std::isnan(reals(table, "cer")[1]));
    QVERIFY(integers(table, "hits") == (Integers{std::nullopt, std::nullopt}));
    QVERIFY(integers(table, "taken") == (Integers{std::nullopt, std::nullopt}));
    QVERIFY(integers(table, "macs") == (Integers{std::nullopt, 3000}));
    const std::string csv = tableText(table, ExportFormat::csv);
    QVERIFY(csv.find("made,1,layer 2,2,,\"a b\"\"<\",,,,,,,,,0.75,,8,") != std::string::npos);
}

void TestAnalysisTables::measuresAreCompared() {
    const ExportSubject subject = test::madeSubject();
    const std::vector<Policy> policies{Policy::common("max_probability", 0.5),
                                       Policy::common("max_probability", 0.7),
                                       {OracleRule{OracleRule::Kind::fewestErrors}, {}},
                                       Policy::perExit("margin", {1, 2, 3}), // of three exits: left out
                                       {FixedExit{0}, {}}};
    const Table table = measuresTable({&subject, 1}, policies);
    QVERIFY(texts(table, "policy") == (Texts{"threshold", "threshold", "oracle:fewest_errors", "fixed:1"}));
    QVERIFY(texts(table, "measure") ==
            (Texts{"max_probability", "max_probability", std::nullopt, std::nullopt}));
    QVERIFY(integers(table, "exit") == (Integers{1, 2, 1, 1}));
    QVERIFY(integers(table, "after_layer") == (Integers{2, 4, 2, 2}));
    QVERIFY(integers(table, "fell_through") == (Integers{0, 1, 0, 0}));
    QVERIFY(std::abs(reals(table, "value")[0] - 0.6) < 1e-6);
    QCOMPARE(reals(table, "threshold")[1], 0.7);
    QVERIFY(std::isnan(reals(table, "threshold")[2]));
    QCOMPARE(reals(table, "macs")[0], 1000.0);
    QVERIFY(std::abs(reals(table, "macs_saved_fraction")[0] - 2 / 3.0) < 1e-12); // 2000 of 3000
    QCOMPARE(reals(table, "macs_saved_fraction")[1], 0.0);
    QCOMPARE(reals(table, "wer")[0], 0.5);
    QVERIFY(integers(table, "word_errors") == (Integers{1, 2, 1, 1}));
    QVERIFY(integers(table, "words_from_last") == (Integers{2, 0, 2, 2})); // the last heard nothing
    QVERIFY(texts(table, "text")[0] == "a b\"<");
}

void TestAnalysisTables::everyMeasureIsComparedByDefault() {
    const auto policies = comparedPolicies(2, 5);
    QCOMPARE(policies.size(), measures().size() + baselinePolicies(2).size());
    const ExportSubject subject = test::madeSubject();
    AnalysisExport what;
    what.content = AnalysisContent::measures;
    QCOMPARE(tableOf(what, {&subject, 1}).rows(), policies.size());
}

void TestAnalysisTables::nBestListsAreRanked() {
    const ExportSubject subject = searched();
    const Table table = nBestTable({&subject, 1}, {});
    QVERIFY(integers(table, "exit") == (Integers{1, 1}));
    QVERIFY(integers(table, "rank") == (Integers{1, 2}));
    QVERIFY(texts(table, "text") == (Texts{"a b", "a"}));
    QCOMPARE(reals(table, "score")[0], std::log(0.6));
    QCOMPARE(reals(table, "acoustic")[1], std::log(0.2) + 1);
    QCOMPARE(reals(table, "language")[1], -1.0);
    QVERIFY(std::abs(reals(table, "posterior")[0] - 0.75) < 1e-12); // 0.6 of 0.6 + 0.2
    QVERIFY(reals(table, "wer") == (std::vector<double>{0, 0.5}));
    // At temperature 2: √0.6 of √0.6 + √0.2.
    const double warm = std::sqrt(0.6) / (std::sqrt(0.6) + std::sqrt(0.2));
    QVERIFY(std::abs(reals(nBestTable({&subject, 1}, {}, 2), "posterior")[0] - warm) < 1e-12);
}

void TestAnalysisTables::greedyDecodingHasNoNBest() {
    const ExportSubject subject = test::madeSubject();
    AnalysisExport what;
    what.content = AnalysisContent::nBest;
    QCOMPARE(test::errorOf([&] {
                 (void)tableOf(what, {&subject, 1});
             }),
             std::string("dir/made.wav: there is no list of N best hypotheses. Decode with a beam search."));
}

void TestAnalysisTables::tokensAndWordsHaveTimes() {
    const ExportSubject subject = test::madeSubject();
    const Table tokens = tokensTable({&subject, 1}, {});
    QVERIFY(texts(tokens, "token") == (Texts{"a", " ", "b", "\"<"}));
    QVERIFY(integers(tokens, "exit") == (Integers{1, 1, 1, 1}));
    QVERIFY(integers(tokens, "class") == (Integers{2, 1, 3, 4}));
    QVERIFY(integers(tokens, "start_frame") == (Integers{1, 3, 4, 7}));
    QVERIFY(integers(tokens, "end_frame") == (Integers{3, 4, 5, 8}));
    QVERIFY(reals(tokens, "start_s") == (std::vector<double>{0.25, 0.75, 1, 1.75}));
    QVERIFY(reals(tokens, "end_s") == (std::vector<double>{0.75, 1, 1.25, 2}));
    QVERIFY(std::abs(reals(tokens, "log_probability")[0] - std::log(0.6)) < 1e-6);
    const Table words = wordsTable({&subject, 1}, {});
    QVERIFY(texts(words, "word") == (Texts{"a", "b\"<"}));
    QVERIFY(reals(words, "start_s") == (std::vector<double>{0.25, 1}));
    QVERIFY(reals(words, "end_s") == (std::vector<double>{0.75, 2}));
    QCOMPARE(wordsTable({&subject, 1}, {ExitChoice::Kind::taken, 0}).rows(), std::size_t(0));
}

void TestAnalysisTables::tracesAreThoseOfTheFrames() {
    const ExportSubject subject = test::madeSubject();
    const Table table = tracesTable({&subject, 1}, {});
    QCOMPARE(table.rows(), std::size_t(16));
    const FrameTraces& second = subject.analysis->exits[1]->traces;
    const auto& entropy = std::get<Column::Floats>(column(table, "entropy_nats").values);
    QVERIFY(std::equal(second.entropy.begin(), second.entropy.end(), entropy.begin() + 8));
    QCOMPARE(reals(table, "time_s")[11], 0.75);
    QVERIFY(integers(table, "frame")[11] == 3 && integers(table, "exit")[11] == 2);
    QVERIFY(texts(table, "token")[7] == "\"<" && integers(table, "class")[7] == 4);
    QCOMPARE(std::get<Column::Floats>(column(table, "margin").values)[0], second.margin[0]);
    QCOMPARE(std::get<Column::Floats>(column(table, "blank_probability").values)[0],
             second.maxProbability[0]);
}

void TestAnalysisTables::logProbabilitiesHaveAColumnForEachClass() {
    const ExportSubject subject = test::madeSubject();
    const Table table = logProbsTable({&subject, 1}, {ExitChoice::Kind::one, 0});
    QCOMPARE(table.rows(), std::size_t(8));
    QCOMPARE(table.columns.size(), std::size_t(4 + 5));
    QCOMPARE(table.columns[8].name, std::string("log_prob:\"<"));
    const auto& values = std::get<Column::Floats>(column(table, "log_prob:a").values);
    for (std::int64_t t = 0; t < 8; ++t)
        QCOMPARE(values[static_cast<std::size_t>(t)], (*subject.analysis->exits[0]->output.logProbs)(t, 2));
}

void TestAnalysisTables::recordingsAreToldApart() {
    std::vector<ExportSubject> subjects{test::madeSubject("x/one.wav"), test::madeSubject("y/one.wav"),
                                        test::madeSubject("two.wav"), test::madeSubject("two.wav")};
    auto part = std::make_shared<Analysis>(*subjects[3].analysis);
    part->stretch = Stretch{0.5, 2};
    subjects[3].analysis = part;
    QVERIFY(exportNames(subjects) ==
            (std::vector<std::string>{"x/one.wav", "y/one.wav", "two", "two:0.5-2"}));
    const Table table = hypothesesTable(subjects, {}, {});
    QCOMPARE(table.rows(), std::size_t(8));
    QVERIFY(texts(table, "utterance")[5] == "two");
    QCOMPARE(reals(tokensTable(subjects, {}), "start_s").back(), 0.5 + 1.75);
}

void TestAnalysisTables::tablesSayWhatTheyAreOf() {
    const ExportSubject subject = test::madeSubject();
    const Table table = hypothesesTable({&subject, 1}, {}, {});
    const auto about = [&](const std::string& key) {
        const auto found =
            std::ranges::find_if(table.about, [&](const auto& each) { return each.first == key; });
        return found == table.about.end() ? std::string("–") : found->second;
    };
    QCOMPARE(about("model"), std::string("two exits"));
    QCOMPARE(about("decoder"), std::string("greedy"));
    QCOMPARE(about("audio"), std::string("dir/made.wav"));
    QVERIFY(about("policy").find("\"measure\":\"max_probability\"") != std::string::npos);
    std::vector<std::string> names;
    for (const Column& each : table.columns)
        names.push_back(each.name);
    std::ranges::sort(names);
    QVERIFY(std::ranges::adjacent_find(names) == names.end());
}

void TestAnalysisTables::everyContentHasFormats() {
    for (const ContentDescription& each : analysisContents()) {
        QVERIFY(findContent(each.id) == each.content);
        QVERIFY(formatsOf(each.content).size() >= 4);
    }
    using F = ExportFormat;
    QVERIFY(formatsOf(AnalysisContent::words) ==
            (std::vector<F>{F::csv, F::json, F::latex, F::markdown, F::textGrid, F::ctm, F::srt}));
    QVERIFY(formatsOf(AnalysisContent::logProbs) ==
            (std::vector<F>{F::csv, F::json, F::latex, F::markdown, F::npz}));
}

QTEST_GUILESS_MAIN(TestAnalysisTables)
#include "test_analysis_tables.moc"
