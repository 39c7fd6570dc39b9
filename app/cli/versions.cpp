// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "audio/versions.h"
#include "base/error.h"
#include "base/version.h"
#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"
#include "model/torchscript_loader.h"

#include <string>
#include <thread>

namespace offramp::cli {

namespace {

std::string torchText() {
    try {
        const TorchVersion torch = torchVersion();
        return torch.version + ", " + torch.threading + " (TorchScript modules only)";
    } catch (const Error& error) {
        return std::string("none: ").append(error.reason().text());
    }
}

} // namespace

std::string versionText() {
    std::string text("offramp-cli ");
    text.append(programVersion).append("\n");
    text.append("LibTorch     ").append(torchText()).append("\n");
    text.append("libsndfile   ").append(sndfileVersion()).append("\n");
    text.append("BLAS         ").append(blasName()).append(", 1 thread a product\n");
    text.append("threads      ").append(std::to_string(std::thread::hardware_concurrency()));
    text.append(", kernels for ").append(kernels().instructionSet);
    return text;
}

} // namespace offramp::cli
