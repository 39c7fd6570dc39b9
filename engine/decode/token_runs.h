// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace offramp {

/// The frames of the tokens along best alignments: chains, each token's run pointing to the one before it.
/// What no alignment in the beam needs any longer is swept away now and then.
class TokenRuns {
public:
    struct Run {
        int previous = -1;   ///< the run before; −1 for the first token
        int previousEnd = 0; ///< the frame behind that run's last
        int start = 0;       ///< this run's first frame
    };

    int add(int previous, int previousEnd, int start) {
        runs_.push_back({previous, previousEnd, start});
        return static_cast<int>(runs_.size()) - 1;
    }
    [[nodiscard]] const Run& operator[](int at) const { return runs_[static_cast<std::size_t>(at)]; }

    /// True once there are twice as many as were left the last time, and enough to be worth it.
    [[nodiscard]] bool isDue() const { return runs_.size() >= due_; }
    /// Keeps the runs that these chains (−1: an empty one) need, and renumbers the chains.
    void sweep(const std::vector<int*>& chains);

private:
    static constexpr std::size_t leastToSweep = 65536;

    std::vector<Run> runs_;
    std::size_t due_ = leastToSweep;
};

} // namespace offramp
