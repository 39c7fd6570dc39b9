// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"

#include <vector>

namespace offramp {

/// Each frame's cosine of two hidden states [T × d], −1 … 1, 0 where one is all zeros. Empty where one is
/// missing (null) or they have other shapes.
[[nodiscard]] std::vector<float> hiddenCosines(const Matrix* one, const Matrix* other);

} // namespace offramp
