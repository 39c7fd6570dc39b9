// SPDX-License-Identifier: GPL-3.0-or-later
#include "exits/budget.h"
#include "exits/decision.h"
#include "support/support.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace offramp;

namespace {

using Values = std::vector<std::optional<double>>;

std::vector<std::vector<Scores>> corpusOf(std::string_view id, const std::vector<Values>& utterances) {
    std::vector<std::vector<Scores>> corpus;
    for (const Values& values : utterances) {
        corpus.emplace_back();
        for (const auto& value : values)
            corpus.back().push_back({{parseMeasureSpec(id), value}});
    }
    return corpus;
}

double meanLayer(const Policy& policy, const std::vector<std::vector<Scores>>& corpus,
                 const std::vector<double>& layers) {
    double sum = 0;
    for (const auto& scores : corpus)
        sum += layers[static_cast<std::size_t>(
            decide(policy, {scores, static_cast<int>(layers.size())}).exit.value())];
    return sum / static_cast<double>(corpus.size());
}

} // namespace

class TestBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowMeasuresByHand();
    void highMeasuresByHand();
    void inclusiveMeasuresByHand();
    void targetsThatCannotBeReached();
    void undefinedValuesNeverExit();
    void temperaturesAreLookedUp();
    void noOtherThresholdComesCloser();
    void refusals();
};

void TestBudget::lowMeasuresByHand() {
    // Layers 2, 4, 6. Below θ ≤ 0.1 nothing passes but the last: mean 6. Just above 0.1, utterance B stops at
    // 4: 5; above 0.2, A at 4: 4; above 0.3, B at 2: 3; above 0.5, A at 2: 2.
    const auto corpus = corpusOf("entropy_normalised", {Values{0.5, 0.2, 0.05}, Values{0.3, 0.1, 0.02}});
    const std::vector<double> layers{2, 4, 6};
    const auto fit = [&](double target) {
        return fitBudget(specOf("entropy_normalised"), corpus, layers, target);
    };
    QCOMPARE(fit(6).meanLayer, 6.0);
    QCOMPARE(fit(5).meanLayer, 5.0);
    QCOMPARE(fit(5).threshold, 0.2);   // above 0.1, which it lets through, and not above 0.2
    QCOMPARE(fit(5.9).threshold, 0.2); // 6 is too much
    QCOMPARE(fit(4).threshold, 0.3);
    QCOMPARE(fit(4).meanLayer, 4.0);
    QCOMPARE(fit(3).threshold, 0.5);
    QCOMPARE(fit(2).meanLayer, 2.0);
    QVERIFY(fit(2).threshold > 0.5 && fit(2).threshold < 0.5 + 1e-15);
}

void TestBudget::highMeasuresByHand() {
    // Above θ: 0.5 and more at first. θ < 0.5: A stops at once; θ < 0.9: B at its second.
    const auto corpus = corpusOf("margin", {Values{0.5, 0.95}, Values{0.2, 0.9}});
    const std::vector<double> layers{2, 12};
    const auto fit = [&](double target) {
        return fitBudget(specOf("margin"), corpus, layers, target);
    };
    QCOMPARE(fit(12).meanLayer, 12.0);
    QCOMPARE(fit(7).meanLayer, 7.0); // A 2, B 12
    QCOMPARE(fit(7).threshold, 0.2); // 0.5 > 0.2 passes, 0.2 doesn't
    QCOMPARE(fit(11).meanLayer, 7.0);
    QVERIFY(fit(2).threshold < 0.2 && fit(2).threshold > 0.2 - 1e-15);
}

void TestBudget::inclusiveMeasuresByHand() {
    // Patience n = 2: exits 3 and 4 of layers 2 … 8; n = 1: 2 and 3.
    const auto corpus = corpusOf("patience", {Values{0.0, 1.0, 2.0, 3.0}, Values{0.0, 0.0, 1.0, 2.0}});
    const std::vector<double> layers{2, 4, 6, 8};
    const auto fit = [&](double target) {
        return fitBudget(specOf("patience"), corpus, layers, target);
    };
    QCOMPARE(fit(7).threshold, 2.0); // (6 + 8)/2
    QCOMPARE(fit(7).meanLayer, 7.0);
    QCOMPARE(fit(5).threshold, 1.0); // (4 + 6)/2
    QCOMPARE(fit(2).threshold, 0.0);
    QCOMPARE(fit(8).meanLayer, 8.0);
}

void TestBudget::targetsThatCannotBeReached() {
    const auto corpus = corpusOf("margin", {Values{0.5, 0.95}, Values{std::nullopt, 0.9}});
    const BudgetFit fit = fitBudget(specOf("margin"), corpus, std::vector<double>{2, 12}, 3);
    QCOMPARE(fit.meanLayer, 7.0); // the second can't stop early: (2 + 12)/2 is the least
    QVERIFY(fit.threshold < 0.5);
}

void TestBudget::undefinedValuesNeverExit() {
    const auto corpus = corpusOf("margin", {Values{std::nullopt, std::nullopt}});
    QCOMPARE(fitBudget(specOf("margin"), corpus, std::vector<double>{2, 12}, 3).meanLayer, 12.0);
}

void TestBudget::temperaturesAreLookedUp() {
    std::vector<std::vector<Scores>> corpus{{{{parseMeasureSpec("margin:temperature=2"), 0.4}}, {}},
                                            {{{parseMeasureSpec("margin:temperature=2"), 0.6}}, {}}};
    const std::vector<double> layers{2, 12};
    QCOMPARE(fitBudget(specOf("margin"), corpus, layers, 7).meanLayer, 12.0); // not taken so
    const BudgetFit fit = fitBudget(specOf("margin"), corpus, layers, 7, std::vector<double>{2, 1});
    QCOMPARE(fit.threshold, 0.4);
    QCOMPARE(fit.meanLayer, 7.0);
}

void TestBudget::noOtherThresholdComesCloser() {
    std::mt19937 random(41);
    std::uniform_real_distribution<double> uniform(0, 1);
    const std::vector<double> layers{2, 4, 6, 8, 10, 12};
    for (const char* id : {"entropy_normalised", "margin", "patience", "soft_patience"}) {
        for (int round = 0; round < 30; ++round) {
            std::vector<Values> utterances(static_cast<std::size_t>(1 + round), Values(6));
            for (Values& values : utterances) {
                for (auto& value : values)
                    value = uniform(random) < 0.1 ? std::nullopt
                                                  : std::optional(std::floor(uniform(random) * 20) / 20);
            }
            const auto corpus = corpusOf(id, utterances);
            const double target = 2 + 10 * uniform(random);
            const BudgetFit fit = fitBudget(specOf(id), corpus, layers, target);
            QCOMPARE(fit.meanLayer, meanLayer(Policy::common(id, fit.threshold), corpus, layers));
            for (int step = -1; step <= 84; ++step) {
                const double mean = meanLayer(Policy::common(id, step / 80.0), corpus, layers);
                if (fit.meanLayer <= target)
                    QVERIFY(mean > target || mean <= fit.meanLayer);
                else
                    QVERIFY(mean >= fit.meanLayer);
            }
        }
    }
}

void TestBudget::refusals() {
    const auto corpus = corpusOf("margin", {Values{0.5, 0.95}});
    const auto refusal = [&](std::span<const std::vector<Scores>> utterances, std::vector<double> layers,
                             double target) {
        return test::errorOf([&] { (void)fitBudget(specOf("margin"), utterances, layers, target); });
    };
    QVERIFY(refusal({}, {2, 12}, 4).starts_with("budget: there is no utterance to fit it by."));
    QVERIFY(
        refusal(corpus, {2, 4, 12}, 4).starts_with("budget: an utterance hasn't the scores of all 3 exits."));
    QVERIFY(refusal(corpus, {2, 12}, std::nan("")).starts_with("budget: its mean layer is not a number."));
    QVERIFY(refusal(corpus, {2, 12}, 4).empty());
}

QTEST_GUILESS_MAIN(TestBudget)
#include "test_budget.moc"
