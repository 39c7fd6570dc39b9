// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/workers.h"

#include <algorithm>

namespace offramp {

namespace {

// A layer's loops follow one another within microseconds: looking again for a while is faster than sleeping
// and being woken. After that a thread sleeps, so that an idle team costs nothing.
constexpr int looksBeforeSleep = 4000;

void pauseBriefly() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

template <typename T, typename Unwanted>
void waitWhile(const std::atomic<T>& value, Unwanted unwanted) {
    for (int look = 0; look < looksBeforeSleep; ++look) {
        if (!unwanted(value.load(std::memory_order_acquire))) return;
        pauseBriefly();
    }
    for (T seen = value.load(std::memory_order_acquire); unwanted(seen);
         seen = value.load(std::memory_order_acquire)) {
        value.wait(seen, std::memory_order_acquire);
    }
}

} // namespace

Workers::Workers(int threads) {
    const int wanted = threads > 0 ? threads : static_cast<int>(std::thread::hardware_concurrency());
    for (int part = 1; part < std::max(wanted, 1); ++part) {
        helpers_.emplace_back([this, part] { help(part); });
    }
}

Workers::~Workers() {
    stop_.store(true, std::memory_order_relaxed);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (std::thread& helper : helpers_)
        helper.join();
}

void Workers::run(std::int64_t count, std::int64_t grain, const Body& body) {
    if (count <= 0) return;
    const std::int64_t grains = (count + grain - 1) / grain;
    if (helpers_.empty() || grains == 1) {
        body(0, count, 0);
        return;
    }
    count_ = count;
    stretch_ = (grains + threads() - 1) / threads() * grain;
    body_ = &body;
    busy_.store(static_cast<int>(helpers_.size()), std::memory_order_relaxed);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    doPart(0);
    waitWhile(busy_, [](int busy) { return busy != 0; });
}

void Workers::help(int part) {
    for (std::uint32_t seen = 0;;) {
        waitWhile(round_, [seen](std::uint32_t round) { return round == seen; });
        ++seen;
        if (stop_.load(std::memory_order_relaxed)) return;
        doPart(part);
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
    }
}

void Workers::doPart(int part) {
    const std::int64_t begin = std::min(part * stretch_, count_);
    const std::int64_t end = std::min(begin + stretch_, count_);
    if (begin < end) (*body_)(begin, end, part);
}

} // namespace offramp
