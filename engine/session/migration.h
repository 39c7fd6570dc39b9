// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace offramp::detail {

inline constexpr const char* sessionFormat = "offramp-session";
/// Of the format (docs/session-file.md).
inline constexpr int sessionVersion = 1;

/// One step from a version of the format to the next, by changing the document.
struct SessionMigration {
    int from = 0; ///< to from + 1
    void (*apply)(nlohmann::json& document) = nullptr;
};

/// All that there are, ascending. None yet: version 1 is the first.
[[nodiscard]] std::span<const SessionMigration> sessionMigrations();

/// Brings a session's document to version `newest`. Throws Error about `subject` if it is no session, from a
/// newer version, or there is no way from its version.
void migrateSession(nlohmann::json& document, const std::string& subject,
                    std::span<const SessionMigration> steps = sessionMigrations(),
                    int newest = sessionVersion);

} // namespace offramp::detail
