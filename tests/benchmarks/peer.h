// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <sys/types.h>

namespace offramp::bench {

/// A Python process that times the same work as a benchmark, in the same run, so that both meet the same
/// machine. Optional: without the packages that its script needs there is none.
class Peer {
public:
    /// `argument` is handed to the script. Python: OFFRAMP_BENCH_PYTHON, Debian's if that isn't set.
    Peer(const char* script, const std::string& argument);
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer();
    /// peer.py: PyTorch and torchaudio.
    [[nodiscard]] static Peer& torch();

    /// The package's version; nothing if there is no peer.
    [[nodiscard]] std::optional<std::string> version();
    /// Seconds that one run of `task` ("conformer 15") takes; nothing if there is no peer.
    [[nodiscard]] std::optional<double> time(const std::string& task);

private:
    [[nodiscard]] std::optional<std::string> ask(const std::string& line);

    pid_t process_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

/// Threads for both sides: OFFRAMP_BENCH_THREADS, 1 if that isn't set.
[[nodiscard]] int threads();

} // namespace offramp::bench
