// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace offramp::detail {

// Numbers in files, in the C locale whatever the program's is.

/// As short as it is read back to the digit; "inf" and "-inf"; empty for NaN.
[[nodiscard]] std::string shortestText(double number);
[[nodiscard]] std::string shortestText(float number);

/// With so many decimals, 0.5 to even ones as IEEE has it; a zero has no sign. Finite.
[[nodiscard]] std::string fixedText(double number, int decimals);

} // namespace offramp::detail
