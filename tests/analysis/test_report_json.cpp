// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/judge.h"
#include "analysis/report_json.h"
#include "analysis/shipped.h"
#include "support/support.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace offramp;
using nlohmann::json;

class TestReportJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelIsDescribed();
    void utterancesAreWhole();
    void exitsHaveEveryKey();
    void tokensAreSpans();
    void decisionsHaveEveryStep();
    void decisionsOfEveryPolicy();
    void infinitiesAreTexts();
    void unknownsAreNull();
    void failuresHaveTheirSentence();
    void namesThatAreNoUtf8AreWritten();
};

namespace {

std::shared_ptr<const Analysis> scored() {
    return withReference(*test::murmurAnalysis(), "two five two three six two", defaultNormalisation());
}

json reportOf(const std::vector<ReportEntry>& entries) {
    return json::parse(reportJson(test::shippedRecogniser().description(), entries));
}

json utteranceOf(const std::shared_ptr<const Analysis>& analysis, const Policy& policy = defaultPolicy()) {
    return reportOf({{test::murmur(), analysis, judge(*analysis, policy), {}}}).at("utterances").at(0);
}

std::vector<std::string> keysOf(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

bool hasKeys(const json& object, const std::vector<std::string>& keys) {
    return std::ranges::all_of(keys, [&](const std::string& key) { return object.contains(key); });
}

} // namespace

void TestReportJson::theModelIsDescribed() {
    const json report = reportOf({});
    QCOMPARE(report.at("version").get<int>(), 1);
    QVERIFY(report.at("utterances").empty());
    const json& model = report.at("model");
    QCOMPARE(model.at("name").get<std::string>(), test::shippedRecogniser().description().name);
    QCOMPARE(model.at("architecture").get<std::string>(), std::string("early-conformer"));
    QCOMPARE(model.at("classes").get<int>(), 32);
    QCOMPARE(model.at("sample_rate").get<int>(), 16000);
    QCOMPARE(model.at("frame_shift").get<double>(), 0.04);
    QCOMPARE(model.at("exits").size(), std::size_t(6));
    QCOMPARE(model.at("exits").at(5), json({{"name", "layer 12"}, {"after_layer", 12}}));
}

void TestReportJson::utterancesAreWhole() {
    const json utterance = utteranceOf(scored());
    QVERIFY(hasKeys(utterance,
                    {"audio", "duration", "reference", "exits", "decision", "normalisation", "warnings"}));
    QCOMPARE(utterance.at("audio").get<std::string>(), test::murmur().string());
    QCOMPARE(utterance.at("duration").get<double>(), test::murmurAnalysis()->duration()); // to the digit
    QCOMPARE(utterance.at("reference").get<std::string>(), std::string("two five two three six two"));
    QCOMPARE(utterance.at("normalisation").get<std::string>(), std::string("basic"));
    QCOMPARE(utterance.at("exits").size(), std::size_t(6));
    QVERIFY(!utterance.contains("error"));
}

void TestReportJson::exitsHaveEveryKey() {
    const auto analysis = scored();
    const json utterance = utteranceOf(analysis);
    for (std::size_t i = 0; i < 6; ++i) {
        const json& exit = utterance.at("exits").at(i);
        const ExitResult& result = *analysis->exits[i];
        QCOMPARE(exit.at("index").get<std::size_t>(), i);
        QCOMPARE(exit.at("name").get<std::string>(), "layer " + std::to_string(2 * i + 2));
        QCOMPARE(exit.at("after_layer").get<std::size_t>(), 2 * i + 2);
        QCOMPARE(exit.at("text").get<std::string>(), result.hypothesis.text);
        QCOMPARE(exit.at("frames").get<std::int64_t>(), result.output.logProbs->rows());
        QCOMPARE(exit.at("macs").get<std::int64_t>(), *result.output.macs);
        QCOMPARE(exit.at("seconds").get<double>(), result.output.seconds);
        QCOMPARE(exit.at("wer").get<double>(), result.errors->wer().value());
        QCOMPARE(exit.at("cer").get<double>(), result.errors->cer().value());
        QCOMPARE(exit.at("errors").at("substitutions").get<std::int64_t>(),
                 result.errors->words.substitutions);
        QCOMPARE(exit.at("errors").at("insertions").get<std::int64_t>(), result.errors->words.insertions);
        QCOMPARE(exit.at("errors").at("deletions").get<std::int64_t>(), result.errors->words.deletions);
        QCOMPARE(exit.at("errors").at("hits").get<std::int64_t>(), result.errors->words.hits);
        QCOMPARE(exit.at("errors").at("reference_length").get<int>(), 6);
        QCOMPARE(exit.at("errors").at("characters").at("reference_length").get<int>(), 26);
        QCOMPARE(exit.at("scores").size(), measures().size());
        for (const Score& score : result.scores) // undefined, and null, where there is no N-best list
            QVERIFY(exit.at("scores").at(textOf(score.spec)) == (score.value ? json(*score.value) : json()));
        QVERIFY(exit.at("n_best").is_null());
    }
}

void TestReportJson::tokensAreSpans() {
    const auto analysis = scored();
    const json exit = utteranceOf(analysis).at("exits").at(5);
    const Hypothesis& hypothesis = analysis->exits[5]->hypothesis;
    QCOMPARE(exit.at("tokens").size(), hypothesis.tokens.size());
    QCOMPARE(exit.at("words").size(), hypothesis.words.size());
    std::string text;
    for (std::size_t i = 0; i < hypothesis.tokens.size(); ++i) {
        const json& token = exit.at("tokens").at(i);
        text += token.at("token").get<std::string>();
        QCOMPARE(token.at("log_probability").get<double>(), hypothesis.tokens[i].logProbability);
        QCOMPARE(token.at("start_frame").get<std::int64_t>(), hypothesis.tokens[i].start);
        QCOMPARE(token.at("end_frame").get<std::int64_t>(), hypothesis.tokens[i].end);
        // Seconds: 40 ms a frame.
        QCOMPARE(token.at("start").get<double>(), double(hypothesis.tokens[i].start) * 0.04);
        QCOMPARE(token.at("end").get<double>(), double(hypothesis.tokens[i].end) * 0.04);
    }
    QCOMPARE(text, hypothesis.text);
    QCOMPARE(exit.at("words").at(0).at("word").get<std::string>(), std::string("to"));
}

void TestReportJson::decisionsHaveEveryStep() {
    const auto analysis = scored();
    const json decision =
        utteranceOf(analysis, Policy::perExit("max_probability", {1, 0, 1, 1, 1, 1})).at("decision");
    QCOMPARE(decision.at("measure").get<std::string>(), std::string("max_probability"));
    QCOMPARE(decision.at("thresholds"), json({1.0, 0.0, 1.0, 1.0, 1.0, 1.0}));
    QCOMPARE(decision.at("exit").get<int>(), 1);
    QCOMPARE(decision.at("name").get<std::string>(), std::string("layer 4"));
    QCOMPARE(decision.at("fell_through").get<bool>(), false);
    QCOMPARE(decision.at("steps").size(), std::size_t(6));
    const json& step = decision.at("steps").at(1);
    QCOMPARE(step.at("value").get<double>(), valueOf(analysis->exits[1]->scores, "max_probability").value());
    QCOMPARE(step.at("threshold").get<double>(), 0.0);
    QCOMPARE(step.at("outcome").get<std::string>(), std::string("passed"));
    QCOMPARE(step.at("checks").size(), std::size_t(1));
    QCOMPARE(step.at("checks").at(0), json({{"measure", "max_probability"},
                                            {"value", step.at("value")},
                                            {"threshold", 0.0},
                                            {"outcome", "passed"}}));
    QCOMPARE(decision.at("policy").at("rule").get<std::string>(), std::string("threshold"));
    QCOMPARE(decision.at("policy").at("thresholds"), decision.at("thresholds"));
    QCOMPARE(decision.at("steps").at(0).at("outcome").get<std::string>(), std::string("failed"));
    QCOMPARE(keysOf(decision.at("macs")),
             (std::vector<std::string>{"saved", "saved_fraction", "spent", "total"}));
    const double spent = double(*analysis->macs[1]);
    const double total = double(*analysis->macs[5]);
    QCOMPARE(decision.at("macs").at("spent").get<double>(), spent);
    QCOMPARE(decision.at("macs").at("saved").get<double>(), total - spent);
    QCOMPARE(decision.at("macs").at("saved_fraction").get<double>(), (total - spent) / total);
}

void TestReportJson::decisionsOfEveryPolicy() {
    const auto analysis = scored();
    const json fixed = utteranceOf(analysis, {FixedExit{2}, {}}).at("decision");
    QVERIFY(fixed.at("measure").is_null() && fixed.at("thresholds").is_null());
    QCOMPARE(fixed.at("exit").get<int>(), 2);
    QCOMPARE(fixed.at("policy"),
             json({{"format", "offramp-policy"}, {"version", 1}, {"rule", "fixed"}, {"exit", 2}}));
    const json step = fixed.at("steps").at(2);
    QVERIFY(step.at("value").is_null() && step.at("checks").empty() && step.at("passed").get<bool>());
    const Policy both{CombinedRule{CombinedRule::Mode::all,
                                   {{{specOf("margin"), {0}}, {parseMeasureSpec("renyi:alpha=2"), {0}}}}},
                      {}};
    const json checks = utteranceOf(analysis, both).at("decision").at("steps").at(0).at("checks");
    QCOMPARE(checks.size(), std::size_t(2));
    QCOMPARE(checks.at(1).at("measure").get<std::string>(), std::string("renyi:alpha=2"));
    QVERIFY(checks.at(1).at("value").get<double>() > 0);
}

void TestReportJson::infinitiesAreTexts() {
    auto changed = std::make_shared<Analysis>(*scored());
    auto exit = std::make_shared<ExitResult>(*changed->exits[1]);
    for (Score& score : exit->scores)
        if (score.spec == specOf("kl_previous")) score.value = std::numeric_limits<double>::infinity();
    NBest nBest;
    nBest.entries.resize(2);
    nBest.entries[0].hypothesis.text = "two five";
    nBest.entries[0].score = nBest.entries[0].acoustic = -1.5;
    nBest.entries[1].score = -std::numeric_limits<double>::infinity();
    exit->nBest = std::make_shared<const NBest>(nBest);
    changed->exits[1] = exit;
    const Policy never = Policy::common("path_score_frame", -std::numeric_limits<double>::infinity());
    const json utterance = utteranceOf(changed, never);
    QCOMPARE(utterance.at("exits").at(1).at("scores").at("kl_previous"), json("inf"));
    const json list = utterance.at("exits").at(1).at("n_best");
    QCOMPARE(list.at(0),
             json({{"text", "two five"}, {"score", -1.5}, {"acoustic", -1.5}, {"language", 0.0}}));
    QCOMPARE(list.at(1).at("score"), json("-inf"));
    QCOMPARE(utterance.at("decision").at("thresholds"), json::array({"-inf"}));
    QCOMPARE(utterance.at("decision").at("steps").at(0).at("threshold"), json("-inf"));
}

void TestReportJson::unknownsAreNull() {
    // No reference, a run that was stopped after its first exit, and no judgement.
    auto stopped = std::make_shared<Analysis>(*test::murmurAnalysis());
    stopped->exits.resize(1);
    const json judged = utteranceOf(stopped, Policy::common("max_probability", 0));
    QVERIFY(judged.at("reference").is_null());
    const json& exit = judged.at("exits").at(0);
    QVERIFY(exit.at("wer").is_null() && exit.at("cer").is_null() && exit.at("errors").is_null());
    QVERIFY(judged.at("decision").at("seconds").at("total").is_null());
    QVERIFY(judged.at("decision").at("seconds").at("saved").is_null());
    QVERIFY(!judged.at("decision").at("macs").at("saved").is_null());
    const json plain = reportOf({{test::murmur(), stopped, std::nullopt, {}}}).at("utterances").at(0);
    QVERIFY(plain.at("decision").is_null());
    // An exit that has no frames has measures without a value.
    auto silent = std::make_shared<ExitResult>(*stopped->exits[0]);
    for (Score& score : silent->scores)
        score.value.reset();
    stopped->exits[0] = silent;
    const json undefined = utteranceOf(stopped);
    QVERIFY(undefined.at("exits").at(0).at("scores").at("entropy_normalised").is_null());
    QCOMPARE(undefined.at("decision").at("steps").at(0).at("outcome").get<std::string>(),
             std::string("undefined"));
    QVERIFY(undefined.at("decision").at("exit").is_null());
}

void TestReportJson::failuresHaveTheirSentence() {
    const json report = reportOf({{"gone.wav", nullptr, std::nullopt, "gone.wav: is gone. Look for it."},
                                  {test::murmur(), test::murmurAnalysis(), std::nullopt, {}}});
    QCOMPARE(report.at("utterances").size(), std::size_t(2));
    QCOMPARE(report.at("utterances").at(0),
             json({{"audio", "gone.wav"}, {"error", "gone.wav: is gone. Look for it."}}));
    QCOMPARE(report.at("utterances").at(1).at("exits").size(), std::size_t(6));
}

void TestReportJson::namesThatAreNoUtf8AreWritten() {
    const json report = reportOf({{"caf\xe9.wav", nullptr, std::nullopt, "caf\xe9.wav: is gone."}});
    QCOMPARE(report.at("utterances").at(0).at("audio").get<std::string>(),
             std::string("caf\xef\xbf\xbd.wav"));
}

QTEST_GUILESS_MAIN(TestReportJson)
#include "test_report_json.moc"
