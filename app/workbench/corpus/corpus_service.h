// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "corpus/results/results.h"
#include "corpus/run/batch_run.h"
#include "workbench/background_thread.h"
#include "workbench/workbench.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace offramp {

/// A run of a model over a corpus.
struct CorpusRequest {
    std::shared_ptr<const Recogniser> recogniser; ///< null: the demo's model
    OpenOptions openedWith;
    std::filesystem::path manifest; ///< empty: the demo corpus, which is made first
    std::filesystem::path out;      ///< empty: beside the demo corpus
    DecoderOptions decoder;         ///< greedy is always run; a beam search is run beside it
    bool keepTraces = false;
    bool resume = true;
    bool retryFailures = false;
    int threads = 0;
    const Normalisation* normalisation = &defaultNormalisation();
};

/// How a run ended.
struct CorpusRunEnd {
    std::filesystem::path results;
    BatchOutcome outcome;
    std::size_t skippedLines = 0;     ///< of the manifest
    std::optional<Message> firstLine; ///< why the first of them was skipped, after "FILE, line N: "
    std::filesystem::path firstFile;
    std::size_t firstLineNumber = 0;
};

/// The threads that open results files and run models over corpora. Requests are latest-wins. All signals
/// come to the thread that the service lives in.
class CorpusService : public QObject {
    Q_OBJECT

public:
    explicit CorpusService(QObject* parent = nullptr);
    ~CorpusService() override;
    CorpusService(const CorpusService&) = delete;
    CorpusService& operator=(const CorpusService&) = delete;

    /// Ends in opened() or openFailed().
    void open(const std::filesystem::path& results);
    /// Reads it as far as it has come: ends in grown(), or in nothing if it can't be read just now.
    void look(const std::filesystem::path& results);
    /// Another file beside it. Ends in otherOpened() or openFailed().
    void openOther(const std::filesystem::path& results);
    /// Reads a manifest for a look at it. Ends in manifestRead() or manifestFailed().
    void readManifest(const std::filesystem::path& manifest);
    /// Ends in runEnded(), also when cancelled, or runFailed(). One run at a time.
    void run(const CorpusRequest& request);
    void setPaused(bool paused);
    void cancelRun();
    [[nodiscard]] bool isRunning() const { return running_; }
    [[nodiscard]] bool isPaused() const { return control_.isPaused(); }
    /// What is running, and where its results are; empty where that isn't known yet.
    [[nodiscard]] const std::filesystem::path& runResults() const { return runResults_; }
    /// Makes an utterance's analysis from its traces. Ends in reopened() or reopenFailed().
    void reopen(const std::filesystem::path& results, const CorpusUtterance& utterance);
    /// `work` in a thread of the service's, then `done` in this object's.
    void inBackground(std::function<void()> work, std::function<void()> done);
    /// Likewise in another thread, for what may take minutes, so that nothing short waits behind it.
    void inLongBackground(std::function<void()> work, std::function<void()> done);
    /// Results are being read, asked for by open(), look() or openOther().
    [[nodiscard]] bool isReading() const { return reading_ > 0; }
    /// Nothing is under way.
    [[nodiscard]] bool isIdle() const { return !running_ && pending_ == 0; }

Q_SIGNALS:
    void opened(const std::shared_ptr<const offramp::CorpusResults>& results);
    void grown(const std::shared_ptr<const offramp::CorpusResults>& results);
    void otherOpened(const std::shared_ptr<const offramp::CorpusResults>& results);
    void openFailed(const std::shared_ptr<const offramp::Error>& error);
    void manifestRead(const std::shared_ptr<const offramp::Manifest>& manifest);
    void manifestFailed(const std::shared_ptr<const offramp::Error>& error);
    /// The recordings of the demo corpus are being made, 0 … 1.
    void preparing(double share);
    void progressed(const offramp::BatchProgress& progress);
    void runEnded(const offramp::CorpusRunEnd& end);
    void runFailed(const std::shared_ptr<const offramp::Error>& error);
    void reopened(const offramp::KnownUtterance& utterance);
    void reopenFailed(const offramp::KnownUtterance& utterance,
                      const std::shared_ptr<const offramp::Error>& error);

private:
    using Results = std::shared_ptr<const CorpusResults>;

    void answer(std::function<void()> signal);
    void workIn(BackgroundThread& thread, std::function<void()> work, std::function<void()> done);
    void read(const std::filesystem::path& path, std::function<void(const Results&)> done, bool tellFailures);
    void runInThread(CorpusRequest request, const CancelToken& cancel, const BatchControl& control);
    void prepareDemo(CorpusRequest& request, const CancelToken& cancel);

    CancelToken cancel_;
    CancelToken ending_; ///< of everything else
    BatchControl control_;
    std::filesystem::path runResults_;
    bool running_ = false;
    int pending_ = 0; ///< answers that are still to come
    int reading_ = 0; ///< of them, those with results
    quint64 lastOpening_ = 0;
    quint64 lastReopening_ = 0;
    quint64 lastManifest_ = 0;
    BackgroundThread files_;
    BackgroundThread sums_;
    BackgroundThread fits_;
    BackgroundThread runs_; ///< the last members: what they work on ends before the others do
};

} // namespace offramp
