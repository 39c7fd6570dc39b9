// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/batch_run.h"

#include "corpus/run/outbox.h"
#include "corpus/run/schedule.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace offramp {

namespace {

/// The sound that is left, and what is said of it as utterances are done.
class Remaining {
public:
    Remaining(const Manifest& manifest, const std::vector<std::size_t>& positions) : manifest_(manifest) {
        for (const std::size_t position : positions)
            count(position, 1);
    }

    void remove(std::size_t position) { count(position, -1); }

    /// Those of no stated length are taken to be as long as the ones done are on average.
    [[nodiscard]] double seconds(double meanSeconds) const {
        return std::max(0.0, stated_) + static_cast<double>(unstated_) * meanSeconds;
    }

private:
    void count(std::size_t position, int sign) {
        if (const auto seconds = statedSeconds(manifest_.entries[position]))
            stated_ += sign * *seconds;
        else
            unstated_ += sign;
    }

    const Manifest& manifest_;
    double stated_ = 0;
    std::ptrdiff_t unstated_ = 0;
};

class Batch {
public:
    Batch(const Recogniser& recogniser, const Manifest& manifest, const std::vector<std::size_t>& positions,
          ResultSink& sink, const BatchOptions& options, const CancelToken& cancel,
          const BatchControl& control, const BatchObserver& observer)
        : manifest_(manifest), cancel_(cancel), control_(control), observer_(observer),
          threads_(threadsOf(options)), runner_(recogniser, options),
          schedule_(manifest, positions, threads_), remaining_(manifest, positions),
          outbox_(sink, 2 * static_cast<std::size_t>(threads_),
                  [this](const std::vector<UtteranceOutcome>& written) { report(written); }) {
        outcome_.progress.total = positions.size();
    }

    BatchOutcome run() {
        std::vector<std::thread> team;
        team.reserve(static_cast<std::size_t>(threads_));
        for (int i = 0; i < threads_; ++i)
            team.emplace_back([this] { work(); });
        for (std::thread& thread : team)
            thread.join();
        outbox_.finish();
        outcome_.progress.notes.clear();
        outcome_.progress.elapsedSeconds = schedule_.activeSeconds();
        outcome_.cancelled = outcome_.progress.remaining() > 0;
        return outcome_;
    }

private:
    void work() {
        while (const auto job = schedule_.next(cancel_, control_)) {
            const bool goesOn = doOne(*job);
            schedule_.finish(*job);
            if (!goesOn) return;
        }
    }

    bool doOne(const Schedule::Job& job) {
        try {
            return outbox_.put(runner_.run(manifest_.entries[job.position],
                                           static_cast<std::int64_t>(job.position), job.threads, cancel_));
        } catch (const Cancelled&) {
            return false;
        }
    }

    void report(const std::vector<UtteranceOutcome>& written) {
        outcome_.progress.notes.clear();
        for (const UtteranceOutcome& outcome : written)
            add(outcome);
        BatchProgress& progress = outcome_.progress;
        progress.elapsedSeconds = schedule_.activeSeconds();
        progress.secondsLeft.reset();
        if (const auto rate = progress.timesRealTime()) {
            const double mean = progress.soundSeconds / static_cast<double>(progress.done);
            progress.secondsLeft = remaining_.seconds(mean) / *rate;
        }
        if (observer_) observer_(progress);
    }

    void add(const UtteranceOutcome& outcome) {
        BatchProgress& progress = outcome_.progress;
        outcome_.seconds += outcome.seconds;
        if (const auto* failure = std::get_if<FailureRecord>(&outcome.result)) {
            const auto position = static_cast<std::size_t>(failure->position);
            ++progress.failed;
            remaining_.remove(position);
            progress.notes.push_back({position, failure->reason, true});
            return;
        }
        const auto& record = std::get<UtteranceRecord>(outcome.result);
        const auto position = static_cast<std::size_t>(record.position);
        ++progress.done;
        progress.soundSeconds += record.duration;
        remaining_.remove(position);
        for (const Message& warning : outcome.warnings)
            progress.notes.push_back(
                {position, record.entry.audio.string() + ": " + warning.text() + ".", false});
    }

    const Manifest& manifest_;
    const CancelToken& cancel_;
    const BatchControl& control_;
    const BatchObserver& observer_;
    int threads_;
    UtteranceRunner runner_;
    Schedule schedule_;
    Remaining remaining_; ///< this and the next are the outbox's thread's while it runs
    BatchOutcome outcome_;
    Outbox outbox_; ///< the last: its thread uses the others
};

} // namespace

int threadsOf(const BatchOptions& options) {
    const int wanted =
        options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency());
    return std::max(wanted, 1);
}

BatchOutcome runBatch(const Recogniser& recogniser, const Manifest& manifest,
                      const std::vector<std::size_t>& positions, ResultSink& sink,
                      const BatchOptions& options, const CancelToken& cancel, const BatchControl& control,
                      const BatchObserver& observer) {
    return Batch(recogniser, manifest, positions, sink, options, cancel, control, observer).run();
}

} // namespace offramp
