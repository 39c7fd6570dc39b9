// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/model.h"

namespace offramp {

/// Throws Error if `input` hasn't `width` columns, is too short for one output frame, or longer than the
/// model takes.
void checkInput(const Model& model, const Matrix& input, std::int64_t width);

} // namespace offramp
