// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer.h"

#include <array>
#include <cstdlib>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace offramp::bench {

int threads() {
    const char* asked = std::getenv("OFFRAMP_BENCH_THREADS");
    return asked != nullptr ? std::atoi(asked) : 1;
}

Peer& Peer::torch() {
    static Peer peer(OFFRAMP_BENCH_DIR "/peer.py", std::to_string(threads()));
    return peer;
}

Peer::Peer(const char* script, const std::string& argument) {
    ::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> toPeer{};
    std::array<int, 2> fromPeer{};
    if (::pipe(toPeer.data()) != 0 || ::pipe(fromPeer.data()) != 0) return;
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(toPeer[0], STDIN_FILENO);
        ::dup2(fromPeer[1], STDOUT_FILENO);
        ::close(toPeer[1]);
        ::close(fromPeer[0]);
        const std::string count = std::to_string(threads());
        // Both of PyTorch's pools: its own and OpenBLAS's.
        ::setenv("OMP_NUM_THREADS", count.c_str(), 1);
        ::setenv("OPENBLAS_NUM_THREADS", count.c_str(), 1);
        const char* python = std::getenv("OFFRAMP_BENCH_PYTHON");
        if (python == nullptr) python = "/usr/bin/python3";
        ::execl(python, "python3", script, argument.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(toPeer[0]);
    ::close(fromPeer[1]);
    to_ = ::fdopen(toPeer[1], "w");
    from_ = ::fdopen(fromPeer[0], "r");
}

Peer::~Peer() {
    if (to_ != nullptr) std::fclose(to_);
    if (from_ != nullptr) std::fclose(from_);
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

std::optional<std::string> Peer::ask(const std::string& line) {
    if (to_ == nullptr || std::fprintf(to_, "%s\n", line.c_str()) < 0 || std::fflush(to_) != 0)
        return std::nullopt;
    std::array<char, 256> answer{};
    if (std::fgets(answer.data(), answer.size(), from_) == nullptr) return std::nullopt;
    std::string text = answer.data();
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::optional<std::string> Peer::version() {
    return ask("version");
}

std::optional<double> Peer::time(const std::string& task) {
    const auto answer = ask(task);
    return answer ? std::optional(std::atof(answer->c_str())) : std::nullopt;
}

} // namespace offramp::bench
