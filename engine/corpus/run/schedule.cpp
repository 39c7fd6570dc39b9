// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/schedule.h"

#include "audio/reader.h"
#include "base/error.h"

#include <algorithm>
#include <cmath>

namespace offramp {

namespace {

// The window: enough to end with short ones, and few enough that stretches of one recording stay together.
constexpr std::size_t windowPerThread = 16;
// What each of several threads is worth against one, for one utterance.
constexpr double teamEfficiency = 0.9;
// How soon a thread that waits notices that it is cancelled or may go on.
constexpr std::chrono::milliseconds patience{50};

double secondsBetween(std::chrono::steady_clock::time_point begin,
                      std::chrono::steady_clock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

/// From the manifest, or else from the file's header. What can't be read will say why when it is run.
double secondsOf(const ManifestEntry& entry) {
    if (const auto stated = statedSeconds(entry)) return *stated;
    try {
        const double whole = AudioReader(entry.audio).info().seconds().value_or(0);
        return entry.stretch ? std::max(0.0, whole - entry.stretch->begin) : whole;
    } catch (const Error&) {
        return 0;
    }
}

} // namespace

std::optional<double> statedSeconds(const ManifestEntry& entry) {
    if (entry.stretch && std::isfinite(entry.stretch->end)) return entry.stretch->end - entry.stretch->begin;
    return entry.duration; // of a stretch to the file's end: its own
}

Schedule::Schedule(const Manifest& manifest, std::vector<std::size_t> positions, int threads)
    : manifest_(manifest), positions_(std::move(positions)), threads_(threads), free_(threads) {}

void Schedule::fill() {
    const std::size_t size = windowPerThread * static_cast<std::size_t>(threads_);
    for (; window_.size() < size && following_ < positions_.size(); ++following_) {
        const std::size_t position = positions_[following_];
        // A thread alone takes them as they come.
        const double seconds = threads_ > 1 ? secondsOf(manifest_.entries[position]) : 0;
        window_.insert({position, seconds, 1});
        windowSeconds_ += seconds;
    }
}

/// On one thread it would end after `seconds`, when all others are through with the rest of the window; on
/// all of them both are done earlier, once what runs has ended, of which half is behind it on average.
bool Schedule::wouldEndLast(double seconds) const {
    if (following_ < positions_.size()) return false;
    const double wait = running_.empty() ? 0 : *running_.rbegin() / 2;
    const double gain = seconds * (1 - 1 / (teamEfficiency * threads_));
    return gain > (windowSeconds_ - seconds) / threads_ + wait;
}

int Schedule::threadsFor(double seconds) const {
    return threads_ > 1 && (seconds > longUtterance || wouldEndLast(seconds)) ? threads_ : 1;
}

Schedule::Job Schedule::take(int threads) {
    Job job = *window_.begin();
    job.threads = threads;
    window_.erase(window_.begin());
    windowSeconds_ -= job.seconds;
    free_ -= threads;
    running_.insert(job.seconds);
    return job;
}

std::optional<Schedule::Job> Schedule::next(const CancelToken& cancel, const BatchControl& control) {
    std::unique_lock lock(mutex_);
    while (!cancel.isCancelled()) {
        if (!control.isPaused()) {
            fill();
            if (window_.empty()) return std::nullopt;
            const int wanted = threadsFor(window_.begin()->seconds);
            if (wanted <= free_) return take(wanted);
        }
        rest(control, lock);
    }
    return std::nullopt;
}

void Schedule::rest(const BatchControl& control, std::unique_lock<std::mutex>& lock) {
    const bool resting = control.isPaused() && running_.empty();
    const Time now = std::chrono::steady_clock::now();
    if (resting && !restingSince_) restingSince_ = now;
    changed_.wait_for(lock, patience);
    if (restingSince_ && !control.isPaused()) {
        rested_ += secondsBetween(*restingSince_, std::chrono::steady_clock::now());
        restingSince_.reset();
    }
}

void Schedule::finish(const Job& job) {
    const std::lock_guard lock(mutex_);
    free_ += job.threads;
    running_.erase(running_.find(job.seconds));
    changed_.notify_all();
}

double Schedule::activeSeconds() const {
    const std::lock_guard lock(mutex_);
    const Time end = restingSince_.value_or(std::chrono::steady_clock::now());
    return secondsBetween(begin_, end) - rested_;
}

} // namespace offramp
