// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace offramp {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. Throws Error if it can't be computed.
[[nodiscard]] std::string sha256Of(std::span<const std::byte> bytes);
/// Of a file's bytes. Throws Error if it can't be read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

} // namespace offramp
