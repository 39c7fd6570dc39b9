// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/run/shard.h"

#include "base/error.h"

#include <charconv>
#include <optional>

namespace offramp {

namespace {

std::optional<std::size_t> numberIn(std::string_view text) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

Shard parseShard(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto number = numberIn(text.substr(0, slash));
        const auto count = numberIn(text.substr(slash + 1));
        if (number && count && *number >= 1 && *number <= *count) return {*number, *count};
    }
    throw Error(std::string(text), msg("isn't one of several parts"),
                msg("Write I/N: the part I, from 1 to N, of N"));
}

} // namespace offramp
