// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/comparison.h"
#include "analysis/judge.h"
#include "strategy/rule_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <array>
#include <memory>
#include <variant>

class QVBoxLayout;

namespace offramp {

class ColumnScroller;
class MessageBar;
class StillLabel;
class TemperatureForm;

/// Where a policy is made: the kind of rule, what belongs to it, and what it does to the recording.
class StrategyPanel : public QWidget {
    Q_OBJECT

public:
    explicit StrategyPanel(QWidget* parent = nullptr);

    /// The policy in force: the last that was set or told by policyChanged(). The controls may be ahead of it
    /// where their rule lacks something yet, as a budget that isn't fitted.
    [[nodiscard]] const Policy& policy() const { return policy_; }
    /// Shows a policy without a signal.
    void setPolicy(const Policy& policy);
    /// Shows the switch without a signal.
    void setStopEarly(bool stop);
    /// Another model's exits and classes; the policy is kept as far as it fits. Null: no model.
    void setModel(std::shared_ptr<const ModelDescription> model);
    /// Whose values are the marks; null: none.
    void setAnalysis(std::shared_ptr<const Analysis> analysis, std::shared_ptr<const Comparison> comparison);
    /// What the policy does to the analysis; null: nothing to say.
    void setJudgement(const Judgement* judgement);
    /// A whole corpus is looked at: no run is stopped, and a budget is fitted to the corpus.
    void setOfCorpus(bool ofCorpus);
    /// What the policy comes to where it is no recording that is judged.
    void setSummary(const QString& text);
    /// "Whole run 412 ms, stopped run 230 ms": a line below the summary.
    void setMeasuredTimes(const QString& text);
    /// A budget, fitted, and the mean layer that it reaches on so many recordings or utterances. If it is
    /// still the one that is asked for, it becomes the policy, with a signal.
    void setFit(const BudgetRule& fitted, double meanLayer, int recordings);
    /// Something about policies and their files, such as an error.
    [[nodiscard]] MessageBar& message() const { return *message_; }

    /// The notes about measures, folded up or not: for who remembers it.
    [[nodiscard]] bool notesFolded() const { return notesFolded_; }
    void setNotesFolded(bool folded);

Q_SIGNALS:
    void policyChanged(const offramp::Policy& policy);
    void stopEarlyChanged(bool stop);
    /// The budget's threshold is to be found, at these temperatures (one for each exit, or none).
    void fitBudgetRequested(const offramp::BudgetRule& budget, const std::vector<double>& temperatures);
    void openGateRequested();

private:
    static constexpr std::size_t kinds = std::variant_size_v<Policy::Rule>;

    [[nodiscard]] QWidget* buildControls();
    [[nodiscard]] QWidget* buildResult();
    void buildKinds();
    [[nodiscard]] RulePage* makePage(std::size_t kind);
    [[nodiscard]] RulePage& page(std::size_t kind);
    [[nodiscard]] std::size_t shownKind() const;
    void showPage(std::size_t kind);
    void showPolicy();
    void showSubject();
    void showTemperatures();
    void chooseKind();
    void takeRule();
    void takeTemperatures(const std::vector<double>& temperatures);
    void changePolicy(Policy policy);
    [[nodiscard]] int exits() const { return subject_.exits(); }

    Policy policy_;
    PolicySubject subject_;
    std::shared_ptr<const Comparison> comparison_;
    std::array<RulePage*, kinds> pages_{}; ///< by the variant's index; null: not needed yet
    bool notesFolded_ = false;
    MessageBar* message_ = nullptr;
    QComboBox* kinds_ = nullptr;
    QLabel* kindNote_ = nullptr;
    QVBoxLayout* pagesLayout_ = nullptr;
    TemperatureForm* temperatures_ = nullptr;
    QCheckBox* stop_ = nullptr;
    StillLabel* summary_ = nullptr;
    QLabel* times_ = nullptr;
};

} // namespace offramp
