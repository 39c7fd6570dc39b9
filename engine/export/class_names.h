// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/tokenizer.h"

#include <string>
#include <vector>

namespace offramp::detail {

/// The names of a model's classes, each once: "#" and the class's number stand behind those that several
/// have.
[[nodiscard]] std::vector<std::string> classNames(const Tokenizer& tokenizer);

} // namespace offramp::detail
