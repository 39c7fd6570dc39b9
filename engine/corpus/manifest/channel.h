// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace offramp {

// A channel from 0 of its name in a manifest; nothing if it is none. A and B are the sides of a telephone
// call, the first and the second channel.

/// Where numbers count from 0: NeMo, tables, Kaldi's segments.
[[nodiscard]] std::optional<int> channelFromZero(std::string_view name);
/// Where they count from 1: NIST's STM and CTM.
[[nodiscard]] std::optional<int> channelFromOne(std::string_view name);

} // namespace offramp
