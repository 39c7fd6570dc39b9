// SPDX-License-Identifier: GPL-3.0-or-later
// The table of measures, and those that are made of one exit's frames.
#include "exits/exit_of.h"
#include "support/support.h"

#include <QtTest>

#include <limits>
#include <set>

using namespace offramp;
using test::ExitOf;
using test::logsOf;
using test::near;
using test::randomLogProbs;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool isOfFrames(const Measure& measure) {
    return measure.group == MeasureGroup::entropy || measure.group == MeasureGroup::probability;
}

std::vector<const Measure*> frameMeasures() {
    std::vector<const Measure*> found;
    for (const Measure& measure : measures())
        if (isOfFrames(measure)) found.push_back(&measure);
    return found;
}

} // namespace

class TestMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theListIsWhole();
    void rangesAreKnown();
    void thresholdsBeginWithinTheRange();
    void handComputedEntropies();
    void handComputedOrders();
    void handComputedProbabilities();
    void handComputedTemperatures();
    void extremesReachTheRangesEnds_data();
    void extremesReachTheRangesEnds();
    void oneFrameIsItsOwnMean();
    void withoutFramesOrEvidenceTheyAreUndefined();
    void whatIsNoNumberIsUndefined();
    void theEntropyScalesAreOne_data();
    void theEntropyScalesAreOne();
    void oneClassIsCertain();
    void unknownIdentifiersNameTheKnown();
    void scoresAreAllMeasures();
    void scoresAreFoundByTheirSpec();
};

void TestMeasures::theListIsWhole() {
    std::vector<std::string_view> ids;
    std::set<std::string_view> briefs;
    for (const Measure& measure : measures()) {
        ids.push_back(measure.id);
        briefs.insert(measure.brief);
        QVERIFY(!measure.brief.empty() && measure.brief.size() <= 14);
        QVERIFY(!measure.name.empty() && !measure.formula.empty() && !measure.typeset.empty() &&
                !measure.source.empty());
        QVERIFY(measure.explanation.ends_with("."));
        QVERIFY(measure.range != nullptr && measure.evaluate != nullptr &&
                measure.startingThreshold != nullptr);
        QCOMPARE(findMeasure(measure.id), &measure);
        QCOMPARE(measure.inclusive, measure.id == "patience" || measure.id == "soft_patience");
    }
    QCOMPARE(ids, (std::vector<std::string_view>{"entropy_normalised",
                                                 "entropy_paper",
                                                 "entropy_nats",
                                                 "tsallis",
                                                 "renyi",
                                                 "max_probability",
                                                 "max_probability_rescaled",
                                                 "exp_log_max_probability",
                                                 "margin",
                                                 "nbest_posterior",
                                                 "path_score_frame",
                                                 "path_score_token",
                                                 "ctc_forward",
                                                 "expected_wer",
                                                 "patience",
                                                 "soft_patience",
                                                 "kl_previous",
                                                 "js_previous",
                                                 "hidden_cosine",
                                                 "entropy_drop",
                                                 "model_score"}));
    QCOMPARE(briefs.size(), ids.size());
    std::set<std::string_view> low;
    for (const Measure& measure : measures())
        if (measure.direction == Direction::lowIsGood) low.insert(measure.id);
    QCOMPARE(low, (std::set<std::string_view>{"entropy_normalised", "entropy_paper", "entropy_nats",
                                              "expected_wer", "soft_patience", "kl_previous", "js_previous",
                                              "entropy_drop", "model_score"}));
    MeasureGroup group = MeasureGroup::entropy;
    for (const Measure& measure : measures()) {
        QVERIFY(measure.group >= group); // group after group
        group = measure.group;
    }
}

void TestMeasures::rangesAreKnown() {
    // ln 32 / 32 = 3.4657359 / 32 and ln 256 / 256 = 5.5451774 / 256
    QVERIFY(near(measureOf("entropy_paper").range(32, 6).high, 0.1083042));
    QVERIFY(near(measureOf("entropy_paper").range(256, 6).high, 0.0216609));
    QVERIFY(near(measureOf("entropy_nats").range(29, 6).high, 3.3672958)); // ln 29
    QVERIFY(measureOf("entropy_normalised").range(256, 6) == (Range{0, 1}));
    QVERIFY(measureOf("tsallis").range(256, 6) == (Range{0, 1}));
    QVERIFY(measureOf("renyi").range(256, 6) == (Range{0, 1}));
    QVERIFY(measureOf("max_probability").range(4, 6) == (Range{0.25, 1}));
    QVERIFY(measureOf("max_probability_rescaled").range(4, 6) == (Range{0, 1}));
    QVERIFY(measureOf("exp_log_max_probability").range(4, 6) == (Range{0.25, 1}));
    QVERIFY(measureOf("margin").range(4, 6) == (Range{0, 1}));
    QVERIFY(measureOf("nbest_posterior").range(4, 6) == (Range{0, 1}));
    for (const char* id : {"path_score_frame", "path_score_token", "ctc_forward"})
        QVERIFY(measureOf(id).range(4, 6) == (Range{-infinity, 0}));
    QVERIFY(measureOf("expected_wer").range(4, 6) == (Range{0, infinity}));
    QVERIFY(measureOf("patience").range(4, 6) == (Range{0, 5})); // six exits have five before them
    QVERIFY(measureOf("patience").range(4, 1) == (Range{0, 0}));
    QVERIFY(measureOf("soft_patience").range(4, 6) == (Range{0, 1}));
    QVERIFY(measureOf("kl_previous").range(4, 6) == (Range{0, infinity}));
    QVERIFY(near(measureOf("js_previous").range(4, 6).high, 0.6931472)); // ln 2
    QVERIFY(measureOf("hidden_cosine").range(4, 6) == (Range{-1, 1}));
    QVERIFY(measureOf("entropy_drop").range(4, 6) == (Range{-1, 1}));
    QVERIFY(measureOf("model_score").range(4, 6) == (Range{-infinity, infinity}));
}

void TestMeasures::thresholdsBeginWithinTheRange() {
    for (const Measure& measure : measures()) {
        for (const std::int64_t classes : {2, 32, 10000}) {
            const Range range = measure.range(classes, 6);
            const double start = measure.startingThreshold(classes);
            QVERIFY(start > range.low && start < range.high);
        }
    }
    // 0.035 and 0.047 of the range from the sure end: 0.035 · 0.1083042; 1 − 0.047 · 0.75
    QVERIFY(near(measureOf("entropy_paper").startingThreshold(32), 0.0037906, 1e-7));
    QVERIFY(near(measureOf("max_probability").startingThreshold(4), 0.96475));
}

void TestMeasures::handComputedEntropies() {
    // Frame 1: ½ ln 2 + ¼ ln 4 + ¼ ln 4 = 1.5 ln 2 = 1.0397208; frame 2: 0; T = 2, V = 4.
    const ExitOf exit(logsOf({{0.5, 0.25, 0.25, 0}, {0, 1, 0, 0}}));
    QVERIFY(near(exit["entropy_nats"], 0.5198604));   // 1.0397208 / 2
    QVERIFY(near(exit["entropy_paper"], 0.1299651));  // 1.0397208 / (2·4)
    QVERIFY(near(exit["entropy_normalised"], 0.375)); // 1.5 ln 2 / (2 · 2 ln 2)
}

void TestMeasures::handComputedOrders() {
    // Frame 2 is certain: 1 whatever the order. V = 4.
    const ExitOf exit(logsOf({{0.5, 0.25, 0.25, 0}, {0, 1, 0, 0}}));
    // α = ½: V^½ = 2, Σ √p = 0.7071068 + 0.5 + 0.5 = 1.7071068; (2 − 1.7071068)/(2 − 1) = 0.2928932
    QVERIFY(near(exit["tsallis:alpha=0.5"], (0.2928932 + 1) / 2));
    // α = 2: V⁻¹ = 0.25, Σ p² = 0.25 + 0.0625 + 0.0625 = 0.375; (0.25 − 0.375)/(0.25 − 1) = 1/6
    QVERIFY(near(exit["tsallis:alpha=2"], (1.0 / 6 + 1) / 2));
    // α = 1: 1 − H/ln V = 1 − 1.5 ln 2 / (2 ln 2) = 0.25
    QVERIFY(near(exit["tsallis:alpha=1"], (0.25 + 1) / 2));
    QVERIFY(near(exit["renyi:alpha=1"], (0.25 + 1) / 2));
    // α = 0.33: V^0.67 = 2^1.34 = 2.5315132, Σ p^0.33 = 2^−0.33 + 2·2^−0.66 = 0.7955365 + 2·0.6328783
    // = 2.0612931; (2.5315132 − 2.0612931)/1.5315132 = 0.3070297
    QVERIFY(near(exit["tsallis"], (0.3070297 + 1) / 2));
    // α = 2: 1 + log₄ 0.375 = 1 − 0.9808293/1.3862944 = 0.2924813
    QVERIFY(near(exit["renyi:alpha=2"], (0.2924813 + 1) / 2));
    // α = ½: 1 − 2 log₄ 1.7071068 = 1 − 2·0.5347999/1.3862944 = 0.2284467
    QVERIFY(near(exit["renyi:alpha=0.5"], (0.2284467 + 1) / 2));
    // α = 0.33: 1 − log₄ 2.0612931 / 0.67 = 1 − 0.5217749/0.67 = 0.2212316
    QVERIFY(near(exit["renyi"], (0.2212316 + 1) / 2));
    // within 0.05 of 1 another way of computing takes over: α = 1.02, Σ p^1.02 = 0.9794438
    QVERIFY(near(exit["tsallis:alpha=1.02"], (0.2482672 + 1) / 2));
    QVERIFY(near(exit["renyi:alpha=1.02"], (0.2508664 + 1) / 2));
}

void TestMeasures::handComputedProbabilities() {
    const ExitOf exit(logsOf({{0.5, 0.25, 0.25, 0}, {0, 1, 0, 0}}));
    QVERIFY(near(exit["max_probability"], 0.75));               // (0.5 + 1)/2
    QVERIFY(near(exit["max_probability_rescaled"], 2.0 / 3));   // (4·0.75 − 1)/3
    QVERIFY(near(exit["exp_log_max_probability"], 0.70710678)); // √(0.5 · 1)
    QVERIFY(near(exit["margin"], 0.625));                       // ((0.5 − 0.25) + (1 − 0))/2
}

void TestMeasures::handComputedTemperatures() {
    // τ = 2: √p = 0.7071068, 0.5, 0.5, 0, over their sum 1.7071068: 0.4142136, 0.2928932, 0.2928932, 0
    const ExitOf exit(logsOf({{0.5, 0.25, 0.25, 0}}));
    QVERIFY(near(exit["max_probability:temperature=2"], 0.4142136));
    QVERIFY(near(exit["max_probability_rescaled:temperature=2"], 0.2189514)); // (4·0.4142136 − 1)/3
    QVERIFY(near(exit["exp_log_max_probability:temperature=2"], 0.4142136));
    QVERIFY(near(exit["margin:temperature=2"], 0.1213203)); // 0.4142136 − 0.2928932
    // 0.4142136·0.8813736 + 2·0.2928932·1.2279472 = 0.3650769 + 0.7193148
    QVERIFY(near(exit["entropy_nats:temperature=2"], 1.0843917));
    QVERIFY(near(exit["entropy_normalised:temperature=2"], 0.7822232)); // over ln 4
    QVERIFY(near(exit["entropy_paper:temperature=2"], 0.2710979));      // over 4
    // α = 2 of them: Σ p² = 0.1715729 + 2·0.0857864 = 0.3431458; (0.25 − 0.3431458)/−0.75 = 0.1241943
    QVERIFY(near(exit["tsallis:alpha=2,temperature=2"], 0.1241943));
    // 1 + log₄ 0.3431458 = 1 − 1.0696000/1.3862944 = 0.2284467
    QVERIFY(near(exit["renyi:alpha=2,temperature=2"], 0.2284467));
}

void TestMeasures::extremesReachTheRangesEnds_data() {
    QTest::addColumn<int>("classes");
    for (const int classes : {2, 29, 32, 256, 10000})
        QTest::newRow(qPrintable(QString::number(classes))) << classes;
}

void TestMeasures::extremesReachTheRangesEnds() {
    QFETCH(int, classes);
    Matrix sure(3, classes, -std::numeric_limits<float>::infinity());
    for (std::int64_t t = 0; t < 3; ++t)
        sure(t, t % classes) = 0;
    const ExitOf certain(sure);
    const ExitOf uniform(Matrix(3, classes, static_cast<float>(-std::log(classes))));
    for (const Measure* measure : frameMeasures()) {
        const Range range = measure->range(classes, 6);
        const bool low = measure->direction == Direction::lowIsGood;
        std::vector<std::string> texts{std::string(measure->id)};
        if (measure->has(Parameter::alpha)) {
            for (const char* alpha : {"0.01", "0.5", "0.951", "0.98", "1", "1.02", "1.049", "2", "50", "100"})
                texts.push_back(std::string(measure->id) + ":alpha=" + alpha);
        }
        for (const std::string& text : texts) {
            QVERIFY2(near(certain[text], low ? range.low : range.high, 0), text.c_str());
            QVERIFY2(near(uniform[text], low ? range.high : range.low, 3e-6 * range.high), text.c_str());
            for (unsigned seed = 0; seed < 10; ++seed) {
                const double value = ExitOf(randomLogProbs(4, classes, seed, seed))[text].value();
                QVERIFY2(value >= range.low * (1 - 3e-6) && value <= range.high * (1 + 3e-6), text.c_str());
            }
        }
    }
}

void TestMeasures::oneFrameIsItsOwnMean() {
    QVERIFY(near(ExitOf(logsOf({{0.5, 0.5}}))["entropy_nats"], 0.6931472)); // ln 2
    QVERIFY(near(ExitOf(logsOf({{0.5, 0.5}}))["entropy_normalised"], 1));
    const ExitOf exit(logsOf({{0.25, 0.75}}));
    QVERIFY(near(exit["max_probability"], 0.75));
    QVERIFY(near(exit["exp_log_max_probability"], 0.75));
    QVERIFY(near(exit["margin"], 0.5));
    QVERIFY(near(exit["max_probability_rescaled"], 0.5)); // (2·0.75 − 1)/1
}

void TestMeasures::withoutFramesOrEvidenceTheyAreUndefined() {
    const ExitOf none(Matrix(0, 32));
    const ExitOf nothing{Matrix()};
    for (const Measure& measure : measures()) {
        QVERIFY(!measure.evaluate(none.evidence, {}));
        QVERIFY(!measure.evaluate(nothing.evidence, {}));
        QVERIFY(!measure.evaluate({}, {}));
        if (measure.has(Parameter::pool)) {
            for (const char* pool : {":pool=min", ":pool=quantile"})
                QVERIFY(!none[std::string(measure.id) + pool]);
        }
    }
}

void TestMeasures::whatIsNoNumberIsUndefined() {
    Matrix logProbs = randomLogProbs(3, 5, 1, 1);
    logProbs(2, 3) = std::numeric_limits<float>::quiet_NaN();
    const ExitOf exit(logProbs);
    for (const Measure* measure : frameMeasures()) {
        for (const char* taken : {"", ":pool=min", ":pool=quantile", ":temperature=2"})
            QVERIFY(!exit[std::string(measure->id) + taken]);
    }
}

void TestMeasures::theEntropyScalesAreOne_data() {
    extremesReachTheRangesEnds_data();
}

void TestMeasures::theEntropyScalesAreOne() {
    QFETCH(int, classes);
    for (unsigned seed = 0; seed < 20; ++seed) {
        const ExitOf exit(randomLogProbs(1 + seed, classes, 0.3 * seed, seed));
        const double nats = exit["entropy_nats"].value();
        QVERIFY(near(exit["entropy_paper"].value() * classes, nats, 1e-12 * classes));
        QVERIFY(near(exit["entropy_normalised"].value() * std::log(classes), nats, 1e-12 * classes));
    }
}

void TestMeasures::oneClassIsCertain() {
    const ExitOf exit(Matrix(2, 1, 0.0F));
    for (const char* id : {"entropy_nats", "entropy_paper", "entropy_normalised"})
        QVERIFY(near(exit[id], 0, 0));
    for (const char* id : {"tsallis", "renyi", "max_probability", "max_probability_rescaled",
                           "exp_log_max_probability", "margin"})
        QVERIFY(near(exit[id], 1, 0));
}

void TestMeasures::unknownIdentifiersNameTheKnown() {
    QVERIFY(findMeasure("entropy") == nullptr);
    const std::string text = test::errorOf([] { (void)measureOf("entropy"); });
    QVERIFY(text.starts_with("entropy: is no exit measure. Choose one of "));
    for (const Measure& measure : measures())
        QVERIFY(text.find(measure.id) != std::string::npos);
}

void TestMeasures::scoresAreAllMeasures() {
    // Taken together they share work; each is still what it is alone, to the digit.
    for (const int classes : {1, 2, 32, 37}) {
        const ExitOf exit(randomLogProbs(7, classes, 3, static_cast<unsigned>(classes)));
        const Scores scores = scoreExit(exit.evidence);
        QCOMPARE(scores.size(), measures().size());
        for (std::size_t i = 0; i < scores.size(); ++i) {
            QVERIFY(scores[i].spec == (MeasureSpec{&measures()[i], {}}));
            QVERIFY(scores[i].value == measures()[i].evaluate(exit.evidence, {}));
        }
        QVERIFY(valueOf(scores, "tsallis") && valueOf(scores, "renyi"));
    }
    const Scores scores = scoreExit(ExitOf(logsOf({{0.5, 0.5}})).evidence);
    QVERIFY(near(valueOf(scores, "max_probability"), 0.5));
    QVERIFY(!valueOf(scores, "none such"));
}

void TestMeasures::scoresAreFoundByTheirSpec() {
    const ExitOf exit(logsOf({{0.5, 0.25, 0.25, 0}, {0, 1, 0, 0}}));
    const std::vector<MeasureSpec> specs{specOf("margin"), parseMeasureSpec("margin:pool=min"),
                                         parseMeasureSpec("nbest_posterior")};
    const Scores scores = scoreExit(exit.evidence, specs);
    QCOMPARE(scores.size(), std::size_t(3));
    QVERIFY(near(valueOf(scores, specs[0]), 0.625)); // (0.25 + 1)/2
    QVERIFY(near(valueOf(scores, specs[1]), 0.25));
    QVERIFY(near(valueOf(scores, "margin"), 0.625));
    QVERIFY(findScore(scores, specs[2]) != nullptr && !valueOf(scores, specs[2])); // there, but undefined
    QVERIFY(findScore(scores, parseMeasureSpec("margin:pool=quantile")) == nullptr);
}

QTEST_GUILESS_MAIN(TestMeasures)
#include "test_measures.moc"
