// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp::cli {

/// A number as printf's `format` writes it, which holds one conversion of a double and makes 63 bytes at
/// most.
[[nodiscard]] std::string formatted(const char* format, double value);

} // namespace offramp::cli
