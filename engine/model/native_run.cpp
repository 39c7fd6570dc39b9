// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/native_run.h"

#include "model/kernels/gemm.h"

#include <chrono>

namespace offramp {

NativeRun::NativeRun(const Model& model, std::int64_t inputFrames, const RunOptions& options)
    : model_(model), inputFrames_(inputFrames), keepHidden_(options.keepHidden), workers_(options.threads) {
    useOneBlasThread();
}

std::optional<ExitOutput> NativeRun::next(const CancelToken& cancel) {
    if (cancelled_) throw Cancelled();
    if (nextExit_ == static_cast<int>(model_.description().exits.size())) return std::nullopt;
    const auto begin = std::chrono::steady_clock::now();
    cancelled_ = true; // until it is known that the exit was computed whole
    cancel.check();
    Computed computed = computeExit(nextExit_, cancel);
    cancelled_ = false;
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    ExitOutput output;
    output.index = nextExit_;
    output.logProbs = std::move(computed.logProbs);
    output.hidden = std::move(computed.hidden);
    output.seconds = seconds_;
    output.macs = model_.macs(nextExit_, inputFrames_);
    ++nextExit_;
    return output;
}

} // namespace offramp
