// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "decode/tokenizer_spec.h"
#include "features/config.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace offramp {

struct ExitDescription {
    std::string name;   ///< "layer 2"
    int afterLayer = 0; ///< in the architecture's own count of layers or blocks
};

/// All that can be said of a model without running it.
struct ModelDescription {
    std::string name;
    std::string description;
    std::string language; ///< BCP 47, "en"
    std::string license;  ///< SPDX identifier
    std::string attribution;
    std::string architecture; ///< "early-conformer", "quartznet", "torchscript"
    std::string format;       ///< "model bundle", "PyTorch checkpoint", "safetensors", "TorchScript"
    std::filesystem::path path;
    /// What states its exits, features and parameters, for messages: a model.json, or the weights themselves.
    std::string definedIn;

    FeatureConfig features; ///< its sampleRate is the model's
    TokenizerSpec tokenizer;
    double frameShift = 0; ///< seconds from one output frame to the next
    std::vector<ExitDescription> exits;
    std::int64_t classes = 0;        ///< V
    std::int64_t parameterCount = 0; ///< trained numbers, buffers excluded
    /// The architecture's own numbers, "d_model" → "256", by the bundle's names, alphabetically.
    std::vector<std::pair<std::string, std::string>> parameters;
    /// What was noticed while loading: unknown keys, defaults that were assumed.
    std::vector<Message> warnings;
};

} // namespace offramp
