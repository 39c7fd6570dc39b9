// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/manifest/channel.h"

#include <charconv>

namespace offramp {

std::optional<int> channelFromZero(std::string_view name) {
    if (name == "A" || name == "a") return 0;
    if (name == "B" || name == "b") return 1;
    int channel = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), channel);
    const bool whole = error == std::errc() && end == name.data() + name.size();
    return whole && channel >= 0 ? std::optional(channel) : std::nullopt;
}

std::optional<int> channelFromOne(std::string_view name) {
    const bool isLetter = !name.empty() && (name.front() < '0' || name.front() > '9');
    const auto channel = channelFromZero(name);
    if (isLetter || !channel) return channel;
    return *channel > 0 ? std::optional(*channel - 1) : std::nullopt;
}

} // namespace offramp
