// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace offramp {

// Products of what is computed on the way (attention). Those with a model's weights: linear.h.

/// y[m × n] = x[m × k] · wᵀ with w [n × k]. The strides are the distances from row to row.
void multiplyTransposed(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride, float* y,
                        std::int64_t yStride, std::int64_t m, std::int64_t n, std::int64_t k);

/// y[m × n] = x[m × k] · w[k × n], each with its stride.
void multiply(const float* x, std::int64_t xStride, const float* w, std::int64_t wStride, float* y,
              std::int64_t yStride, std::int64_t m, std::int64_t n, std::int64_t k);

/// The library that multiplies, its version and the processor kind it tuned itself for: "OpenBLAS 0.3.21,
/// SkylakeX".
[[nodiscard]] std::string blasName();

/// Leaves each matrix product to the thread that asks for it: Offramp shares out the work itself, and a
/// second pool of threads would fight with it over the cores. Every native model calls it before its first
/// product.
void useOneBlasThread();

} // namespace offramp
