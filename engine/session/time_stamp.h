// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offramp {

/// Seconds since 1970 as ISO 8601 in UTC, "2026-11-25T10:15:45Z".
[[nodiscard]] std::string timeStamp(std::int64_t seconds);
/// Reads that form alone; nothing for any other, and for a day that there is not.
[[nodiscard]] std::optional<std::int64_t> secondsOfStamp(std::string_view stamp);

} // namespace offramp
