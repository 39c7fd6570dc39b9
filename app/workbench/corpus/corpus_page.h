// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/background.h"
#include "bench/failure_model.h"
#include "corpus/explore/decisions.h"
#include "workbench/corpus/corpus_service.h"
#include "workbench/corpus/other_results.h"

#include <QWidget>

#include <memory>
#include <optional>

class QStackedWidget;

namespace offramp {

class CorpusBench;
class CorpusHead;
class CorpusWelcome;
class MessageBar;
class RunLine;

/// The corpus bench in the window: what is open, what runs, and the views of it.
class CorpusPage : public QWidget {
    Q_OBJECT

public:
    explicit CorpusPage(QWidget* parent = nullptr);
    ~CorpusPage() override;
    CorpusPage(const CorpusPage&) = delete;
    CorpusPage& operator=(const CorpusPage&) = delete;

    [[nodiscard]] CorpusBench& bench() const { return *bench_; }
    [[nodiscard]] CorpusHead& head() const { return *head_; }
    [[nodiscard]] CorpusService& service() { return service_; }
    [[nodiscard]] MessageBar& message() const { return *message_; }
    /// Null: none is open.
    [[nodiscard]] const std::shared_ptr<const CorpusResults>& results() const { return results_; }

    /// What the last exit comes to, over the same as bench().step().
    [[nodiscard]] const OperatingPoint& lastExit() const { return lastExit_; }

    /// The buttons of the empty page and of the messages: they belong to the window.
    void setWays(QAction* openResults, QAction* run, QAction* demo);
    void open(const std::filesystem::path& results);
    void openOther(const std::filesystem::path& results);
    void closeOthers();
    [[nodiscard]] bool comparesOthers() const { return !others_->empty(); }
    void togglePause();
    /// While a run goes on another isn't begun; a message says so.
    void run(const CorpusRequest& request);
    void setPolicy(const Policy& policy);
    /// Fits a budget's threshold to the utterances in scope. Ends in budgetFitted() or budgetFailed(), unless
    /// another is asked for meanwhile.
    void fitBudget(const BudgetRule& budget, const std::vector<double>& temperatures);
    [[nodiscard]] bool isIdle() const { return service_.isIdle(); }

Q_SIGNALS:
    /// Other results, or none: their model is another.
    void resultsChanged();
    /// The run begins, pauses, ends.
    void runChanged();
    /// What the policy comes to is another: bench().step(); or how many utterances there are.
    void stepChanged();
    /// By the user.
    void thresholdPicked(double threshold);
    /// By the user: the policy is to be in force; the bench has values for it.
    void policyAdopted(const offramp::Policy& policy);
    /// By the user: the gate is to be written to a file.
    void gateSaveRequested(const offramp::GateRule& gate);
    /// By the user: results to compare with are to be chosen.
    void othersRequested();
    /// An utterance is to be looked at.
    void utteranceOpened(const offramp::KnownUtterance& utterance);
    void budgetFitted(const offramp::BudgetRule& budget, double meanLayer, int utterances);
    void budgetFailed(const std::shared_ptr<const offramp::Error>& error);

private:
    void build();
    void connectViews();
    void connectService();
    void connectChoices();
    void takeOpened(const std::shared_ptr<const CorpusResults>& results);
    void takeResults(const std::shared_ptr<const CorpusResults>& results);
    void refuse(const CorpusResults& empty);
    void useScope();
    void takeSubject();
    void showRun();
    void showProgress(const BatchProgress& progress);
    void takeEnd(const CorpusRunEnd& end);
    void showEnd(const QString& text, const CorpusRunEnd& end);
    void openUtterance(int index);
    void lookAgain();
    [[nodiscard]] bool isWanted(const std::filesystem::path& runResults) const;
    [[nodiscard]] std::size_t expectedOf(const CorpusResults& results) const;
    [[nodiscard]] QAction* listing(const QString& title, const QString& what, std::vector<FailureRow> rows);

    CorpusService service_;
    std::shared_ptr<const CorpusResults> results_;
    std::unique_ptr<OtherResults> others_;
    std::optional<BatchProgress> progress_;
    std::filesystem::path wanted_; ///< the file that was asked for last; empty: whatever is run
    OperatingPoint lastExit_;
    qint64 lastLook_ = 0; ///< milliseconds since the epoch
    LatestWork budget_;

    QStackedWidget* stack_ = nullptr;
    MessageBar* message_;
    CorpusWelcome* welcome_;
    CorpusHead* head_;
    RunLine* runLine_;
    CorpusBench* bench_;
    QAction* list_ = nullptr; ///< shows a dialog with what the message is about
};

} // namespace offramp
