// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/open.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace offramp::cli {

/// Adds the options that complete a bare checkpoint to a command; the result is filled when the command is
/// parsed.
[[nodiscard]] std::shared_ptr<OpenOptions> addModelOptions(CLI::App& command);

} // namespace offramp::cli
