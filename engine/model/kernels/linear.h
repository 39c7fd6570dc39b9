// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "model/kernels/kernels.h"

#include <cstdint>

namespace offramp {

/// What becomes of a linear layer's output.
struct Ending {
    float scale = 1.0F;
    bool accumulate = false; ///< added to what is there, instead of replacing it
    Activation activation = Activation::none;
};

/// A linear layer, y = x·wᵀ + b, whose weights were reordered for the kernel when its model was loaded: the
/// only copy of them that a model keeps.
class Linear {
public:
    Linear() = default;
    /// Copies `weight` [out × in] and `bias` [out].
    Linear(const float* weight, const float* bias, std::int64_t out, std::int64_t in);

    [[nodiscard]] std::int64_t in() const { return in_; }
    [[nodiscard]] std::int64_t out() const { return out_; }

    /// y = activation(y if accumulate + scale·(x·wᵀ + b)) for `rows` rows of x, `xStride` apart, and of y
    /// [rows × out], out() apart. The rows of x may overlap. A row's result doesn't depend on the others.
    void apply(const float* x, std::int64_t xStride, std::int64_t rows, float* y,
               const Ending& ending = {}) const;

private:
    std::int64_t in_ = 0;
    std::int64_t out_ = 0;
    AlignedFloats weights_;
    AlignedFloats bias_;
};

} // namespace offramp
