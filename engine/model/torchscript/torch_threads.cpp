// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript/torch_threads.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <cblas.h>

namespace offramp {

namespace {

std::string counted(const char* what, int threads) {
    return std::string(what)
        .append(" ")
        .append(std::to_string(threads))
        .append(threads == 1 ? " thread" : " threads");
}

} // namespace

TorchThreads::TorchThreads(int threads) : blasThreadsBefore_(openblas_get_num_threads()) {
    const int openMp = at::hasMKL() ? threads : 1;
    if (at::get_num_threads() != openMp) at::set_num_threads(openMp);
    openblas_set_num_threads(at::hasMKL() ? 1 : threads);
}

TorchThreads::~TorchThreads() {
    openblas_set_num_threads(blasThreadsBefore_);
}

std::string torchThreading(int threads) {
    if (at::hasMKL()) return counted("OpenMP and MKL", threads);
    return counted("OpenMP", 1).append(", ").append(counted("OpenBLAS", threads));
}

} // namespace offramp
