// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kernels/gemm.h"

#include <cblas.h>

namespace offramp {

void multiplyTransposed(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride, float* y,
                        std::int64_t yStride, std::int64_t m, std::int64_t n, std::int64_t k) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, static_cast<blasint>(m), static_cast<blasint>(n),
                static_cast<blasint>(k), 1.0F, x, static_cast<blasint>(xStride), w,
                static_cast<blasint>(wStride), 0.0F, y, static_cast<blasint>(yStride));
}

void multiply(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride, float* y,
              std::int64_t yStride, std::int64_t m, std::int64_t n, std::int64_t k) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, static_cast<blasint>(m), static_cast<blasint>(n),
                static_cast<blasint>(k), 1.0F, x, static_cast<blasint>(xStride), w,
                static_cast<blasint>(wStride), 0.0F, y, static_cast<blasint>(yStride));
}

std::string blasName() {
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …": the first two words are its name and version.
    const std::string configuration = openblas_get_config();
    const std::size_t name = configuration.find(' ');
    const std::size_t version = name == std::string::npos ? name : configuration.find(' ', name + 1);
    return configuration.substr(0, version).append(", ").append(openblas_get_corename());
}

void useOneBlasThread() {
    static const bool done = [] {
        openblas_set_num_threads(1);
        return true;
    }();
    (void)done;
}

} // namespace offramp
