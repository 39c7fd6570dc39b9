// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace offramp {

/// A text file's text as UTF-8: without the byte order mark that some editors put in front, and decoded from
/// UTF-16 if it begins with that encoding's mark. Throws Error, also if the file is larger than `largest`.
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path, std::uintmax_t largest);

} // namespace offramp
