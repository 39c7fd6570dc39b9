// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/decisions.h"
#include "workbench/corpus/corpus_service.h"
#include "workbench/corpus/other_results.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace offramp {

class CorpusBench;
class MessageBar;

/// The corpus bench in the window: what is open, what runs, and the views of it.
class CorpusPage : public QWidget {
    Q_OBJECT

public:
    explicit CorpusPage(QWidget* parent = nullptr);
    ~CorpusPage() override;

    [[nodiscard]] CorpusBench& bench() const { return *bench_; }
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
    void run(const CorpusRequest& request);
    void setPolicy(const Policy& policy);
    [[nodiscard]] bool isIdle() const { return service_.isIdle(); }

Q_SIGNALS:
    /// Other results, or none: their model is another.
    void resultsChanged();
    /// The run begins, pauses, ends.
    void runChanged();
    /// What the policy comes to is another: bench().step().
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

private:
    void build();
    [[nodiscard]] QWidget* buildHead();
    [[nodiscard]] QWidget* buildRunLine();
    [[nodiscard]] QWidget* buildWelcome();
    void connectService();
    void connectChoices();
    void takeResults(const std::shared_ptr<const CorpusResults>& results);
    void showHead();
    void fillDecoders();
    void fillScopes();
    void useScope();
    void takeSubject();
    void showRun();
    void showProgress(const BatchProgress& progress);
    void takeEnd(const CorpusRunEnd& end);
    void openUtterance(int index);
    void lookAgain();
    [[nodiscard]] bool isWanted(const std::filesystem::path& runResults) const;

    CorpusService service_;
    std::shared_ptr<const CorpusResults> results_;
    std::unique_ptr<OtherResults> others_;
    std::optional<BatchProgress> progress_;
    std::filesystem::path wanted_; ///< the file that was asked for last; empty: whatever is run
    OperatingPoint lastExit_;
    qint64 lastLook_ = 0; ///< milliseconds since the epoch

    QStackedWidget* stack_ = nullptr;
    QLabel* welcomeText_ = nullptr;
    MessageBar* message_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* decoderLabel_ = nullptr;
    QComboBox* decoder_ = nullptr;
    QLabel* scopeLabel_ = nullptr;
    QComboBox* scope_ = nullptr;
    QWidget* runLine_ = nullptr;
    QLabel* runText_ = nullptr;
    QProgressBar* runBar_ = nullptr;
    QToolButton* pause_ = nullptr;
    QToolButton* cancel_ = nullptr;
    QWidget* welcomeButtons_ = nullptr;
    CorpusBench* bench_ = nullptr;
};

} // namespace offramp
