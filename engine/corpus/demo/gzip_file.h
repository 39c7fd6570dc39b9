// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace offramp {

/// What a file holds, unpacked if it is packed with gzip. Throws Error: not there, damaged, more than `limit`
/// bytes when unpacked.
[[nodiscard]] std::string readGzipFile(const std::filesystem::path& path, std::size_t limit);

} // namespace offramp
