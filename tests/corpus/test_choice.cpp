// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/choose/choice.h"
#include "corpus/choose/scale.h"
#include "made_results.h"
#include "support/support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace offramp;
using test::madeResults;
using test::MadeUtterance;
using test::randomResults;
using test::smallResults;

namespace {

bool near(double one, double other) {
    return std::abs(one - other) <= 1e-9 * (1 + std::abs(other));
}

Policy entropy() {
    return Policy::common("entropy_normalised", 0.5);
}

ChoiceRequest requestFor(const Target& target) {
    ChoiceRequest request;
    request.measure = specOf("entropy_normalised");
    request.target = target;
    return request;
}

TraceReader noTraces() {
    throw Error("made.offramp", msg("keeps no traces"));
}

MadeChoice choose(const CorpusResults& results, const ChoiceRequest& request) {
    return makeChoice(std::make_shared<const CorpusResults>(results), "greedy", everything(results), request,
                      noTraces);
}

/// One word each, which the last exit has right; the first has it right, wrong, right, wrong.
CorpusResults alternating() {
    std::vector<MadeUtterance> made;
    for (int i = 0; i < 4; ++i)
        made.push_back({"u" + std::to_string(i),
                        "yes",
                        {i % 2 == 0 ? "yes" : "no", "yes"},
                        {0.1 * (i + 1), 0},
                        1,
                        {"s", "all"}});
    return madeResults(made, 2);
}

} // namespace

class TestChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsAreThoseAskedFor();
    void sharesOfTheComputationByHand();
    void withoutAFitItIsTheThreshold();
    void aGateIsComparedWithTheMeasure();
    void aGuaranteeKeepsItsUtterancesFromTheFit();
    void effectsByHand();
    void whatCannotBeDone();
    void aCancelledChoiceEnds();
};

void TestChoice::splitsAreThoseAskedFor() {
    const CorpusResults results = randomResults(200, 3, 4);
    const Selection all = everything(results);
    SplitRequest request;
    QVERIFY(splitOf(results, request, all).calibration == splitOf(results, request, all).test);
    request = {Split::Kind::byGroup, "speaker", "", "", 0.3, 9};
    QCOMPARE(splitOf(results, request, all).calibration,
             splitByGroup(results, "speaker", 0.3, 9, all).calibration);
    request = {Split::Kind::byValue, "split", "clean", "other", 0.5, 1};
    QCOMPARE(splitOf(results, request, all).test, splitByValue(results, "split", "clean", "other", all).test);
}

/// 10⁹ multiply-accumulates, exit by exit: a 2 4 6, b 1 2 3, c 1.5 3 4.5, d 0.5 1 1.5; e's aren't known. All
/// to the last exit take 15. From careful to bold: b leaves at 0.05 for its second exit (14), at 0.08 for its
/// first (13), a at 0.10 for its second (11).
void TestChoice::sharesOfTheComputationByHand() {
    const CorpusResults results = smallResults();
    const auto chosen = [&](double share) {
        return *choose(results, requestFor(MacsTarget{share})).report.choice;
    };
    const ThresholdChoice most = chosen(0.8); // 12
    QVERIFY(most.threshold > 0.10 && most.threshold < 0.20);
    QVERIFY(near(*most.calibrationMacs, 11.0 / 15));
    QVERIFY(near(*most.testMacs, 11.0 / 15));
    QCOMPARE(most.limit, 0.8);
    QVERIFY(near(*chosen(13.0 / 15).calibrationMacs, 13.0 / 15)); // exactly so much is no more
    QVERIFY(near(*chosen(1).calibrationMacs, 1));
    // At the boldest a 2, b 1, c 3 (its first exit has no value), d 0.5.
    QVERIFY(near(*chosen(6.5 / 15).calibrationMacs, 6.5 / 15));
    const ThresholdChoice none = chosen(0.4);
    QVERIFY(!none.policy);
    QVERIFY(none.sentences.front().text().find("takes more than 40 %") != std::string::npos);
    QVERIFY(most.sentences.front().text().find("take 73.3333 %") != std::string::npos);
}

void TestChoice::withoutAFitItIsTheThreshold() {
    const CorpusResults results = randomResults(400, 4, 3);
    ChoiceRequest request = requestFor(LayerTarget{5});
    request.split = {Split::Kind::byGroup, "speaker", "", "", 0.5, 2};
    const MadeChoice made = choose(results, request);
    const ThresholdChoice expected =
        chooseThreshold(results, results.decoders[0], entropy(), LayerTarget{5},
                        splitByGroup(results, "speaker", 0.5, 2, everything(results)));
    QCOMPARE(made.report.choice->threshold, expected.threshold);
    QCOMPARE(made.report.choice->test->averageLayer, expected.test->averageLayer);
    QVERIFY(made.policy() == expected.policy);
    QVERIFY(!made.unfitted && made.effect.empty());
    QCOMPARE(made.report.results, made.results.get());
}

void TestChoice::aGateIsComparedWithTheMeasure() {
    const CorpusResults results = randomResults(400, 4, 3);
    ChoiceRequest request = requestFor(LayerTarget{5});
    request.split = {Split::Kind::byGroup, "speaker", "", "", 0.5, 2};
    const MadeChoice plain = choose(results, request);
    request.fit = ChoiceRequest::Fit::gate;
    request.features = {specOf("entropy_normalised"), specOf("max_probability")};
    const MadeChoice made = choose(results, request);
    const GateFit expected =
        fitGate(results, results.decoders[0], request.features,
                splitByGroup(results, "speaker", 0.5, 2, everything(results)).calibration);
    QVERIFY(made.report.gate->gate == expected.gate);
    QCOMPARE(made.unfitted->threshold, plain.report.choice->threshold);
    QCOMPARE(made.unfitted->test->averageLayer, plain.report.choice->test->averageLayer);
    QCOMPARE(made.effect.size(), results.exits());
    const GateRule gate = std::get<GateRule>(made.policy()->rule);
    QCOMPARE(gate.threshold, made.report.choice->threshold);
    QVERIFY(gate.exits == expected.gate.exits);
    request.target.reset(); // fitted alone: its threshold stays ½
    QVERIFY(*choose(results, request).policy() == (Policy{expected.gate, {}}));
}

void TestChoice::aGuaranteeKeepsItsUtterancesFromTheFit() {
    const CorpusResults results = randomResults(400, 4, 3);
    ChoiceRequest request = requestFor(RiskTarget{Loss::excess, 0.9, std::nullopt, false});
    request.split = {Split::Kind::byGroup, "speaker", "", "", 0.5, 2};
    const std::size_t calibration = choose(results, request).report.split.calibration.size();
    request.fit = ChoiceRequest::Fit::gate;
    const MadeChoice made = choose(results, request);
    QVERIFY(made.report.fittedOn > calibration / 4 && made.report.fittedOn < calibration * 3 / 4);
    QCOMPARE(made.report.choice->calibration->utterances + made.report.fittedOn, calibration);
}

/// The first exit's entropies are 0.1 (right), 0.2 (wrong), 0.3 (right), 0.4 (wrong). Of the four pairs of a
/// right one and a wrong one three are in order, 0.3 before 0.2 isn't: the area is 3/4. Confidences of 0.9,
/// 0.8, 0.7, 0.6 lie in four bins: (|1 − 0.9| + |0 − 0.8| + |1 − 0.7| + |0 − 0.6|) / 4 = 0.45.
void TestChoice::effectsByHand() {
    const CorpusResults results = alternating();
    const GateRule gate{{specOf("entropy_normalised")}, {{{-1}, 0}, {{-1}, 0}}, 0.5};
    const auto effects =
        gateEffect(results, results.decoders[0], specOf("entropy_normalised"), gate, everything(results));
    QCOMPARE(effects.size(), std::size_t(2));
    QCOMPARE(effects[0].before.utterances, std::size_t(4));
    QVERIFY(near(*effects[0].before.area, 0.75));
    QVERIFY(near(*effects[0].before.calibrationError, 0.45));
    // 1/(1 + e^0.1) = 0.4750 lies in the bin from 7/15 (right), 0.4502 (wrong), 0.4256 (right) and 0.4013
    // (wrong) in that from 6/15.
    const auto probability = [](double value) {
        return 1 / (1 + std::exp(value));
    };
    const double second = (probability(0.2) + probability(0.3) + probability(0.4)) / 3;
    QVERIFY(near(*effects[0].after.calibrationError,
                 (1 - probability(0.1)) / 4 + std::abs(1.0 / 3 - second) * 3 / 4));
    QVERIFY(near(*effects[0].after.area, 0.75)); // the same order
    QVERIFY(!effects[1].before.area);            // all are right at the last exit
    // At a temperature of 1 nothing changes.
    Policy same = entropy();
    same.temperatures = {1, 1};
    const auto none = temperatureEffect(results, results.decoders[0], specOf("entropy_normalised"), same,
                                        everything(results));
    QVERIFY(near(*none[0].before.area, 0.75) && none[0].before.area == none[0].after.area);
    QVERIFY(none[0].before.calibrationError == none[0].after.calibrationError);
}

void TestChoice::whatCannotBeDone() {
    const CorpusResults results = smallResults();
    const auto refuses = [&](const ChoiceRequest& request, const char* part) {
        return test::errorOf([&] { (void)choose(results, request); }).find(part) != std::string::npos;
    };
    ChoiceRequest request = requestFor(LayerTarget{4});
    request.fit = ChoiceRequest::Fit::temperatures;
    QVERIFY(refuses(request, "keeps no traces"));
    request.measure = specOf("patience");
    QVERIFY(refuses(request, "temperatures don't change it"));
    QVERIFY(refuses(requestFor(MacsTarget{0}), "is no share of the last exit's cost"));
    QVERIFY(refuses(requestFor(MacsTarget{1.2}), "is no share of the last exit's cost"));
    CorpusResults unknown = results;
    std::ranges::fill(unknown.macs, std::nan(""));
    QVERIFY(test::errorOf([&] {
                (void)choose(unknown, requestFor(MacsTarget{0.5}));
            }).find("doesn't say how many multiply-accumulates") != std::string::npos);
    QVERIFY(test::errorOf([&] {
                (void)makeChoice(std::make_shared<const CorpusResults>(results), "beam", everything(results),
                                 requestFor(LayerTarget{4}), noTraces);
            }).find("has no results of a decoder \"beam\"") != std::string::npos);
}

void TestChoice::aCancelledChoiceEnds() {
    const auto results = std::make_shared<const CorpusResults>(smallResults());
    const CancelToken cancel;
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)makeChoice(results, "greedy", everything(*results),
                                                         requestFor(LayerTarget{4}), noTraces, cancel));
}

QTEST_GUILESS_MAIN(TestChoice)
#include "test_choice.moc"
