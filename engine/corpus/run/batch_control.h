// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace offramp {

/// Pauses a batch: what has begun is finished, and nothing else is begun until resume(). Copies share it, and
/// any thread may use one.
class BatchControl {
public:
    BatchControl() : paused_(std::make_shared<std::atomic<bool>>(false)) {}

    void pause() const { paused_->store(true, std::memory_order_relaxed); }
    void resume() const { paused_->store(false, std::memory_order_relaxed); }
    [[nodiscard]] bool isPaused() const { return paused_->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> paused_;
};

} // namespace offramp
