// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace offramp {

/// Below 0 if `a` comes before `b`, 0 if they are the same, above 0 else: as people order names, runs of
/// digits by their number ("a9" before "a10"), letters of ASCII without regard to case; the rest byte by
/// byte.
[[nodiscard]] int compareNaturally(std::string_view a, std::string_view b);

/// A whole text as a decimal number, in the C locale; nothing if it is none.
[[nodiscard]] std::optional<double> asNumber(std::string_view text);

} // namespace offramp
