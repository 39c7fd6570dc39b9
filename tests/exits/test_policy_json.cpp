// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_file.h"
#include "exits/policy_json.h"
#include "support/support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <limits>
#include <random>
#include <set>

using namespace offramp;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Policy read(const std::string& json) {
    return parsePolicy(json, "p.json").policy;
}

/// {"format": "offramp-policy", "version": 1, <the rest>}
std::string file(const std::string& rest) {
    return R"({"format": "offramp-policy", "version": 1, )" + rest + "}";
}

std::vector<Policy> examples() {
    const MeasureSpec tsallis = parseMeasureSpec("tsallis:alpha=0.5,mask=nonblank,pool=min,temperature=1.5");
    Policy tempered = Policy::perExit(tsallis, {0.1, 0.2, 1.0 / 3});
    tempered.temperatures = {1, 1.25, 0.7};
    return {
        defaultPolicy(),
        tempered,
        Policy::perExit("kl_previous", {infinity, -infinity, 5e-324}),
        {CombinedRule{CombinedRule::Mode::all, {{{tsallis, {0.5}}, {specOf("patience"), {1, 2, 3}}}}}, {}},
        {CombinedRule{CombinedRule::Mode::any, {{{specOf("margin"), {0.5}}, {tsallis, {-1}}}}}, {}},
        {PatienceRule{3}, {}},
        {FixedExit{4}, {}},
        {RandomExit{18446744073709551615U, {}}, {}},
        {RandomExit{0, {1, 0, 0.1}}, {}},
        {BudgetRule{tsallis, 5.5, {}}, {}},
        {BudgetRule{specOf("margin"), 1e-3, 0.1234567890123456}, {1, 2}},
        {GateRule{{tsallis, specOf("model_score")}, {{{-1.5, 2e-9}, 0.1}, {{0, 1e300}, -7}}, 0.25}, {}},
        {OracleRule{OracleRule::Kind::fewestErrors}, {}},
        {OracleRule{OracleRule::Kind::noWorseThanLast}, {}},
    };
}

} // namespace

class TestPolicyJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleComesBack();
    void randomNumbersComeBackToTheDigit();
    void theTextIsAsDocumented();
    void theDocumentsExamplesAreRead();
    void filesAreWrittenAndRead();
    void unknownKeysAreWarnedOf();
    void refusals_data();
    void refusals();
    void filesSayWhatTheyAre();
    void gatesHaveAFileOfTheirOwn();
    void gateRefusals_data();
    void gateRefusals();
};

void TestPolicyJson::everyRuleComesBack() {
    for (const Policy& policy : examples()) {
        const ReadPolicy back = parsePolicy(policyJson(policy), "p.json");
        QVERIFY2(back.policy == policy, policyJson(policy).c_str());
        QVERIFY(back.warnings.empty());
        QCOMPARE(policyJson(back.policy), policyJson(policy));
    }
}

void TestPolicyJson::randomNumbersComeBackToTheDigit() {
    std::mt19937_64 random(13);
    std::uniform_real_distribution<double> exponent(-300, 300);
    for (int round = 0; round < 500; ++round) {
        std::vector<double> thresholds(static_cast<std::size_t>(1 + round % 7));
        for (double& threshold : thresholds)
            threshold = (random() % 2 == 0 ? 1 : -1) * std::pow(10.0, exponent(random));
        const Policy policy = Policy::perExit("path_score_frame", thresholds);
        QVERIFY(read(policyJson(policy)) == policy);
        const Policy drawn{RandomExit{random(), {}}, {}};
        QVERIFY(read(policyJson(drawn)) == drawn);
    }
}

void TestPolicyJson::theTextIsAsDocumented() {
    QCOMPARE(policyJson(defaultPolicy()), std::string(R"({
 "format": "offramp-policy",
 "version": 1,
 "rule": "threshold",
 "measure": "entropy_normalised",
 "thresholds": [
  0.035
 ]
}
)"));
    // by hand, in any order
    QVERIFY(read(R"({"thresholds": [0.5], "measure": "margin:pool=min", "rule": "threshold", "version": 1,
                     "format": "offramp-policy"})") == Policy::common("margin:pool=min", 0.5));
    QVERIFY(read(file(R"("rule": "budget", "measure": "margin", "mean_layer": 6)")) ==
            (Policy{BudgetRule{specOf("margin"), 6, {}}, {}}));
}

/// Every example of docs/measures.md, one for each rule, and every measure's line.
void TestPolicyJson::theDocumentsExamplesAreRead() {
    const std::string text = readTextFile(test::sourceDir() / "docs/measures.md", 1U << 20U);
    std::set<std::size_t> rules;
    std::size_t at = 0;
    while ((at = text.find("\n{\"format\": \"offramp-policy\"", at)) != std::string::npos) {
        const std::size_t end = std::min(text.find("\n{", at + 1), text.find("\n```", at));
        const ReadPolicy example = parsePolicy(text.substr(at, end - at), "docs/measures.md");
        QVERIFY(example.warnings.empty());
        rules.insert(example.policy.rule.index());
        at = end;
    }
    QCOMPARE(rules.size(), std::variant_size_v<Policy::Rule>);
    for (const Measure& measure : measures())
        QVERIFY(text.find("\n| `" + std::string(measure.id) + "` | ") != std::string::npos);
}

void TestPolicyJson::filesAreWrittenAndRead() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("policy.json").toStdString();
    for (const Policy& policy : examples()) {
        writePolicy(path, policy);
        QVERIFY(readPolicy(path).policy == policy);
    }
    const std::string gone = test::errorOf([&] { (void)readPolicy(path.parent_path() / "gone.json"); });
    QVERIFY(gone.find("gone.json") != std::string::npos);
    std::ofstream(path) << "{";
    QVERIFY(
        test::errorOf([&] { (void)readPolicy(path); }).starts_with(path.string() + ": is not valid JSON"));
}

void TestPolicyJson::unknownKeysAreWarnedOf() {
    const ReadPolicy back = parsePolicy(
        file(R"("rule": "all", "colour": 1, "checks": [{"measure": "margin", "thresholds": [1], "note": ""},
                {"measure": "renyi", "thresholds": [1]}])"),
        "p.json");
    QCOMPARE(back.warnings.size(), std::size_t(2));
    QCOMPARE(back.warnings[0].text(),
             std::string("p.json: the key \"checks[0].note\" is unknown and was ignored"));
    QCOMPARE(back.warnings[1].text(), std::string("p.json: the key \"colour\" is unknown and was ignored"));
}

void TestPolicyJson::refusals_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const std::string& json, const char* sentence) {
        QTest::newRow(name) << QString::fromStdString(json) << QString::fromUtf8(sentence);
    };
    row("no JSON", "threshold", "p.json: is not valid JSON (");
    row("empty", "", "p.json: is not valid JSON (");
    row("a list", "[]", "p.json: the file should be a JSON object and is an array");
    row("no format", "{}", "p.json: the key \"format\" is missing. docs/measures.md lists the keys");
    row("another format", R"({"format": "offramp-gate", "version": 1})",
        "p.json: \"format\" is not \"offramp-policy\". docs/measures.md says how it is written.");
    row("higher version", R"({"format": "offramp-policy", "version": 2, "rule": "fixed", "exit": 0})",
        "p.json: is of version 2; this Offramp reads up to 1. Use a newer Offramp.");
    row("no version", R"({"format": "offramp-policy"})", "p.json: the key \"version\" is missing.");
    row("version zero", R"({"format": "offramp-policy", "version": 0})",
        "p.json: \"version\" is 0, outside 1 …");
    row("no rule", R"({"format": "offramp-policy", "version": 1})", "p.json: the key \"rule\" is missing.");
    row("unknown rule", file(R"("rule": "luck")"),
        "p.json: \"rule\" is \"luck\", which is not one of threshold, all, any, patience, fixed, random, "
        "budget, "
        "gate, oracle");
    row("unknown measure", file(R"("rule": "threshold", "measure": "luck", "thresholds": [1])"),
        "p.json: the measure \"luck\" is no exit measure. Choose one of entropy_normalised, ");
    row("measure's parameter", file(R"("rule": "threshold", "measure": "margin:alpha=1", "thresholds": [1])"),
        "p.json: the measure \"margin:alpha=1\" has no parameter \"alpha\". It has mask,");
    row("no measure", file(R"("rule": "threshold", "thresholds": [1])"),
        "p.json: the key \"measure\" is missing.");
    row("measure's type", file(R"("rule": "threshold", "measure": 1, "thresholds": [1])"),
        "p.json: \"measure\" should be a text and is 1");
    row("thresholds' type", file(R"("rule": "threshold", "measure": "margin", "thresholds": 1)"),
        "p.json: \"thresholds\" should be a list of numbers. Give one for all exits, or one for each.");
    row("no thresholds", file(R"("rule": "threshold", "measure": "margin", "thresholds": [])"),
        "p.json: \"thresholds\" should be a list of numbers.");
    row("threshold's type", file(R"("rule": "threshold", "measure": "margin", "thresholds": ["many"])"),
        "p.json: \"thresholds\" is no number, nor \"inf\" or \"-inf\".");
    row("threshold null", file(R"("rule": "threshold", "measure": "margin", "thresholds": [null])"),
        "p.json: \"thresholds\" is no number");
    row("threshold too large", file(R"("rule": "threshold", "measure": "margin", "thresholds": [1e999])"),
        "p.json: is not valid JSON (");
    row("one check", file(R"("rule": "any", "checks": [{"measure": "margin", "thresholds": [1]}])"),
        "p.json: \"checks\" has 1 measures, not two.");
    row("check's key", file(R"("rule": "any", "checks": [{"measure": "margin"}, {}])"),
        "p.json: the key \"checks[0].thresholds\" is missing.");
    row("times", file(R"("rule": "patience", "times": 0)"), "p.json: \"times\" is 0, outside 1 …");
    row("times' type", file(R"("rule": "patience", "times": 1.5)"),
        "p.json: \"times\" should be a whole number and is 1.5");
    row("exit", file(R"("rule": "fixed", "exit": -1)"), "p.json: \"exit\" is -1, outside 0 …");
    row("seed", file(R"("rule": "random", "seed": -1)"), "p.json: \"seed\" should be a whole number from 0.");
    row("weights", file(R"("rule": "random", "seed": 1, "weights": [1, -1])"),
        "p.json: a weight is negative, or all are 0.");
    row("weights' type", file(R"("rule": "random", "seed": 1, "weights": ["a"])"),
        "p.json: \"weights\" should be a list of numbers");
    row("mean layer", file(R"("rule": "budget", "measure": "margin")"),
        "p.json: the key \"mean_layer\" is missing.");
    row("oracle's kind", file(R"("rule": "oracle", "kind": "all")"),
        "p.json: \"kind\" is \"all\", which is not one of fewest_errors, no_worse_than_last");
    row("gate within", file(R"("rule": "gate", "features": ["margin"], "exits": [{"weights": [], "bias": 0}],
                               "threshold": 0.5)"),
        "p.json: an exit of the gate has 0 weights for 1 features.");
    row("temperatures", file(R"("rule": "fixed", "exit": 0, "temperatures": [1, 0])"),
        "p.json: \"temperatures\" holds one that is none. Give numbers above 0, at most 100.");
}

void TestPolicyJson::refusals() {
    QFETCH(QString, json);
    QFETCH(QString, sentence);
    const QString said =
        QString::fromStdString(test::errorOf([&] { (void)parsePolicy(json.toStdString(), "p.json"); }));
    QVERIFY2(said.startsWith(sentence), qPrintable(said));
}

void TestPolicyJson::filesSayWhatTheyAre() {
    QVERIFY(policyFileOf(policyJson(defaultPolicy())) == PolicyFile::policy);
    QVERIFY(policyFileOf(gateJson({{specOf("margin")}, {{{1}, 0}}, 0.5})) == PolicyFile::gate);
    QVERIFY(policyFileOf(R"({"format": "offramp-policy", "version": 99})") == PolicyFile::policy);
    for (const char* other : {"", "{", "text", "[1]", "3", R"({"format": 1})",
                              R"({"format": "offramp-model"})", R"({"architecture": "early-conformer"})"})
        QVERIFY2(policyFileOf(other) == PolicyFile::neither, other);
}

void TestPolicyJson::gatesHaveAFileOfTheirOwn() {
    const GateRule gate{{specOf("margin"), parseMeasureSpec("tsallis:pool=min")},
                        {{{1, -2.5}, 0.25}, {{1.0 / 3, 0}, -1}},
                        0.5};
    const ReadGate back = parseGate(gateJson(gate), "g.json");
    QVERIFY(back.gate == gate && back.warnings.empty());
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("gate.json").toStdString();
    writeGate(path, gate);
    QVERIFY(readGate(path).gate == gate);
    const ReadGate noted = parseGate(
        R"({"format": "offramp-gate", "version": 1, "features": [], "exits": [{"weights": [], "bias": 1, "n": 9}],
            "threshold": 0.5, "made": "today"})",
        "g.json");
    QCOMPARE(noted.warnings.size(), std::size_t(2));
    QCOMPARE(noted.warnings[0].text(),
             std::string("g.json: the key \"exits[0].n\" is unknown and was ignored"));
}

void TestPolicyJson::gateRefusals_data() {
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* rest, const char* sentence) {
        QTest::newRow(name) << QString(rest) << QString::fromUtf8(sentence);
    };
    row("weights missing", R"("features": ["margin"], "exits": [{"bias": 0}], "threshold": 0.5)",
        "g.json: the key \"exits[0].weights\" is missing.");
    row("too many weights",
        R"("features": ["margin"], "exits": [{"weights": [1, 2], "bias": 0}], "threshold": 0.5)",
        "g.json: an exit of the gate has 2 weights for 1 features. Give each exit one weight for each "
        "feature.");
    row("weight null",
        R"("features": ["margin"], "exits": [{"weights": [null], "bias": 0}], "threshold": 0.5)",
        "g.json: \"exits[0].weights\" should be a list of numbers");
    row("weight NaN", R"("features": ["margin"], "exits": [{"weights": [NaN], "bias": 0}], "threshold": 0.5)",
        "g.json: is not valid JSON (");
    row("weight infinite",
        R"("features": ["margin"], "exits": [{"weights": [1e999], "bias": 0}], "threshold": 0.5)",
        "g.json: is not valid JSON (");
    row("bias", R"("features": ["margin"], "exits": [{"weights": [1], "bias": "no"}], "threshold": 0.5)",
        "g.json: \"exits[0].bias\" should be a number");
    row("unknown feature", R"("features": ["luck"], "exits": [], "threshold": 0.5)",
        "g.json: the measure \"luck\" is no exit measure.");
    row("threshold", R"("features": [], "exits": [], "threshold": 2)",
        "g.json: \"threshold\" is 2, which is no probability. Give a number from 0 to 1.");
}

void TestPolicyJson::gateRefusals() {
    QFETCH(QString, rest);
    QFETCH(QString, sentence);
    const std::string json = R"({"format": "offramp-gate", "version": 1, )" + rest.toStdString() + "}";
    const QString said = QString::fromStdString(test::errorOf([&] { (void)parseGate(json, "g.json"); }));
    QVERIFY2(said.startsWith(sentence), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestPolicyJson)
#include "test_policy_json.moc"
