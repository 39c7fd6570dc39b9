// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench's policy: its files, its budget, and judging by it.
#include "workbench/workbench.h"

#include "analysis/evidence.h"
#include "workbench/session/undo_steps.h"

#include <algorithm>
#include <utility>

namespace offramp {

namespace {

/// Of exits at the same places, so that one budget can be fitted to both.
bool alike(const ModelDescription& one, const ModelDescription& other) {
    return std::ranges::equal(one.exits, other.exits, {}, &ExitDescription::afterLayer,
                              &ExitDescription::afterLayer);
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
        takeRead(path, {read.gate, policies_.of(readFor_).temperatures}, read.warnings);
    });
    connect(&policyFiles_, &PolicyFiles::isNeither, this, &Workbench::isNoPolicy);
    connect(&policyFiles_, &PolicyFiles::written, this, [this] {
        Q_EMIT policySaved();
        if (isIdle()) Q_EMIT idle();
    });
    connect(&policyFiles_, &PolicyFiles::failed, this, &Workbench::tellPolicyFailure);
}

std::shared_ptr<const ModelDescription> Workbench::shownModel() const {
    const Utterance* shown = currentUtterance();
    const bool own = shown != nullptr && (shown->stored || !recogniser_);
    if (own && shown->shown.analysis) return shown->shown.analysis->model;
    return recogniser_ ? recogniser_->sharedDescription() : nullptr;
}

std::size_t Workbench::shownExits() const {
    const auto model = shownModel();
    return model ? model->exits.size() : 0;
}

void Workbench::renewPolicies() {
    judging_ = policies_.of(shownExits());
    policy_ = strategyExits_ ? policies_.of(*strategyExits_) : judging_;
}

void Workbench::setPolicy(const Policy& policy) {
    if (policy != policy_) setPolicyFor(strategyExits(), policy);
}

/// A step that can be taken back, with what it changes elsewhere.
void Workbench::setPolicyFor(std::size_t exits, const Policy& policy) {
    const PolicyChange change = changeOf(policies_.of(exits), policy);
    PoliciesByExits after = policies_;
    after.set(exits, policy);
    if (after == policies_) return;
    if (!change.goesOn) history_.endStep();
    history_.push(new ChangeStep<PoliciesByExits>(
        change.text, {ChangeSubject::Kind::policy, 0, change.goesOn ? history_.step() : 0}, policies_, after,
        [this](const PoliciesByExits& each) { applyPolicies(each); }));
}

void Workbench::applyPolicies(const PoliciesByExits& policies) {
    const Policy judging = judging_;
    const Policy inForce = policy_;
    policies_ = policies;
    renewPolicies();
    if (judging_ != judging) {
        judgeCurrent();
        Q_EMIT judgementChanged();
        rerunIfNeeded();
    }
    if (policy_ != inForce) Q_EMIT policyChanged();
}

void Workbench::setStrategyExits(std::optional<std::size_t> exits) {
    strategyExits_ = exits;
    renewPolicies();
}

void Workbench::setInSight(bool inSight) {
    if (inSight == inSight_) return;
    inSight_ = inSight;
    if (inSight) schedule();
}

void Workbench::rerunIfNeeded() {
    const Utterance* shown = currentUtterance();
    if (inSight_ && stopEarly_ && shown != nullptr && running_ < 0 && needsRun(*shown)) rerun_.start();
}

void Workbench::openPolicy(const std::filesystem::path& path) {
    readFor_ = strategyExits();
    policyFiles_.readPolicy(path);
}

void Workbench::openGate(const std::filesystem::path& path) {
    readFor_ = strategyExits();
    policyFiles_.readGate(path);
}

void Workbench::openPolicyOrModel(const std::filesystem::path& path) {
    readFor_ = strategyExits();
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

/// A policy that can't be used with what it was opened for is refused as the file's fault.
void Workbench::takeRead(const std::filesystem::path& path, const Policy& policy,
                         const std::vector<Message>& warnings) {
    const std::size_t exits = readFor_ > 0 ? readFor_ : strategyExits(); // a model may have come since
    if (exits > 0) {
        try {
            checkPolicy(policy, static_cast<int>(exits));
        } catch (const Error& error) {
            return tellPolicyFailure(
                std::make_shared<const Error>(path.string(), error.reason(), error.remedy()));
        }
    }
    setPolicyFor(exits, policy);
    Q_EMIT policyOpened(warnings);
    if (isIdle()) Q_EMIT idle();
}

void Workbench::fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures) {
    FitRequest request{budget, temperatures, {}};
    const auto model = shownModel();
    for (const Utterance& utterance : utterances_) {
        const bool whole = utterance.state == Utterance::State::done && utterance.isComplete();
        if (whole && model && alike(*utterance.shown.analysis->model, *model))
            request.analyses.push_back(utterance.shown.analysis);
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
    renewPolicies();
    const Utterance* shown = currentUtterance();
    const auto analysis = shown != nullptr ? shown->shown.analysis : nullptr;
    // Another model's policy is not judged.
    const bool judgeable = analysis && !analysis->exits.empty() && suits(judging_, analysis->macs.size());
    const bool known = judgeable && hasScores(*analysis, judging_);
    if (known) {
        judgement_ = judge(*analysis, judging_);
        judged_ = analysis;
        return;
    }
    if (!judgeable || !keepsJudgement(*analysis)) judgement_.reset();
    if (judgeable) askForScores(analysis, {judging_});
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
        if (suits(policy, analysis->macs.size()) && !hasScores(*analysis, policy)) lacking.push_back(policy);
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
