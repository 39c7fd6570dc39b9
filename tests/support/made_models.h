// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"

#include <memory>

namespace offramp::test {

/// The paper's Conformer, 31.5 M parameters, with seeded random weights: for timing and counting, not for
/// texts.
[[nodiscard]] std::unique_ptr<Model> makePaperConformer();
/// A QuartzNet 15x5 with the exits of Offramp's, with seeded random weights.
[[nodiscard]] std::unique_ptr<Model> makeQuartzNet();
/// Seeded noise [rows × cols], for an input.
[[nodiscard]] std::shared_ptr<const Matrix> makeNoise(std::int64_t rows, std::int64_t cols);

} // namespace offramp::test
