// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bundle/model_json.h"

#include <filesystem>

namespace offramp {

/// A bundle's folder and what its model.json says; the weights aren't read yet.
// NOLINTNEXTLINE(bugprone-exception-escape): of nlohmann::json, whose destructor allocates
struct Bundle {
    ModelJson json;
    std::filesystem::path weights; ///< the file that "weights" names
};

/// `path` is the folder or its model.json. Throws Error.
[[nodiscard]] Bundle readBundle(const std::filesystem::path& path);

/// Writes the folder `to` with model.json, the tokenizer's model if it has one, and whatever `writeWeights`
/// puts into the folder it is given. `to` appears whole or not at all; throws Error if it is there already.
void writeBundle(const std::filesystem::path& to, const ModelJson& json,
                 const std::function<void(const std::filesystem::path& folder)>& writeWeights);

} // namespace offramp
