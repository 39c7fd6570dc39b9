// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/outbox.h"

#include <utility>

namespace offramp {

Outbox::Outbox(ResultSink& sink, std::size_t capacity, Written written)
    : sink_(sink), capacity_(capacity), written_(std::move(written)), thread_([this] { work(); }) {}

Outbox::~Outbox() {
    close();
}

void Outbox::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Outbox::put(UtteranceOutcome outcome) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < capacity_ || failure_; });
    if (failure_) return false;
    waiting_.push_back(std::move(outcome));
    lock.unlock();
    changed_.notify_all();
    return true;
}

void Outbox::finish() {
    close();
    if (failure_) std::rethrow_exception(failure_);
}

void Outbox::work() {
    for (;;) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !waiting_.empty() || closed_; });
        if (waiting_.empty()) return;
        std::vector<UtteranceOutcome> outcomes = std::exchange(waiting_, {});
        lock.unlock();
        changed_.notify_all();
        try {
            write(outcomes);
        } catch (...) {
            lock.lock();
            failure_ = std::current_exception();
            lock.unlock();
            changed_.notify_all();
            return;
        }
    }
}

void Outbox::write(std::vector<UtteranceOutcome>& outcomes) {
    std::vector<UtteranceRecord> utterances;
    std::vector<FailureRecord> failures;
    for (UtteranceOutcome& outcome : outcomes) {
        if (auto* record = std::get_if<UtteranceRecord>(&outcome.result))
            utterances.push_back(std::move(*record));
        else
            failures.push_back(std::get<FailureRecord>(outcome.result));
    }
    sink_.add(utterances, failures);
    written_(outcomes);
}

} // namespace offramp
