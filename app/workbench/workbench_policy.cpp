// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench's policy: its files, its budget, and judging by it.
#include "workbench/workbench.h"

#include "analysis/evidence.h"
#include "workbench/session/undo_steps.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

bool fits(const Policy& policy, std::size_t exits) {
    try {
        checkPolicy(policy, static_cast<int>(exits));
    } catch (const Error&) {
        return false;
    }
    return true;
}

Policy fittedOrDefault(Policy policy, std::size_t exits) {
    policy = fitted(std::move(policy), exits);
    return fits(policy, exits) ? policy : defaultPolicy();
}

} // namespace

void Workbench::connectPolicy() {
    connect(&service_, &AnalysisService::scoresTaken, this, &Workbench::takePolicyScores);
    connect(&service_, &AnalysisService::scoresFailed, this, [this](quint64 id, const auto& error) {
        if (id != scoringId_) return;
        scoring_.reset();
        tellPolicyFailure(error);
    });
    connect(&service_, &AnalysisService::budgetFitted, this, [this](quint64 id, const BudgetFit& fit) {
        if (id != fittingId_ || !fitting_) return;
        BudgetRule budget = *std::exchange(fitting_, std::nullopt);
        budget.threshold = fit.threshold;
        Q_EMIT budgetFitted(budget, fit.meanLayer, fittedBy_);
        if (isIdle()) Q_EMIT idle();
    });
    connect(&service_, &AnalysisService::budgetFailed, this, [this](quint64 id, const auto& error) {
        if (id != fittingId_) return;
        fitting_.reset();
        Q_EMIT budgetFailed(error);
        if (isIdle()) Q_EMIT idle();
    });
    connect(&policyFiles_, &PolicyFiles::policyRead, this,
            [this](const auto& path, const ReadPolicy& read) { takeRead(path, read.policy, read.warnings); });
    connect(&policyFiles_, &PolicyFiles::gateRead, this, [this](const auto& path, const ReadGate& read) {
        takeRead(path, {read.gate, policy_.temperatures}, read.warnings);
    });
    connect(&policyFiles_, &PolicyFiles::isNeither, this, &Workbench::isNoPolicy);
    connect(&policyFiles_, &PolicyFiles::written, this, [this] {
        Q_EMIT policySaved();
        if (isIdle()) Q_EMIT idle();
    });
    connect(&policyFiles_, &PolicyFiles::failed, this, &Workbench::tellPolicyFailure);
}

void Workbench::fitPolicy(std::size_t exits) {
    policy_ = fittedOrDefault(std::move(policy_), exits);
}

void Workbench::setPolicy(const Policy& policy) {
    if (policy == policy_) return;
    const PolicyChange change = changeOf(policy_, policy);
    if (!change.goesOn) history_.endStep();
    history_.push(new ChangeStep<Policy>(
        change.text, {ChangeSubject::Kind::policy, 0, change.goesOn ? history_.step() : 0}, policy_, policy,
        [this](const Policy& each) { applyPolicy(each); }));
}

/// Of a policy that was made for another model what fits this one.
void Workbench::applyPolicy(const Policy& policy) {
    adaptPolicy(recogniser_ ? fittedOrDefault(policy, recogniser_->description().exits.size()) : policy);
}

void Workbench::adaptPolicy(const Policy& policy) {
    if (policy == policy_) return;
    policy_ = policy;
    judgeCurrent();
    Q_EMIT judgementChanged();
    rerunIfNeeded();
}

void Workbench::rerunIfNeeded() {
    const Utterance* shown = currentUtterance();
    if (stopEarly_ && shown != nullptr && running_ < 0 && needsRun(*shown)) rerun_.start();
}

void Workbench::openPolicy(const std::filesystem::path& path) {
    policyFiles_.readPolicy(path);
}

void Workbench::openGate(const std::filesystem::path& path) {
    policyFiles_.readGate(path);
}

void Workbench::openPolicyOrModel(const std::filesystem::path& path) {
    policyFiles_.readEither(path);
}

void Workbench::savePolicy(const std::filesystem::path& path) {
    policyFiles_.writePolicy(path, policy_);
}

void Workbench::saveGate(const std::filesystem::path& path, const GateRule& gate) {
    policyFiles_.writeGate(path, gate);
}

void Workbench::tellPolicyFailure(const std::shared_ptr<const Error>& error) {
    Q_EMIT policyFailed(error);
    if (isIdle()) Q_EMIT idle();
}

/// A policy that can't be used with the model is refused as the file's fault.
void Workbench::takeRead(const std::filesystem::path& path, const Policy& policy,
                         const std::vector<Message>& warnings) {
    if (recogniser_) {
        try {
            checkPolicy(policy, static_cast<int>(recogniser_->description().exits.size()));
        } catch (const Error& error) {
            return tellPolicyFailure(
                std::make_shared<const Error>(path.string(), error.reason(), error.remedy()));
        }
    }
    setPolicy(policy);
    Q_EMIT policyOpened(warnings);
    if (isIdle()) Q_EMIT idle();
}

void Workbench::fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures) {
    FitRequest request{budget, temperatures, {}};
    for (const Utterance& utterance : utterances_) {
        const bool whole = utterance.state == Utterance::State::done && utterance.isComplete();
        if (whole) request.analyses.push_back(utterance.shown.analysis);
    }
    if (request.analyses.empty()) {
        Q_EMIT budgetFailed(std::make_shared<const Error>(
            "", msg("A budget is fitted to recordings that are analysed to the last exit, and there is none"),
            msg("Open some, and let the model run to its end")));
        return;
    }
    fitting_ = budget;
    fittedBy_ = static_cast<int>(request.analyses.size());
    fittingId_ = service_.fitBudget(request);
}

/// The exit that it takes is an exit of this analysis too: the same run, further on or with other scores.
bool Workbench::keepsJudgement(const Analysis& analysis) const {
    return judgement_ && judged_ && judged_->model == analysis.model &&
           judged_->waveform == analysis.waveform && judged_->exits.size() <= analysis.exits.size();
}

/// No signal of its own: a judgement is shown together with the analysis that it judges. Where scores have to
/// be taken first, the judgement before stays until they come.
void Workbench::judgeCurrent() {
    const Utterance* shown = currentUtterance();
    const auto analysis = shown != nullptr ? shown->shown.analysis : nullptr;
    // Another model's policy is not judged.
    const bool judgeable = analysis && !analysis->exits.empty() && fits(policy_, analysis->macs.size());
    const bool known = judgeable && hasScores(*analysis, policy_);
    if (known) {
        judgement_ = judge(*analysis, policy_);
        judged_ = analysis;
        return;
    }
    if (!judgeable || !keepsJudgement(*analysis)) judgement_.reset();
    if (judgeable) askForScores(analysis, {policy_});
}

/// A run that is under way brings those that it was asked for itself; others wait for its end.
void Workbench::askForScores(const std::shared_ptr<const Analysis>& analysis, std::vector<Policy> policies) {
    if (scoring_ == analysis && scoringFor_ == policies) return;
    scoring_ = analysis;
    scoringFor_ = std::move(policies);
    scoringId_ = service_.takeScores(analysis, scoringFor_);
}

void Workbench::takeScoresFor(const std::vector<Policy>& policies) {
    compared_ = policies;
    scoreCompared();
}

/// Behind the policy's own. Those of an analysis that grows would be of use to nobody.
void Workbench::scoreCompared() {
    const Utterance* shown = currentUtterance();
    const auto analysis = shown != nullptr ? shown->shown.analysis : nullptr;
    if (scoring_ || !analysis || !analysis->finished || current_ == running_) return;
    std::vector<Policy> lacking;
    for (const Policy& policy : std::exchange(compared_, {}))
        if (fits(policy, analysis->macs.size()) && !hasScores(*analysis, policy)) lacking.push_back(policy);
    if (!lacking.empty()) askForScores(analysis, std::move(lacking));
}

void Workbench::takePolicyScores(quint64 id, const std::shared_ptr<const Analysis>& analysis) {
    if (id != scoringId_ || !scoring_) return;
    const auto asked = std::exchange(scoring_, nullptr);
    Utterance* shown = shownUtterance();
    if (shown != nullptr && shown->shown.analysis == asked) {
        shown->shown.analysis = analysis;
        judgeCurrent();
        Q_EMIT scoresChanged();
        rerunIfNeeded();
    }
    scoreCompared();
    if (isIdle()) Q_EMIT idle();
}

} // namespace offramp
