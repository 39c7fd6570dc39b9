// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "corpus/choose/gate_fit.h"
#include "corpus/choose/golden_section.h"
#include "corpus/choose/logistic.h"
#include "corpus/choose/seeded.h"
#include "corpus/choose/temperature_fit.h"
#include "exits/policy_json.h"
#include "made_results.h"
#include "support/support.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <random>

using namespace offramp;
using test::madeResults;
using test::MadeUtterance;
using test::randomResults;
using test::smallResults;

namespace {

const double ln3 = std::log(3.0);
constexpr double undefined = test::nan;

bool near(double one, double other, double within = 1e-9) {
    return std::abs(one - other) <= within * (1 + std::abs(other));
}

/// One word that the last of two exits has right, the first as said.
CorpusResults gateResults(const std::vector<std::pair<double, bool>>& first) {
    std::vector<MadeUtterance> made;
    for (std::size_t i = 0; i < first.size(); ++i)
        made.push_back({"u" + std::to_string(i),
                        "yes",
                        {first[i].second ? "yes" : "no", "yes"},
                        {first[i].first, 0.125 * static_cast<double>(i)},
                        1,
                        {}});
    return madeResults(made, 2);
}

Tokenizer letters() {
    TokenizerSpec spec;
    spec.tokens = {"@", "a", "b", "c", "d", " "};
    return {spec, 6, "m"};
}

/// Frames whose classes are drawn from a distribution p, what they say as text, and a model that is `factor`
/// times as sure: ℓ = factor · ln p, made to sum to 1. Temperature scaling by `factor` gives p back.
TracedUtterance overconfident(std::size_t frames, double factor, std::mt19937& random) {
    std::normal_distribution<double> normal(0, 1.5);
    std::uniform_real_distribution<double> uniform(0, 1);
    auto logProbs = std::make_shared<Matrix>(static_cast<std::int64_t>(frames), 6);
    std::string text;
    int before = 0;
    for (std::size_t t = 0; t < frames; ++t) {
        std::array<double, 6> p{};
        double sum = 0;
        double scaled = 0;
        for (std::size_t c = 0; c < 5; ++c) { // the space is never drawn
            p[c] = std::exp(normal(random));
            sum += p[c];
            scaled += std::pow(p[c], factor);
        }
        int label = 0;
        for (double rest = uniform(random) * sum - p[0]; rest > 0 && label < 4;)
            rest -= p[static_cast<std::size_t>(++label)];
        for (int c = 0; c < 6; ++c) {
            const double value = p[static_cast<std::size_t>(c)];
            (*logProbs)(static_cast<std::int64_t>(t), c) =
                static_cast<float>(c < 5 ? factor * std::log(value) - std::log(scaled) : -60);
        }
        if (label != 0 && label != before) text += static_cast<char>('a' + label - 1);
        before = label;
    }
    return {text, {logProbs}};
}

std::vector<std::uint32_t> upTo(std::uint32_t count) {
    std::vector<std::uint32_t> all(count);
    for (std::uint32_t i = 0; i < count; ++i)
        all[i] = i;
    return all;
}

} // namespace

class TestFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logisticByHand();
    void logisticAgreesWithPython();
    void separableDataStaysFinite();
    void oneKindOnly();
    void featuresThatDoNotVary();
    void scalesDoNotMatter();
    void gatesByHand();
    void gatesDecideAndAreWritten();
    void gatesThatCannotBeFitted();
    void goldenSections();
    void temperaturesAreFound();
    void temperaturesAreTheSameForAnyThreads();
    void referencesAreSpelled();
    void calibratedModelsStay();
    void temperaturesThatCannotBeFitted();
};

void TestFit::logisticByHand() {
    // x = 0: one of four; x = 1: three of four. Almost without a penalty the logits are those of the shares:
    // ln(1/3) = −ln 3 and ln 3.
    const std::vector<double> x{0, 0, 0, 0, 1, 1, 1, 1};
    const std::vector<std::uint8_t> y{1, 0, 0, 0, 1, 1, 1, 0};
    const Logistic fit = fitLogistic(x, 1, y, 1e-12);
    QVERIFY(fit.converged);
    QVERIFY(near(fit.bias, -ln3));
    QVERIFY(near(fit.weights[0], 2 * ln3));
    // Each utterance costs −ln ¾ or −ln ¼: three quarters of them the first.
    QVERIFY(near(fit.logLoss, -0.75 * std::log(0.75) - 0.25 * std::log(0.25)));
}

/// Independently in Python (plain gradient descent on the standardised features until nothing moves):
void TestFit::logisticAgreesWithPython() {
    std::vector<double> rows;
    std::vector<std::uint8_t> targets;
    for (int i = 0; i < 30; ++i) {
        const double one = (i * 37 % 30) / 30.0;
        const double other = (i * 11 % 17) - 5.0;
        rows.insert(rows.end(), {one, other});
        targets.push_back(one + other / 20 + (i % 5 - 2) / 4.0 > 0.4 ? 1 : 0);
    }
    const Logistic fit = fitLogistic(rows, 2, targets, 1);
    QVERIFY(fit.converged && fit.steps < 20);
    QVERIFY(near(fit.weights[0], 3.534976953056607, 1e-7));
    QVERIFY(near(fit.weights[1], 0.10448329524773535, 1e-7));
    QVERIFY(near(fit.bias, -1.1653875753120901, 1e-7));
    QVERIFY(near(fit.logLoss, 0.4804791691687126, 1e-7));
}

void TestFit::separableDataStaysFinite() {
    const std::vector<double> x{1, 2, 3, 1e6, 1e6 + 1, 1e6 + 2};
    const std::vector<std::uint8_t> y{1, 1, 1, 0, 0, 0};
    for (const double ridge : {1.0, 1e-6}) {
        const Logistic fit = fitLogistic(x, 1, y, ridge);
        QVERIFY(fit.converged);
        QVERIFY(std::isfinite(fit.weights[0]) && std::isfinite(fit.bias));
        QVERIFY(fit.weights[0] < 0);
        QVERIFY(near(-fit.bias / fit.weights[0], 500001.5, 1e-3)); // in the middle
    }
}

void TestFit::oneKindOnly() {
    const std::vector<double> x{1, 2, 3};
    const Logistic always = fitLogistic(x, 1, std::vector<std::uint8_t>{1, 1, 1}, 1);
    QCOMPARE(always.weights, std::vector<double>{0});
    QVERIFY(near(always.bias, std::log(7.0))); // ln(3.5 / 0.5)
    QVERIFY(near(always.logLoss, -std::log(7.0 / 8)));
    QVERIFY(near(fitLogistic(x, 1, std::vector<std::uint8_t>{0, 0, 0}, 1).bias, -std::log(7.0)));
    const Logistic none = fitLogistic({}, 2, {}, 1);
    QCOMPARE(none.weights, (std::vector<double>{0, 0}));
    QCOMPARE(none.bias, 0.0);
}

void TestFit::featuresThatDoNotVary() {
    const std::vector<double> x{0, 0.1, 0, 0.1, 1, 0.1, 1, 0.1};
    const Logistic fit = fitLogistic(x, 2, std::vector<std::uint8_t>{1, 0, 1, 0}, 1);
    QCOMPARE(fit.weights[1], 0.0);
    QVERIFY(fit.converged && std::isfinite(fit.bias));
}

/// Features are standardised: in other units the same probabilities come out.
void TestFit::scalesDoNotMatter() {
    std::vector<double> small;
    std::vector<double> large;
    std::vector<std::uint8_t> y;
    Seeded random(8);
    for (int i = 0; i < 60; ++i) {
        const double value = random.below(100) / 100.0;
        small.push_back(value);
        large.push_back(1000 - 4000 * value);
        y.push_back(random.below(100) / 100.0 < value ? 1 : 0);
    }
    const Logistic one = fitLogistic(small, 1, y, 1);
    const Logistic other = fitLogistic(large, 1, y, 1);
    QVERIFY(near(other.weights[0], -one.weights[0] / 4000));
    QVERIFY(near(other.bias, one.bias + one.weights[0] / 4));
}

void TestFit::gatesByHand() {
    // Entropies 0 and 1 as in logisticByHand(): sure is right three times of four.
    const CorpusResults results = gateResults({{1, true},
                                               {1, false},
                                               {1, false},
                                               {1, false},
                                               {0, true},
                                               {0, true},
                                               {0, true},
                                               {0, false},
                                               {undefined, true}});
    const auto features = std::array{specOf("entropy_normalised")};
    const GateFit fit = fitGate(results, results.decoders[0], features, everything(results), {1e-12});
    QCOMPARE(fit.gate.exits.size(), std::size_t(2));
    QCOMPARE(fit.gate.threshold, 0.5);
    QVERIFY(near(fit.gate.exits[0].weights[0], -2 * ln3));
    QVERIFY(near(fit.gate.exits[0].bias, ln3));
    QCOMPARE(fit.exits[0].utterances, std::size_t(8));
    QCOMPARE(fit.exits[0].positives, std::size_t(4));
    QCOMPARE(fit.exits[0].leftOut, std::size_t(1));
    // The last exit has no more errors than itself, always.
    QCOMPARE(fit.exits[1].positives, std::size_t(9));
    QCOMPARE(fit.gate.exits[1].weights[0], 0.0);
    QVERIFY(near(fit.gate.exits[1].bias, std::log(19.0)));
}

void TestFit::gatesDecideAndAreWritten() {
    const CorpusResults results = randomResults(300, 4, 5);
    const DecoderResults& decoder = results.decoders[0];
    const auto features = std::array{specOf("entropy_normalised"), specOf("patience")};
    const Selection all = everything(results);
    const GateFit fit = fitGate(results, decoder, features, all);
    const GateFit again = fitGate(results, decoder, features, all);
    QCOMPARE(gateJson(fit.gate), gateJson(again.gate));
    QCOMPARE(parseGate(gateJson(fit.gate), "gate").gate, fit.gate);
    const ExitsTaken taken = decideAll(results, decoder, Policy{fit.gate, {}});
    QCOMPARE(taken.size(), std::size_t(300));
    for (const GateExitFit& exit : fit.exits)
        QVERIFY(exit.converged);
}

void TestFit::gatesThatCannotBeFitted() {
    const CorpusResults results = smallResults();
    const DecoderResults& decoder = results.decoders[0];
    const auto fits = [&](std::vector<MeasureSpec> features, Selection selection, double ridge) {
        return test::errorOf([&] { (void)fitGate(results, decoder, features, selection, {ridge}); });
    };
    QVERIFY(fits({specOf("patience")}, everything(results), 1).empty());
    QVERIFY(!fits({}, everything(results), 1).empty());
    QVERIFY(!fits({specOf("margin")}, everything(results), 1).empty());
    QVERIFY(!fits({specOf("patience")}, {3}, 1).empty()); // no reference
    QVERIFY(!fits({specOf("patience")}, everything(results), 0).empty());
}

void TestFit::goldenSections() {
    const auto valley = [](double at) {
        return [at](double x) {
            return (x - at) * (x - at);
        };
    };
    for (const double at : {0.3, 1.0, -1.9, 1.999, 0.0})
        QVERIFY(std::abs(smallestAt(valley(at), -2, 2, 1e-4) - at) < 1e-4);
    QCOMPARE(smallestAt(valley(5), -2, 2, 1e-4), 2.0);
    QCOMPARE(smallestAt(valley(-5), -2, 2, 1e-4), -2.0);
    // Of two valleys the deeper one, where the grid sees it.
    const double found = smallestAt(
        [](double x) { return -std::exp(-4 * (x - 1) * (x - 1)) - 2 * std::exp(-4 * (x + 1) * (x + 1)); }, -2,
        2, 1e-4);
    QVERIFY(std::abs(found + 1) < 1e-3);
}

void TestFit::temperaturesAreFound() {
    std::mt19937 random(5);
    std::vector<TracedUtterance> corpus;
    for (int i = 0; i < 120; ++i) {
        TracedUtterance utterance = overconfident(40, 2, random);
        // a second exit that is not sure enough: the first's log-probabilities at 2 · 1.6
        auto timid = std::make_shared<Matrix>(*utterance.logProbs[0]);
        for (std::int64_t t = 0; t < timid->rows(); ++t) {
            double sum = 0;
            for (float& value : timid->row(t)) {
                value /= 3.2F;
                sum += std::exp(static_cast<double>(value));
            }
            for (float& value : timid->row(t))
                value -= static_cast<float>(std::log(sum));
        }
        utterance.logProbs.push_back(timid);
        corpus.push_back(std::move(utterance));
    }
    const auto source = [&](std::uint32_t each) {
        return std::optional(corpus[each]);
    };
    const TemperatureFit fit = fitTemperatures(upTo(120), source, letters());
    QCOMPARE(fit.utterances, std::size_t(120));
    QCOMPARE(fit.exits.size(), std::size_t(2));
    QVERIFY2(std::abs(fit.exits[0].temperature - 2) < 0.15,
             qPrintable(QString::number(fit.exits[0].temperature)));
    // 2 / 3.2 of it: both lead to the same probabilities.
    QVERIFY(std::abs(fit.exits[1].temperature * 3.2 / fit.exits[0].temperature - 1) < 0.01);
    QVERIFY(std::abs(fit.exits[1].after - fit.exits[0].after) < 0.01);
    for (const ExitTemperature& exit : fit.exits) {
        QVERIFY(exit.after < exit.before);
        QVERIFY(!exit.atLimit);
    }
    QCOMPARE(fit.temperatures().size(), std::size_t(2));
    // A narrower range ends at its border, and says so.
    TemperatureFitOptions narrow;
    narrow.most = 1.5;
    const TemperatureFit limited = fitTemperatures(upTo(120), source, letters(), narrow);
    QVERIFY(limited.exits[0].atLimit && !limited.exits[1].atLimit);
    QVERIFY(near(limited.exits[0].temperature, 1.5, 2e-3));
}

void TestFit::temperaturesAreTheSameForAnyThreads() {
    std::mt19937 random(6);
    std::vector<TracedUtterance> corpus;
    for (int i = 0; i < 30; ++i)
        corpus.push_back(overconfident(30, 1.5, random));
    const auto fit = [&](int threads, std::size_t most) {
        TemperatureFitOptions options;
        options.threads = threads;
        options.mostUtterances = most;
        return fitTemperatures(
            upTo(30), [&](std::uint32_t each) { return std::optional(corpus[each]); }, letters(), options);
    };
    QCOMPARE(fit(1, 300).temperatures(), fit(3, 300).temperatures());
    QCOMPARE(fit(2, 10).utterances, std::size_t(10));
}

void TestFit::referencesAreSpelled() {
    std::mt19937 random(7);
    const TracedUtterance made = overconfident(20, 1, random);
    const auto source = [&](std::uint32_t each) -> std::optional<TracedUtterance> {
        if (each == 0) return TracedUtterance{"A, b!", made.logProbs}; // normalised: "a b"
        if (each == 1) return TracedUtterance{"seven", made.logProbs}; // no such letters
        if (each == 2) return std::nullopt;
        return TracedUtterance{"CAB", made.logProbs};
    };
    const TemperatureFit fit = fitTemperatures(upTo(4), source, letters());
    QCOMPARE(fit.utterances, std::size_t(2));
    QCOMPARE(fit.unspelled, std::size_t(1));
    QCOMPARE(fit.withoutTraces, std::size_t(1));
}

/// Where no temperature is better than 1, 1 it is.
void TestFit::calibratedModelsStay() {
    // Every frame is as good as certain of what was said, whatever the temperature within the limits: colder
    // is better still, and 1 is the coldest allowed.
    auto logProbs = std::make_shared<Matrix>(3, 6, -20.0F);
    for (std::int64_t t = 0; t < 3; ++t)
        (*logProbs)(t, static_cast<int>(t) + 1) = 0;
    const auto source = [&](std::uint32_t) {
        return std::optional(TracedUtterance{"abc", {logProbs}});
    };
    TemperatureFitOptions options;
    options.least = 1;
    const TemperatureFit fit = fitTemperatures(upTo(3), source, letters(), options);
    QCOMPARE(fit.temperatures(), std::vector<double>{1});
    QCOMPARE(fit.exits[0].after, fit.exits[0].before);
}

void TestFit::temperaturesThatCannotBeFitted() {
    const auto nothing = [](std::uint32_t) {
        return std::optional<TracedUtterance>();
    };
    QVERIFY(test::errorOf([&] {
                (void)fitTemperatures(upTo(3), nothing, letters());
            }).find("Run the corpus with traces kept") != std::string::npos);
    TemperatureFitOptions options;
    options.least = 0;
    QVERIFY(test::errorOf([&] {
                (void)fitTemperatures(upTo(3), nothing, letters(), options);
            }).find("no range to look in") != std::string::npos);
    const CancelToken cancel;
    cancel.cancel();
    QVERIFY_THROWS_EXCEPTION(Cancelled, (void)fitTemperatures(upTo(3), nothing, letters(), {}, cancel));
}

QTEST_GUILESS_MAIN(TestFit)
#include "test_fit.moc"
