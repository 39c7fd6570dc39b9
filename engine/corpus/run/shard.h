// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace offramp {

/// One of several parts of a corpus that are run apart, at the same time or on different machines. The
/// utterance at position p of a manifest, from 0, belongs to part p mod `count` + 1: every part gets of every
/// speaker and length, each utterance belongs to one part alone, and which it is depends on the manifest
/// only.
struct Shard {
    std::size_t number = 1; ///< 1 … count
    std::size_t count = 1;

    [[nodiscard]] bool has(std::size_t position) const { return position % count + 1 == number; }
    bool operator==(const Shard&) const = default;
};

/// Reads "3/8", the third of eight parts. Throws Error.
[[nodiscard]] Shard parseShard(std::string_view text);

} // namespace offramp
