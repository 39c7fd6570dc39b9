// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"

#include <cstdint>
#include <optional>
#include <string>

namespace offramp {

/// What a person noted about an utterance, one of its exits, or a stretch of its time.
struct Note {
    int utterance = 0;              ///< its index in the session
    std::optional<int> exit;        ///< from 0; nothing: no exit in particular
    std::optional<Stretch> stretch; ///< seconds from the utterance's begin; nothing: all of it
    std::string text;               ///< may have several lines
    std::int64_t created = 0;       ///< seconds since 1970, UTC
    std::int64_t modified = 0;      ///< likewise

    bool operator==(const Note&) const = default;
};

} // namespace offramp
