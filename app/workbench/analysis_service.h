// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analyze.h"
#include "analysis/comparison.h"
#include "analysis/decoding.h"
#include "audio/peaks.h"
#include "base/error.h"
#include "exits/budget.h"
#include "model/open.h"
#include "workbench/background_thread.h"
#include "workbench/preferences.h"

#include <QObject>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offramp {

/// What is known of a recording while it is analysed.
struct AnalysisUpdate {
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const Comparison> comparison;
    std::shared_ptr<const Peaks> peaks;
};

/// What to analyse and how.
struct AnalysisRequest {
    std::filesystem::path audio;
    Decoding decoding;
    std::optional<Policy> stopEarly;
    std::optional<Policy> judgedBy; ///< what it reads is stored with every exit
    std::optional<Stretch> stretch; ///< what lies beside the recording is no reference for it
    std::optional<int> channel;     ///< nothing: the mean of all
    /// A text that was typed; nothing: what lies beside the recording is taken.
    std::optional<std::string> reference;
    bool ignoreReference = false; ///< the user has emptied it
    Preferences preferences;
};

/// A threshold to be fitted to a budget, and by what.
struct FitRequest {
    BudgetRule budget;
    std::vector<double> temperatures;                      ///< one for each exit, or none
    std::vector<std::shared_ptr<const Analysis>> analyses; ///< of one model, each with all its exits
};

/// The one thread that reads files and runs the model. Requests are latest-wins: another one of a kind
/// cancels what runs and drops its results. All signals come to the thread that the service lives in; ids
/// grow with every request.
class AnalysisService : public QObject {
    Q_OBJECT

public:
    explicit AnalysisService(QObject* parent = nullptr);
    ~AnalysisService() override;
    AnalysisService(const AnalysisService&) = delete;
    AnalysisService& operator=(const AnalysisService&) = delete;

    /// Ends in modelOpened(), modelFailed(), or, where no options are given and the file leaves some open,
    /// modelAsks(). Cancels an analysis.
    void openModel(const std::filesystem::path& path, const std::optional<OpenOptions>& options = {});
    /// With the model opened last. Ends in finished(), failed() or, after cancel(), nothing more.
    quint64 analyze(const AnalysisRequest& request);
    /// Scores an analysis against another text or in another way, without a run; `find`: against what lies
    /// beside the recording. Ends in rescored().
    quint64 rescore(const AnalysisUpdate& update, std::optional<std::string> reference,
                    const Normalisation& normalisation, bool find = false);
    /// Takes the scores that policies (ones that fit) read, without a run. Ends in scoresTaken() or
    /// scoresFailed().
    quint64 takeScores(std::shared_ptr<const Analysis> analysis, std::vector<Policy> policies);
    /// Ends in budgetFitted() or budgetFailed().
    quint64 fitBudget(const FitRequest& request);
    /// Makes the demo recordings. Ends in demoReady() or demoFailed().
    void makeDemo();
    void cancel();

    /// Analyses begun since the start: what tests count.
    [[nodiscard]] int inferences() const { return inferences_; }
    /// Requests for scores since the start, likewise.
    [[nodiscard]] int scorings() const { return scorings_; }

Q_SIGNALS:
    void modelOpened(const std::shared_ptr<const offramp::Recogniser>& recogniser);
    void modelAsks(const std::filesystem::path& path, const offramp::OpenQuestions& questions);
    void modelFailed(const std::shared_ptr<const offramp::Error>& error);
    void updated(quint64 id, const offramp::AnalysisUpdate& update);
    void finished(quint64 id);
    void failed(quint64 id, const std::shared_ptr<const offramp::Error>& error);
    void rescored(quint64 id, const offramp::AnalysisUpdate& update);
    void scoresTaken(quint64 id, const std::shared_ptr<const offramp::Analysis>& analysis);
    void scoresFailed(quint64 id, const std::shared_ptr<const offramp::Error>& error);
    void budgetFitted(quint64 id, const offramp::BudgetFit& fit);
    void budgetFailed(quint64 id, const std::shared_ptr<const offramp::Error>& error);
    void demoReady(const std::vector<std::filesystem::path>& recordings);
    void demoFailed(const std::shared_ptr<const offramp::Error>& error);

private:
    /// Calls back in this object's thread.
    void answer(std::function<void()> signal);
    void analyzeInThread(quint64 id, const AnalysisRequest& request, const CancelToken& cancel);

    std::shared_ptr<const Recogniser> recogniser_; ///< of the thread alone
    CancelToken running_;
    quint64 lastId_ = 0;
    quint64 currentAnalysis_ = 0; ///< whose results are wanted; 0: of none
    quint64 currentModel_ = 0;
    quint64 currentRescore_ = 0;
    std::atomic<quint64> currentScores_ = 0; ///< older requests aren't even begun
    quint64 currentFit_ = 0;
    int inferences_ = 0;
    int scorings_ = 0;
    BackgroundThread thread_; ///< the last member: what it works on ends before the others do
};

} // namespace offramp
