// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_object.h"
#include "model/bundle/model_json.h"
#include "model/model.h"
#include "model/open.h"
#include "model/tensor_reader.h"

#include <memory>
#include <string>
#include <vector>

namespace offramp {

/// An architecture that Offramp runs itself.
struct Architecture {
    const char* id; ///< as in model.json
    /// Makes the model from its parameters and tensors. Throws Error.
    std::unique_ptr<Model> (*build)(ModelDescription description, const nlohmann::json& parameters,
                                    TensorReader& tensors);
    /// Whether a checkpoint's names are this architecture's.
    bool (*recognises)(const TensorMap& tensors);
    /// What can be read from a checkpoint's shapes, completed from `options` and the paper's defaults.
    ModelJson (*describe)(const TensorMap& tensors, const OpenOptions& options, const std::string& subject);
};

[[nodiscard]] const std::vector<Architecture>& architectures();
/// The one with this id, or null.
[[nodiscard]] const Architecture* findArchitecture(const std::string& id);
/// The one whose tensors these are. Throws Error, naming the architecture where it is a known one of the
/// field that Offramp doesn't run.
[[nodiscard]] const Architecture& recogniseArchitecture(const TensorMap& tensors, const std::string& subject);

/// The tokenizer for a checkpoint: from options.tokenizer, or one that fits the number of classes by
/// convention.
[[nodiscard]] TokenizerSpec tokenizerFor(const OpenOptions& options, int classes, const std::string& subject);

/// Adds a warning to `description` for what the architecture's build() made no use of.
void warnOfUnread(const TensorReader& tensors, ModelDescription& description);
/// Likewise for the keys of "parameters".
void warnOfUnread(const JsonObject& parameters, ModelDescription& description);

extern const Architecture conformerArchitecture;
extern const Architecture quartzNetArchitecture;

} // namespace offramp
