// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/run/result_sink.h"
#include "corpus/run/utterance_run.h"

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace offramp {

/// Hands outcomes to a sink from a thread of its own: whatever is there, as soon as the sink is free. So a
/// result is lost to a crash only in the moment that it takes to write it, and a slow sink writes more at
/// once.
class Outbox {
public:
    /// Told, from the outbox's thread, what the sink has taken.
    using Written = std::function<void(const std::vector<UtteranceOutcome>&)>;

    /// At most `capacity` outcomes wait while as many are written.
    Outbox(ResultSink& sink, std::size_t capacity, Written written);
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    /// Waits while it is full. False once the sink has failed: nothing more is taken.
    [[nodiscard]] bool put(UtteranceOutcome outcome);
    /// Returns when all is written. Throws what the sink threw.
    void finish();

private:
    void work();
    void write(std::vector<UtteranceOutcome>& outcomes);
    void close();

    ResultSink& sink_;
    std::size_t capacity_;
    Written written_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<UtteranceOutcome> waiting_;
    bool closed_ = false;
    std::exception_ptr failure_;
    std::thread thread_;
};

} // namespace offramp
