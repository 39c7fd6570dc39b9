// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupts.h"

#include <array>
#include <atomic>

namespace offramp::cli {

namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

// What a signal's handler may touch: a flag without a lock.
std::atomic<const CancelToken*> current{nullptr};
static_assert(std::atomic<const CancelToken*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

extern "C" void cancelCurrent(int /*signal*/) {
    if (const CancelToken* token = current.load()) token->cancel();
}

} // namespace

Interrupts::Interrupts() {
    current = &token_;
    struct sigaction action {};
    action.sa_handler = cancelCurrent;
    // Once: the next signal does what it always does. Files that are being read or written go on.
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < signals.size(); ++i)
        sigaction(signals[i], &action, &before_[i]);
}

Interrupts::~Interrupts() {
    for (std::size_t i = 0; i < signals.size(); ++i)
        sigaction(signals[i], &before_[i], nullptr);
    current = nullptr;
}

} // namespace offramp::cli
