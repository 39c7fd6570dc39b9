// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/budget.h"

#include "analysis/evidence.h"
#include "base/error.h"
#include "exits/budget.h"

namespace offramp {

FittedBudget fitBudget(const Policy& policy, std::span<const std::shared_ptr<const Analysis>> utterances) {
    FittedBudget fitted{policy, 0};
    auto& budget = std::get<BudgetRule>(fitted.policy.rule);
    Policy asked = policy; // any threshold makes it one whose scores can be asked for
    std::get<BudgetRule>(asked.rule).threshold = 0;
    std::vector<std::vector<Scores>> scores;
    std::vector<double> layers;
    for (const auto& analysis : utterances) {
        if (analysis->exits.size() < analysis->macs.size()) continue;
        scores.push_back(scoresFor(*analysis, asked));
        if (!layers.empty()) continue;
        for (const ExitDescription& exit : analysis->model->exits)
            layers.push_back(static_cast<double>(exit.afterLayer));
    }
    if (scores.empty()) {
        throw Error("budget", msg("no recording was analysed to the last exit"),
                    msg("Analyse recordings without stopping the model early"));
    }
    const BudgetFit fit = fitBudget(budget.spec, scores, layers, budget.meanLayer, policy.temperatures);
    budget.threshold = fit.threshold;
    fitted.meanLayer = fit.meanLayer;
    return fitted;
}

} // namespace offramp
