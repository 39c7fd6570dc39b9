// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "exits/policy.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// A policy that was read, and what was noticed about the file: keys that nobody knows.
struct ReadPolicy {
    Policy policy;
    std::vector<Message> warnings; ///< each names the file
};

/// What a text says that it is, by its "format".
enum class PolicyFile { policy, gate, neither };

/// Whatever else is right or wrong with it; neither, if it is no JSON.
[[nodiscard]] PolicyFile policyFileOf(std::string_view text);

/// The policy as JSON, {"format": "offramp-policy", "version": 1, "rule": …}; docs/measures.md has every
/// rule's keys. Numbers are written so that they are read back to the digit, infinite thresholds as "inf" and
/// "-inf".
[[nodiscard]] std::string policyJson(const Policy& policy);

/// Reads what policyJson() wrote. `subject`: the file's name, for messages. Throws Error for another format,
/// a higher version, an unknown rule, a missing key or one of the wrong type, and for a number that can't be
/// used; whether the policy fits a model is checkPolicy()'s to say.
[[nodiscard]] ReadPolicy parsePolicy(std::string_view json, const std::string& subject);

[[nodiscard]] ReadPolicy readPolicy(const std::filesystem::path& path);
void writePolicy(const std::filesystem::path& path, const Policy& policy);

/// A gate that was read.
struct ReadGate {
    GateRule gate;
    std::vector<Message> warnings;
};

/// A gate's weights as a file of their own: {"format": "offramp-gate", "version": 1, "features": ["margin",
/// …], "exits": [{"weights": […], "bias": b}, …], "threshold": 0.5}.
[[nodiscard]] std::string gateJson(const GateRule& gate);
/// Throws Error as parsePolicy() does, also for weights that aren't as many as the features.
[[nodiscard]] ReadGate parseGate(std::string_view json, const std::string& subject);
[[nodiscard]] ReadGate readGate(const std::filesystem::path& path);
void writeGate(const std::filesystem::path& path, const GateRule& gate);

} // namespace offramp
