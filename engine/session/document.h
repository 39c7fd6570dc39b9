// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_object.h"
#include "session/session.h"
#include "session/stored_path.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace offramp::detail {

// A session's document key by key, its analyses apart (stored_analysis.h). docs/session-file.md explains the
// keys. Reading throws Error that names the file and the key.

[[nodiscard]] nlohmann::ordered_json fileEntry(const SessionFile& file, const PathsOut& paths);
/// The state is left unchecked.
[[nodiscard]] SessionFile fileFrom(JsonObject entry, const PathsIn& paths);

[[nodiscard]] nlohmann::ordered_json utteranceEntry(const SessionUtterance& utterance, const PathsOut& paths);
[[nodiscard]] SessionUtterance utteranceFrom(JsonObject& entry, const PathsIn& paths);

[[nodiscard]] nlohmann::ordered_json noteEntries(const std::vector<Note>& notes);
/// Throws Error too where a note is on an utterance that there is not.
[[nodiscard]] std::vector<Note> notesFrom(JsonObject& root, std::size_t utterances);

[[nodiscard]] nlohmann::ordered_json viewEntry(const SessionView& view);
[[nodiscard]] SessionView viewFrom(JsonObject entry, std::size_t utterances);

/// RFC 4648, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);
/// Nothing if it is none.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace offramp::detail
