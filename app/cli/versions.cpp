// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "audio/versions.h"
#include "base/version.h"
#include "model/kernels/gemm.h"
#include "model/kernels/kernels.h"

#include <string>
#include <thread>

namespace offramp::cli {

std::string versionText() {
    std::string text("offramp-cli ");
    text.append(programVersion).append("\n");
    text.append("libsndfile   ").append(sndfileVersion()).append("\n");
    text.append("BLAS         ").append(blasName()).append(", 1 thread a product\n");
    text.append("threads      ").append(std::to_string(std::thread::hardware_concurrency()));
    text.append(", kernels for ").append(kernels().instructionSet);
    return text;
}

} // namespace offramp::cli
