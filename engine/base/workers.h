// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace offramp {

/// A few threads that share out one loop at a time. The thread that calls counts as one of them, so a team of
/// one starts no thread. The loop's parts depend on the count and the number of threads only.
class Workers {
public:
    /// `threads` ≥ 1; 0 means one for each core.
    explicit Workers(int threads);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    [[nodiscard]] int threads() const { return static_cast<int>(helpers_.size()) + 1; }

    /// A stretch [begin, end) of a loop, and the number 0 … threads − 1 of the thread that does it.
    using Body = std::function<void(std::int64_t begin, std::int64_t end, int thread)>;

    /// Calls `body` on stretches that cover [0, count), at most one a thread, each a multiple of `grain` (but
    /// for the last), and returns when all are done. `body` must not throw and must not call run() again.
    void run(std::int64_t count, std::int64_t grain, const Body& body);

private:
    void help(int part);
    void doPart(int part);

    std::vector<std::thread> helpers_;
    std::atomic<std::uint32_t> round_{0};
    std::atomic<int> busy_{0};
    std::atomic<bool> stop_{false};
    std::int64_t count_ = 0;
    std::int64_t stretch_ = 0;
    const Body* body_ = nullptr;
};

} // namespace offramp
