// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace offramp {

/// The one line of a LibTorch exception that says what went wrong, without its stack traces.
[[nodiscard]] std::string essenceOf(const std::exception& error);

} // namespace offramp
