// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kernels/linear.h"

namespace offramp {

Linear::Linear(const float* weight, const float* bias, std::int64_t out, std::int64_t in)
    : in_(in), out_(out), weights_(static_cast<std::size_t>(packedProductSize(out, in))),
      bias_(bias, bias + out) {
    packProduct(weight, out, in, weights_.data());
}

void Linear::apply(const float* x, std::int64_t xStride, std::int64_t rows, float* y,
                   const Ending& ending) const {
    productKernel()({x, xStride, weights_.data(), bias_.data(), y, out_, rows, in_, out_, ending.scale,
                     ending.accumulate, ending.activation});
}

} // namespace offramp
