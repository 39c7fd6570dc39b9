// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/workers.h"
#include "model/model.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace offramp {

/// What the runs of our own architectures share: the order of the exits, the clock, the threads.
class NativeRun : public ModelRun {
public:
    /// `model` must outlive the run.
    NativeRun(const Model& model, std::int64_t inputFrames, const RunOptions& options);
    [[nodiscard]] std::optional<ExitOutput> next(const CancelToken& cancel) final;

protected:
    struct Computed {
        std::shared_ptr<const Matrix> logProbs;
        std::shared_ptr<const Matrix> hidden; ///< if asked for
    };
    /// Goes on from exit `exit` − 1 to exit `exit`. Throws Cancelled.
    [[nodiscard]] virtual Computed computeExit(int exit, const CancelToken& cancel) = 0;

    /// Shares out the rows 0 … rows − 1 and calls body(first, rows, thread) for tiles of at most `tile` of
    /// them, until the token is cancelled; then throws Cancelled.
    template <typename Body>
    void forTiles(std::int64_t rows, std::int64_t tile, const CancelToken& cancel, Body body) {
        workers_.run(rows, 1, [&](std::int64_t begin, std::int64_t end, int thread) {
            for (; begin < end && !cancel.isCancelled(); begin += tile)
                body(begin, std::min(tile, end - begin), thread);
        });
        cancel.check();
    }
    [[nodiscard]] int threads() const { return workers_.threads(); }
    [[nodiscard]] bool keepHidden() const { return keepHidden_; }

private:
    const Model& model_;
    std::int64_t inputFrames_;
    bool keepHidden_;
    bool cancelled_ = false;
    Workers workers_;
    int nextExit_ = 0;
    double seconds_ = 0;
};

} // namespace offramp
