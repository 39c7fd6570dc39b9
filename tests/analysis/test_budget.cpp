// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/budget.h"
#include "analysis/judge.h"
#include "analysis/shipped.h"
#include "base/error.h"

#include <QtTest>

#include <array>

using namespace offramp;

class TestBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanLayerIsReached();
    void halfDoneRunsAreLeftOut();
};

namespace {

/// An utterance whose margins at the six exits (after layers 2, 4 … 12) are these.
std::shared_ptr<const Analysis> withMargins(const std::array<double, 6>& margins) {
    auto analysis = std::make_shared<Analysis>(*test::murmurAnalysis());
    for (std::size_t exit = 0; exit < margins.size(); ++exit) {
        auto result = std::make_shared<ExitResult>(*analysis->exits[exit]);
        result->scores = {{specOf("margin"), margins[exit]}};
        analysis->exits[exit] = result;
    }
    return analysis;
}

Policy budget(double meanLayer) {
    Policy policy;
    policy.rule = BudgetRule{specOf("margin"), meanLayer, {}};
    return policy;
}

} // namespace

void TestBudget::theMeanLayerIsReached() {
    // Above 0.5 the first stops after layer 4 and the second after layer 8: a mean of 6. Any threshold from
    // 0.5 to below 0.6 does that; from 0.6 on the first goes on to layer 6, a mean of 7; below 0.5 the second
    // stops after layer 6, a mean of 5.
    const std::array utterances{withMargins({0.1, 0.6, 0.7, 0.8, 0.9, 0.95}),
                                withMargins({0.1, 0.2, 0.5, 0.8, 0.9, 0.95})};
    const FittedBudget fit = fitBudget(budget(6.5), utterances);
    QCOMPARE(fit.meanLayer, 6.0);
    const double threshold = *std::get<BudgetRule>(fit.policy.rule).threshold;
    QVERIFY2(threshold >= 0.5 && threshold < 0.6, qPrintable(QString::number(threshold)));
    QCOMPARE(*judge(*utterances[0], fit.policy).decision.exit, 1);
    QCOMPARE(*judge(*utterances[1], fit.policy).decision.exit, 3);
    QCOMPARE(fitBudget(budget(5), utterances).meanLayer, 5.0);
    QCOMPARE(fitBudget(budget(7), utterances).meanLayer, 7.0);
}

void TestBudget::halfDoneRunsAreLeftOut() {
    auto half = std::make_shared<Analysis>(*test::murmurAnalysis());
    half->exits.resize(3);
    const std::array<std::shared_ptr<const Analysis>, 1> none{half};
    QVERIFY(test::errorOf([&] { (void)fitBudget(budget(6), none); }).find("last exit") != std::string::npos);
    const std::array<std::shared_ptr<const Analysis>, 2> one{half,
                                                             withMargins({0.1, 0.6, 0.7, 0.8, 0.9, 0.95})};
    QCOMPARE(fitBudget(budget(4), one).meanLayer, 4.0);
}

QTEST_GUILESS_MAIN(TestBudget)
#include "test_budget.moc"
