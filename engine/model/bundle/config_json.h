// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_object.h"
#include "decode/tokenizer_spec.h"
#include "features/config.h"

#include <functional>
#include <string>
#include <vector>

namespace offramp {

/// The parts of a model.json that configure the features and the tokenizer, read from and written to JSON.
/// `unread` receives the names of unknown keys.
[[nodiscard]] FeatureConfig readFeatures(JsonObject& root, std::vector<std::string>& unread);
[[nodiscard]] TokenizerSpec readTokenizer(JsonObject& root,
                                          const std::function<std::string(const std::string& name)>& sideFile,
                                          std::vector<std::string>& unread);
[[nodiscard]] nlohmann::ordered_json featuresJson(const FeatureConfig& config);
[[nodiscard]] nlohmann::ordered_json tokenizerJson(const TokenizerSpec& spec);

/// The name that tokenizerJson gives the SentencePiece model's file.
inline constexpr const char* tokenizerFileName = "tokenizer.model";

} // namespace offramp
