// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/detect.h"

#include <cstddef>
#include <span>

namespace offramp {

/// What a file that is neither a zip archive nor a folder is, by its bytes.
[[nodiscard]] DetectedFile looksLike(std::span<const std::byte> bytes);

} // namespace offramp
