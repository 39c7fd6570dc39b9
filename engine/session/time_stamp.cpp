// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/time_stamp.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace offramp {

std::string timeStamp(std::int64_t seconds) {
    const auto time = static_cast<std::time_t>(seconds);
    std::tm utc{};
    if (::gmtime_r(&time, &utc) == nullptr) return "1970-01-01T00:00:00Z"; // a year beyond an int
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::optional<std::int64_t> secondsOfStamp(std::string_view stamp) {
    const std::string text(stamp);
    std::tm utc{};
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                    &utc.tm_hour, &utc.tm_min, &utc.tm_sec) != 6)
        return std::nullopt;
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    const std::int64_t seconds = ::timegm(&utc);
    // What isn't a day becomes another one; written again it then differs.
    return timeStamp(seconds) == text ? std::optional(seconds) : std::nullopt;
}

} // namespace offramp
