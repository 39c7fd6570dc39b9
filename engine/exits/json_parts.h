// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_object.h"
#include "exits/policy.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace offramp {

// What the files of policies and of gates share.

inline constexpr const char* policyFormat = "offramp-policy";
inline constexpr const char* gateFormat = "offramp-gate";
inline constexpr std::string_view policyKeys = "docs/measures.md";

/// Throws Error unless "format" is that one and "version" one that is known, 1 … `newest`.
void checkFormat(JsonObject& root, const char* format, int newest);

/// A measure in its text form. Throws Error that names the file.
[[nodiscard]] MeasureSpec specFrom(const std::string& text, const std::string& subject);

/// "features", "exits" and "threshold".
[[nodiscard]] GateRule gateFrom(JsonObject& object, std::vector<std::string>& unread);
void addGate(nlohmann::ordered_json& object, const GateRule& gate);

[[nodiscard]] std::vector<Message> warningsOf(const std::string& subject,
                                              const std::vector<std::string>& unread);

} // namespace offramp
