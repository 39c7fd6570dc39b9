// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/choose/seeded.h"
#include "corpus/choose/staircase.h"
#include "corpus/choose/threshold.h"
#include "exits/budget.h"
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

constexpr double undefined = test::nan;

bool near(double one, double other, double within = 1e-12) {
    return std::abs(one - other) <= within * (1 + std::abs(other));
}

Policy entropy() {
    return Policy::common("entropy_normalised", 0.5);
}

ThresholdChoice chosen(const CorpusResults& results, const Target& target) {
    return chooseThreshold(results, results.decoders[0], entropy(), target, unsplit(everything(results)));
}

bool says(const ThresholdChoice& choice, const std::string& part) {
    return std::ranges::any_of(
        choice.sentences, [&](const Message& each) { return each.text().find(part) != std::string::npos; });
}

/// Utterances of one word that the last exit has right, the first (of two) with the given entropies and
/// errors.
CorpusResults oneWordResults(const std::vector<std::pair<double, bool>>& firstExits) {
    std::vector<MadeUtterance> made;
    for (std::size_t i = 0; i < firstExits.size(); ++i)
        made.push_back({std::string("u").append(std::to_string(i)),
                        "yes",
                        {firstExits[i].second ? "no" : "yes", "yes"},
                        {firstExits[i].first, 0},
                        1,
                        {}});
    return madeResults(made, 2);
}

double uniform(Seeded& random) {
    return static_cast<double>(random.next() >> 11U) / 9007199254740992.0; // 2⁵³
}

/// Entropies are uniform, and the first exit is wrong with a probability that is the entropy. So the risk of
/// the threshold θ is ∫₀^θ s ds = θ²/2.
CorpusResults drawn(std::size_t utterances, Seeded& random) {
    std::vector<std::pair<double, bool>> exits;
    for (std::size_t i = 0; i < utterances; ++i) {
        const double value = uniform(random);
        exits.emplace_back(value, uniform(random) < value);
    }
    return oneWordResults(exits);
}

double riskAt(double threshold) {
    const double passes = std::clamp(threshold, 0.0, 1.0);
    return passes * passes / 2;
}

} // namespace

class TestChoose : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsAreNeverParted();
    void splitsAreSeededAndIgnoreTheOrder();
    void splitsByValue();
    void provenanceIsToldPlainly();
    void splitsThatCannotBe();
    void turnsByHand();
    void turnsAreWhatDecisionsDo();
    void averageLayersByHand();
    void averageLayersAreThoseOfTheBudget();
    void wordErrorRatesByHand();
    void conformalByHand();
    void excessByHand();
    void hoeffdingBentkusByHand();
    void learnThenTestByHand();
    void bothDirectionsAndGates();
    void conformalHoldsOnAverage();
    void learnThenTestHoldsAsOftenAsSaid();
    void theWorstLossOnTheWayNeedsNoSupposition();
    void undefinedMeasuresAndMissingReferences();
    void targetsThatCannotBe();
};

void TestChoose::groupsAreNeverParted() {
    const CorpusResults results = randomResults(400, 3, 5);
    const Split split = splitByGroup(results, "speaker", 0.3, 7, everything(results));
    QCOMPARE(split.calibration.size() + split.test.size(), std::size_t(400));
    QCOMPARE(sharedUtterances(split), std::size_t(0));
    QCOMPARE(*sharedGroups(results, split, "speaker"), std::size_t(0));
    QCOMPARE(*sharedGroups(results, split, "split"), std::size_t(2)); // clean and other are in both
    QVERIFY(!sharedGroups(results, split, "room"));
    // 40 groups of about 10: the share can be met within half a group.
    QVERIFY(std::abs(static_cast<int>(split.calibration.size()) - 120) <= 10);
    QVERIFY(std::ranges::is_sorted(split.calibration));
    QVERIFY(std::ranges::is_sorted(split.test));
    const Split tiny = splitByGroup(results, "split", 0.01, 1, everything(results)); // two groups: one each
    QVERIFY(!tiny.calibration.empty() && !tiny.test.empty());
}

void TestChoose::splitsAreSeededAndIgnoreTheOrder() {
    CorpusResults results = randomResults(200, 2, 6);
    const auto idsOf = [&](const Selection& selection) {
        std::vector<std::string> ids;
        for (const std::uint32_t each : selection)
            ids.push_back(results.utterances[each].id);
        std::ranges::sort(ids);
        return ids;
    };
    const auto split = [&](std::uint64_t seed, const char* column) {
        return idsOf(splitByGroup(results, column, 0.5, seed, everything(results)).calibration);
    };
    const auto speakers = split(1, "speaker");
    const auto utterances = split(1, "");
    QCOMPARE(utterances.size(), std::size_t(100));
    QVERIFY(split(2, "speaker") != speakers);
    QCOMPARE(split(1, "speaker"), speakers);
    std::ranges::reverse(results.utterances);
    QCOMPARE(split(1, "speaker"), speakers);
    QCOMPARE(split(1, ""), utterances);
}

void TestChoose::splitsByValue() {
    const CorpusResults results = smallResults(); // a and c are clean; b, d and e other
    const Selection all = everything(results);
    const Split split = splitByValue(results, "split", "clean", "other", all);
    QCOMPARE(split.calibration, (Selection{0, 2}));
    QCOMPARE(split.test, (Selection{1, 3, 4}));
    QCOMPARE(splitByValue(results, "speaker", "ann", "", all).test, (Selection{2, 3, 4}));
    QCOMPARE(groupsOf(results, "speaker", all), (std::vector<std::uint32_t>{0, 0, 1, 1, 2}));
    QCOMPARE(groupsOf(results, "", all), (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

void TestChoose::provenanceIsToldPlainly() {
    const CorpusResults results = smallResults();
    const Selection all = everything(results);
    const auto sentence = [&](const Split& split) {
        return provenanceOf(results, split).text();
    };
    QCOMPARE(sentence(unsplit(all)),
             std::string("tuned and tested on the same utterances: the figures are optimistic"));
    // Both speakers are in both parts.
    QCOMPARE(sentence(splitByValue(results, "split", "clean", "other", all)),
             std::string("tuned on 2 utterances whose split is clean, tested on 3 others; speakers in both "
                         "parts: 2, so the figures are optimistic"));
    QCOMPARE(sentence(splitByValue(results, "speaker", "ann", "bob", all)),
             std::string("tuned on 2 utterances whose speaker is ann, tested on 2 whose speaker is bob"));
    QCOMPARE(sentence(splitByValue(results, "speaker", "ann", "", all)),
             std::string("tuned on 2 utterances whose speaker is ann, tested on the 3 others"));
    // Utterance by utterance, so that a speaker of two may be in both parts; without e these are ann and bob.
    const Split drawn = splitByGroup(results, "", 0.5, 3, Selection{0, 1, 2, 3});
    const std::size_t shared = *sharedGroups(results, drawn, "speaker");
    QCOMPARE(sentence(drawn),
             std::string("tuned on 2 utterances, tested on 2 others, drawn with seed 3") +
                 (shared == 0 ? "" : "; speakers in both parts: 2, so the figures are optimistic"));
    // Parts that are drawn by another column may have speakers in common.
    QVERIFY(sentence(splitByGroup(results, "split", 0.4, 3, all))
                .find("with no split in common, drawn with seed 3; speakers in both parts: 2, so the figures "
                      "are optimistic") != std::string::npos);
    CorpusResults nameless = results;
    nameless.columns = {"talker", "split"};
    QCOMPARE(provenanceOf(nameless, splitByGroup(nameless, "", 0.4, 3, all)).text(),
             std::string("tuned on 2 utterances, tested on 3 others, drawn with seed 3"));
    QVERIFY(sentence(splitByGroup(results, "speaker", 0.4, 3, all)).find("with no speaker in common") !=
            std::string::npos);
    Split overlapping = splitByValue(results, "speaker", "ann", "bob", all);
    overlapping.test.insert(overlapping.test.begin(), 0U);
    QCOMPARE(sentence(overlapping),
             std::string("1 of 3 test utterances were also tuned on: the figures are optimistic"));
}

void TestChoose::splitsThatCannotBe() {
    const CorpusResults results = smallResults();
    const Selection all = everything(results);
    const auto refuses = [&](const auto& call, const char* part) {
        const std::string error = test::errorOf(call);
        return error.find(part) != std::string::npos;
    };
    QVERIFY(refuses([&] { (void)splitByGroup(results, "room", 0.5, 1, all); },
                    "made.offramp: there is no column \"room\". Choose one of its columns: speaker, split."));
    QVERIFY(refuses([&] { (void)splitByGroup(results, "", 1, 1, all); }, "leaves one part empty"));
    QVERIFY(refuses([&] { (void)splitByGroup(results, "", undefined, 1, all); }, "leaves one part empty"));
    QVERIFY(refuses(
        [&] {
            (void)splitByGroup(results, "speaker", 0.5, 1, Selection{0, 1});
        },
        "and there are 1."));
    QVERIFY(refuses([&] { (void)splitByValue(results, "split", "dev", "", all); },
                    "no utterance has the split \"dev\". Choose one that there is: clean, other."));
    QVERIFY(refuses([&] { (void)splitByValue(results, "split", "clean", "dev", all); }, "\"dev\""));
    QVERIFY(refuses([&] { (void)splitByValue(results, "split", "clean", "clean", all); }, "both"));
    QVERIFY(refuses([&] { (void)splitByValue(results, "split", "clean", "", Selection{0, 2}); }, "every"));
}

void TestChoose::turnsByHand() {
    // a .30 .10, b .08 .05, c – .20, d .50 .40, e .60 .03: each value is surer than those before it.
    const CorpusResults results = smallResults();
    const Scale scale = scaleOf(results, results.decoders[0], entropy());
    const Staircase stairs(scale, 3, everything(results));
    const std::vector<Turn> expected{{.03, 4, 2, 1}, {.05, 1, 2, 1}, {.08, 1, 1, 0},
                                     {.10, 0, 2, 1}, {.20, 2, 2, 1}, {.30, 0, 1, 0},
                                     {.40, 3, 2, 1}, {.50, 3, 1, 0}, {.60, 4, 1, 0}};
    QVERIFY(std::ranges::equal(stairs.turns(), expected));
    QCOMPARE(stairs.thresholdAfter(0), .03); // below .03 there is none
    QCOMPARE(stairs.thresholdAfter(4), .17); // the shortest from .125 to .175
    QCOMPARE(stairs.thresholdAfter(9), std::nextafter(.60, 1.0));
    QCOMPARE(stairs.turnsMade(.03), std::size_t(0)); // strictly below
    QCOMPARE(stairs.turnsMade(.04), std::size_t(1));
}

/// At each step's threshold, and for every measure, the exits are those that decideAll() gives.
void TestChoose::turnsAreWhatDecisionsDo() {
    const CorpusResults results = randomResults(60, 5, 11);
    for (const char* measure : {"entropy_normalised", "max_probability", "patience"}) {
        const Policy family = Policy::common(measure, 0);
        const Selection all = everything(results);
        const Staircase stairs(scaleOf(results, results.decoders[0], family), 5, all);
        ExitsTaken taken(60, 4);
        for (std::size_t made = 0;; made = stairs.endOfStep(made)) {
            const double threshold = stairs.thresholdAfter(made);
            QCOMPARE(stairs.turnsMade(threshold), made);
            for (std::size_t i = 0; i < made; ++i)
                taken[stairs.turns()[i].utterance] = stairs.turns()[i].to;
            QCOMPARE(decideAll(results, results.decoders[0], withThreshold(family, threshold)), taken);
            if (made == stairs.turns().size()) break;
        }
    }
}

void TestChoose::averageLayersByHand() {
    // Layers 2, 4, 6. All five at 6: 30 in all; each turn takes 2 off. 4.5 · 5 = 22.5: after four turns 22 is
    // reached, between .10 and .20. 4.4 · 5 = 22 is met exactly there.
    const CorpusResults results = smallResults();
    for (const double target : {4.5, 4.4}) {
        const ThresholdChoice choice = chosen(results, LayerTarget{target});
        QVERIFY(near(choice.threshold, .17));
        QVERIFY(near(choice.calibration->averageLayer, 4.4));
        QCOMPARE(choice.test->averageLayer, choice.calibration->averageLayer);
        QVERIFY(says(choice, "tuned and tested on the same utterances"));
    }
    // c's first exit is undefined, so it stops at layer 4 at best: (4 · 2 + 4) / 5 = 2.4.
    QVERIFY(near(chosen(results, LayerTarget{2.4}).calibration->averageLayer, 2.4));
    const ThresholdChoice none = chosen(results, LayerTarget{2.3});
    QVERIFY(!none.policy && !none.calibration && !none.test);
    QVERIFY(says(none, "no threshold is chosen: even the boldest stops later than layer 2.3 on average"));
    QCOMPARE(chosen(results, LayerTarget{6}).calibration->averageLayer, 6.0);
}

void TestChoose::averageLayersAreThoseOfTheBudget() {
    const CorpusResults results = randomResults(80, 4, 21);
    const std::vector<double> layers{2, 4, 6, 8};
    for (const char* measure : {"entropy_normalised", "max_probability", "patience"}) {
        const MeasureSpec spec = specOf(measure);
        std::vector<std::vector<Scores>> utterances(80);
        for (std::size_t at = 0; at < 320; ++at) {
            const double value = results.decoders[0].find(spec)->values[at];
            utterances[at / 4].push_back({{spec, std::isnan(value) ? std::nullopt : std::optional(value)}});
        }
        for (const double target : {7.5, 6.0, 5.0, 4.1}) {
            const BudgetFit fit = fitBudget(spec, utterances, layers, target);
            const ThresholdChoice choice =
                chooseThreshold(results, results.decoders[0], Policy::common(spec, 0), LayerTarget{target},
                                unsplit(everything(results)));
            if (fit.meanLayer > target) {
                QVERIFY(!choice.policy);
            } else {
                QVERIFY(near(choice.calibration->averageLayer, fit.meanLayer));
            }
        }
    }
}

void TestChoose::wordErrorRatesByHand() {
    // 9 words are said in a, b, c (and none in e; d isn't known). Errors along the turns: 2 at the last
    // exits, then 3 2 2 3 3 4 4 4 3 (e's "oh" comes with the first turn and goes with the last).
    const CorpusResults results = smallResults();
    const ThresholdChoice choice = chosen(results, WerTarget{0.25}); // 2.25 errors: two, up to .08
    QVERIFY(near(choice.threshold, .09));
    QCOMPARE(choice.calibration->words.errors(), std::int64_t(2));
    QVERIFY(says(choice, "0.09 is the boldest threshold whose corpus word error rate"));
    // Three of nine, met exactly: bolder than the thresholds with four.
    const ThresholdChoice bold = chosen(results, WerTarget{3.0 / 9});
    QCOMPARE(bold.threshold, std::nextafter(.60, 1.0));
    QCOMPARE(bold.calibration->words.errors(), std::int64_t(3));
    const ThresholdChoice none = chosen(results, WerTarget{0.2});
    QVERIFY(!none.policy);
    QVERIFY(says(none, "no threshold is chosen: none has a corpus word error rate of 20 % or less"));
}

void TestChoose::conformalByHand() {
    // Losses min(1, WER) of a, b, c, e at the last exits: 0, 1/2, 1/3, 0: mean .2083. The turns: e 1 (.4583);
    // b 0 (.3333); b 0; a 1/4 (.3958); c 1/3; a 1/2 (.4583); e 0 (.2083). n = 4.
    const CorpusResults results = smallResults();
    const auto choose = [&](double epsilon, bool monotone = false) {
        return chosen(results, RiskTarget{Loss::wer, epsilon, std::nullopt, monotone});
    };
    QVERIFY(near(conformalBound(4, 0.5), 0.375)); // (5 · .5 − 1) / 4
    const ThresholdChoice careful = choose(0.5);  // .4583 is too much already
    QCOMPARE(careful.threshold, .03);
    QVERIFY(near(careful.calibrationRisk->meanLoss, (1.0 / 2 + 1.0 / 3) / 4));
    QCOMPARE(careful.calibrationRisk->utterances, std::int64_t(4));
    QVERIFY(near(careful.limit, 0.375));
    // (5 · .65 − 1) / 4 = .5625 lets all pass. With the worst loss on the way, e keeps 1 and b 1/2: 1.8333,
    // 2.0833 with a's 1/4 (.5208), 2.3333 with its 1/2 (.5833): too much, so between .20 and .30.
    QCOMPARE(choose(0.65).threshold, std::nextafter(.60, 1.0));
    QVERIFY(near(choose(0.65, true).threshold, .27));
    QVERIFY(says(careful, "if a bolder threshold never loses less (conformal risk control)"));
    QVERIFY(says(careful, "not about the corpus word error rate"));
    // (5 · .3 − 1) / 4 = .125 is below .2083: not even the last exit.
    const ThresholdChoice none = choose(0.3);
    QVERIFY(!none.policy && !none.calibrationRisk);
    QVERIFY(says(none, "even the last exit's mean loss on the 4 calibration utterances is above 0.125"));
    QVERIFY(says(choose(0.1), "4 calibration utterances are too few for a risk of 0.1"));
}

void TestChoose::excessByHand() {
    // Against the last exit: a 2/4, 1/4; b 0 0 (better than the last's 1/2); c – , 0; e 0, 1.
    const CorpusResults results = smallResults();
    const std::size_t last = 2;
    const auto& words = results.decoders[0].words;
    const auto loss = [&](std::size_t utterance, std::size_t exit) {
        return lossOf(Loss::excess, words[utterance * 3 + exit], words[utterance * 3 + last]);
    };
    QCOMPARE(loss(0, 0), 0.5);
    QCOMPARE(loss(0, 1), 0.25);
    QCOMPARE(loss(1, 0), 0.0);
    QVERIFY(near(loss(2, 0), 2.0 / 3 - 1.0 / 3));
    QCOMPARE(loss(4, 1), 1.0); // words where none was said
    QCOMPARE(loss(4, 0), 0.0);
    // n = 4, ε = .45: (5 · .45 − 1) / 4 = .3125 ≥ 1/4 (e), and until a's 1/4 comes at .10: 1.25/4 = .3125 is
    // met exactly, c changes nothing; a's 1/2 at .30 makes .375.
    QVERIFY(near(chosen(results, RiskTarget{Loss::excess, 0.45, {}, false}).threshold, .27));
}

void TestChoose::hoeffdingBentkusByHand() {
    // No loss: h(0, ε) = −ln(1 − ε), so p = (1 − ε)ⁿ: .8²⁰ = .011529.
    const HoeffdingBentkus twenty(20, 0.2);
    QVERIFY(near(twenty.pValue(0), 0.011529215046068483, 1e-9));
    // One loss of 20: Hoeffding exp(−20 · (.05 ln .25 + .95 ln(.95/.8))) = .15276; Bentkus e · (.8²⁰ + 20 ·
    // .2 · .8¹⁹) = .18804.
    QVERIFY(near(twenty.pValue(0.05), 0.1527640781565053, 1e-9));
    QCOMPARE(twenty.pValue(0.2), 1.0);
    QCOMPARE(twenty.pValue(0.9), 1.0);
    // Independently in Python, with math.comb and fractions:
    //   min(exp(-n*h(min(r,e),e)), exp(1)*sum(comb(n,k)*e**k*(1-e)**(n-k) for k in range(ceil(n*r)+1)))
    QVERIFY(near(HoeffdingBentkus(500, 0.1).pValue(0.07), 0.03348784334326335, 1e-6));
    QVERIFY(near(HoeffdingBentkus(2000, 0.02).pValue(0.013), 0.03167683713693448, 1e-6));
    QVERIFY(near(HoeffdingBentkus(50, 0.05).pValue(0.01), 0.2903095558849117, 1e-6));
    // Small losses rather than few: Hoeffding's is the smaller, or Bentkus'; p never falls with the mean.
    const HoeffdingBentkus test(300, 0.07);
    for (double mean = 0, before = 0; mean < 0.1; mean += 0.0007) {
        const double now = test.pValue(mean);
        QVERIFY(now >= before && now <= 1);
        before = now;
    }
}

void TestChoose::learnThenTestByHand() {
    // 40 utterances, entropies .01 … .40; the first exit of each tenth is wrong. ε = .2, δ = .05. With k
    // losses of 40, p by Python is .00013, .0036, .0216, .0774 for k = 0 … 3; the first above .05 stops it.
    std::vector<std::pair<double, bool>> exits;
    for (int i = 1; i <= 40; ++i)
        exits.emplace_back(i / 100.0, i % 10 == 0);
    const CorpusResults results = oneWordResults(exits);
    const HoeffdingBentkus test(40, 0.2);
    std::vector<int> accepted;
    for (int k = 0; k <= 4; ++k) {
        if (test.pValue(k / 40.0) <= 0.05) accepted.push_back(k);
    }
    QCOMPARE(accepted, (std::vector<int>{0, 1, 2})); // .0216 for 2, .0774 for 3
    // So the third wrong one, at .30, is not let through: the threshold is between .29 and .30.
    const ThresholdChoice choice = chosen(results, RiskTarget{Loss::excess, 0.2, 0.05, false});
    QVERIFY(near(choice.threshold, .297));
    QVERIFY(near(choice.calibrationRisk->meanLoss, 2.0 / 40));
    QVERIFY(near(*choice.pValue, test.pValue(2.0 / 40)));
    QVERIFY(says(choice, "with a confidence of 95 % the expected loss"));
    QVERIFY(says(choice, "is at most 0.2 (Learn then Test, Hoeffding–Bentkus)"));
    // With ε = .05 even no loss of 40 shows too little: .95⁴⁰ = .1285.
    const ThresholdChoice none = chosen(results, RiskTarget{Loss::excess, 0.05, 0.05, false});
    QVERIFY(!none.policy);
    QVERIFY(says(none, "don't show with a confidence of 95 %"));
}

/// A high measure that is 1 − the low one, and a gate that falls with it, choose the same exits.
void TestChoose::bothDirectionsAndGates() {
    const CorpusResults results = smallResults();
    const DecoderResults& decoder = results.decoders[0];
    GateRule gate;
    gate.features = {specOf("entropy_normalised")};
    gate.exits.assign(3, {{-5}, 1});
    for (const Target& target :
         {Target(LayerTarget{4.5}), Target(WerTarget{0.25}), Target(RiskTarget{Loss::wer, 0.65, {}, true})}) {
        const Split split = unsplit(everything(results));
        const auto low = chooseThreshold(results, decoder, entropy(), target, split);
        const auto high =
            chooseThreshold(results, decoder, Policy::common("max_probability", 0), target, split);
        const auto gated = chooseThreshold(results, decoder, Policy{gate, {}}, target, split);
        QVERIFY(high.threshold > 0 && high.threshold < 1);
        QCOMPARE(high.calibration->histogram, low.calibration->histogram);
        QCOMPARE(gated.calibration->histogram, low.calibration->histogram);
        QVERIFY(std::holds_alternative<GateRule>(gated.policy->rule));
    }
    const std::string error = test::errorOf([&] {
        (void)chooseThreshold(results, decoder, Policy{FixedExit{0}, {}}, LayerTarget{4},
                              unsplit(everything(results)));
    });
    QVERIFY(error.find("no threshold that could be chosen") != std::string::npos);
}

void TestChoose::conformalHoldsOnAverage() {
    Seeded random(20240811);
    constexpr int draws = 400;
    constexpr double epsilon = 0.1;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; ++i) {
        const auto choice = chosen(drawn(150, random), RiskTarget{Loss::excess, epsilon, {}, false});
        const double risk = riskAt(choice.threshold);
        sum += risk / draws;
        squares += risk * risk / draws;
    }
    const double error = std::sqrt((squares - sum * sum) / draws);
    QVERIFY2(sum <= epsilon + 3 * error, qPrintable(QString::number(sum)));
    // For losses that never fall it is not below ε − 2B/(n + 1) either: it isn't safe by doing nothing.
    QVERIFY2(sum >= epsilon - 2.0 / 151 - 3 * error, qPrintable(QString::number(sum)));
}

void TestChoose::learnThenTestHoldsAsOftenAsSaid() {
    Seeded random(7);
    constexpr int draws = 400;
    constexpr double epsilon = 0.1;
    constexpr double delta = 0.2;
    int broken = 0;
    double sum = 0;
    for (int i = 0; i < draws; ++i) {
        const auto choice = chosen(drawn(300, random), RiskTarget{Loss::excess, epsilon, delta, false});
        broken += riskAt(choice.threshold) > epsilon ? 1 : 0;
        sum += riskAt(choice.threshold) / draws;
    }
    const double allowed = delta + 3 * std::sqrt(delta * (1 - delta) / draws);
    QVERIFY2(broken <= allowed * draws, qPrintable(QString::number(broken)));
    QVERIFY2(broken > 0, "it is far too careful");
    QVERIFY2(sum > epsilon / 2, qPrintable(QString::number(sum)));
}

/// Three exits whose middle one is bad: a bolder threshold loses less again. The guarantee with the worst
/// loss on the way holds all the same.
void TestChoose::theWorstLossOnTheWayNeedsNoSupposition() {
    Seeded random(99);
    constexpr int draws = 300;
    constexpr double epsilon = 0.1;
    double plain = 0;
    double worst = 0;
    for (int i = 0; i < draws; ++i) {
        std::vector<MadeUtterance> made;
        for (int u = 0; u < 60; ++u) {
            const double value = uniform(random);
            const bool wrong = uniform(random) < 0.5;
            made.push_back({std::string("u").append(std::to_string(u)),
                            "yes",
                            {"yes", wrong ? "no" : "yes", "yes"},
                            {value + 1, value, 0},
                            1,
                            {}});
        }
        const CorpusResults results = madeResults(made, 3);
        // At θ ≤ 1 the share θ stops at exit 2, which loses ½: θ/2; above, 1 − (θ − 1) of them: (2 − θ)/2.
        const auto risk = [](double threshold) {
            return (threshold <= 1 ? threshold : 2 - std::min(threshold, 2.0)) / 2;
        };
        plain += risk(chosen(results, RiskTarget{Loss::excess, epsilon, {}, false}).threshold) / draws;
        worst += risk(chosen(results, RiskTarget{Loss::excess, epsilon, {}, true}).threshold) / draws;
    }
    QVERIFY2(worst <= epsilon, qPrintable(QString::number(worst)));
    QVERIFY2(worst > epsilon / 2, qPrintable(QString::number(worst)));
    QVERIFY(worst <= plain);
}

void TestChoose::undefinedMeasuresAndMissingReferences() {
    // Nothing is defined: all go to the last exit, whatever the threshold.
    const CorpusResults results = madeResults({{"a", "yes", {"no", "yes"}, {undefined, undefined}, 1, {}},
                                               {"b", "yes", {"no", "yes"}, {undefined, undefined}, 1, {}}},
                                              2);
    const ThresholdChoice choice = chosen(results, WerTarget{0});
    QCOMPARE(choice.calibration->histogram, (std::vector<std::int64_t>{0, 2}));
    QVERIFY(!chosen(results, LayerTarget{3}).policy);
    // d alone has no reference: its layers can be counted, its errors can't.
    const CorpusResults small = smallResults();
    const Split split = splitByValue(small, "speaker", "bob", "ann", Selection{0, 1, 3});
    const auto layers = chooseThreshold(small, small.decoders[0], entropy(), LayerTarget{4}, split);
    QCOMPARE(layers.calibration->averageLayer, 4.0);
    const std::string error = test::errorOf(
        [&] { (void)chooseThreshold(small, small.decoders[0], entropy(), WerTarget{0.5}, split); });
    QVERIFY(error.find("no utterance to calibrate on has a reference") != std::string::npos);
    const std::string missing = test::errorOf([&] {
        (void)chooseThreshold(small, small.decoders[0], Policy::common("margin", 0), WerTarget{0.5}, split);
    });
    QVERIFY(missing.find("the greedy decoder's results have no values of margin") != std::string::npos);
}

void TestChoose::targetsThatCannotBe() {
    const CorpusResults results = smallResults();
    const auto refuses = [&](const Target& target) {
        return !test::errorOf([&] { (void)chosen(results, target); }).empty();
    };
    QVERIFY(refuses(LayerTarget{undefined}));
    QVERIFY(refuses(WerTarget{-0.1}));
    QVERIFY(refuses(WerTarget{undefined}));
    for (const double wrong : {0.0, 1.0, -0.1, undefined}) {
        QVERIFY(refuses(RiskTarget{Loss::wer, wrong, {}, false}));
        QVERIFY(refuses(RiskTarget{Loss::wer, 0.1, wrong, false}));
    }
}

QTEST_GUILESS_MAIN(TestChoose)
#include "test_choose.moc"
