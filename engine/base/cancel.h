// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <atomic>
#include <memory>

namespace offramp {

/// A flag that one thread sets and the thread that works for it looks at. Copies share the flag.
class CancelToken {
public:
    CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}

    void cancel() const { flag_->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const { return flag_->load(std::memory_order_relaxed); }
    /// Throws Cancelled if cancel() was called.
    void check() const {
        if (isCancelled()) throw Cancelled();
    }

private:
    std::shared_ptr<std::atomic<bool>> flag_;
};

} // namespace offramp
