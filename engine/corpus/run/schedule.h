// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "corpus/manifest/manifest.h"
#include "corpus/run/batch_control.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace offramp {

/// Utterances longer than this, seconds, have all threads to themselves: one at a time, what they hold in
/// memory doesn't grow with the number of threads.
inline constexpr double longUtterance = 600;

/// Says which utterance a thread does next. Out of the next few of the manifest's order the longest goes
/// first, so that at the end short ones are left and the threads end together. One that would keep a thread
/// busy long after the others have nothing left to do gets them all.
class Schedule {
public:
    struct Job {
        std::size_t position = 0; ///< of its entry in the manifest
        double seconds = 0;       ///< of sound; 0 if that isn't known
        int threads = 1;          ///< to run it on
    };

    /// `positions`: of the entries to be run, ascending. The manifest must outlive it.
    Schedule(const Manifest& manifest, std::vector<std::size_t> positions, int threads);

    /// The next one. Waits while the batch is paused, and while other threads keep what the next one needs.
    /// Nothing at the end, and once it is cancelled.
    [[nodiscard]] std::optional<Job> next(const CancelToken& cancel, const BatchControl& control);
    /// Must follow for each that next() gave.
    void finish(const Job& job);

    /// Seconds since the beginning in which something ran or could have: without pauses.
    [[nodiscard]] double activeSeconds() const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct LongestFirst {
        bool operator()(const Job& one, const Job& other) const {
            return one.seconds != other.seconds ? one.seconds > other.seconds : one.position < other.position;
        }
    };

    void fill();
    [[nodiscard]] int threadsFor(double seconds) const;
    [[nodiscard]] bool wouldEndLast(double seconds) const;
    [[nodiscard]] Job take(int threads);
    void rest(const BatchControl& control, std::unique_lock<std::mutex>& lock);

    const Manifest& manifest_;
    std::vector<std::size_t> positions_;
    int threads_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t following_ = 0;          ///< of positions_, the next that comes into the window
    std::set<Job, LongestFirst> window_; ///< what is chosen from
    double windowSeconds_ = 0;
    int free_;                      ///< threads that no job has
    std::multiset<double> running_; ///< the running jobs' seconds
    Time begin_ = std::chrono::steady_clock::now();
    std::optional<Time> restingSince_; ///< paused, and nothing runs
    double rested_ = 0;
};

/// Seconds of sound that the entry has as far as the manifest says it; nothing if it doesn't.
[[nodiscard]] std::optional<double> statedSeconds(const ManifestEntry& entry);

} // namespace offramp
