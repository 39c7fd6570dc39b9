// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <sys/types.h>

namespace offramp::bench {

/// The Python process (peer.py, PyTorch and torchaudio) that times the same work as a benchmark, in the same
/// run, so that both meet the same machine. Optional: without those packages there is none.
class Peer {
public:
    [[nodiscard]] static Peer& instance();
    /// PyTorch's version; nothing if there is no peer.
    [[nodiscard]] std::optional<std::string> version();
    /// Seconds that one run of `task` ("conformer 15") takes; nothing if there is no peer.
    [[nodiscard]] std::optional<double> time(const std::string& task);

private:
    Peer();
    ~Peer();
    [[nodiscard]] std::optional<std::string> ask(const std::string& line);

    pid_t process_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

/// Threads for both sides: OFFRAMP_BENCH_THREADS, 1 if that isn't set.
[[nodiscard]] int threads();

} // namespace offramp::bench
