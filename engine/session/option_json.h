// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/analysis.h"
#include "base/json_object.h"
#include "decode/decoder_options.h"
#include "model/open.h"
#include "session/stored_path.h"

#include <nlohmann/json.hpp>

namespace offramp::detail {

inline constexpr std::string_view sessionKeys = "docs/session-file.md";

// Options as a session's document has them. Reading throws Error that names the file and the key.

[[nodiscard]] nlohmann::ordered_json decoderEntry(const DecoderOptions& decoder, const PathsOut& paths);
[[nodiscard]] DecoderOptions decoderFrom(JsonObject entry, const PathsIn& paths);

[[nodiscard]] nlohmann::ordered_json openEntry(const OpenOptions& options, const PathsOut& paths);
[[nodiscard]] OpenOptions openFrom(JsonObject entry, const PathsIn& paths);

/// Two numbers, or null.
[[nodiscard]] nlohmann::ordered_json stretchEntry(const std::optional<Stretch>& stretch);
/// Throws Error unless begin < end, both finite, or the key is null or missing.
[[nodiscard]] std::optional<Stretch> stretchFrom(JsonObject& object, const std::string& key);

/// Null or missing: nothing.
[[nodiscard]] bool isSet(JsonObject& object, const std::string& key);

} // namespace offramp::detail
