// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bundle/model_json.h"
#include "model/formats/tensor.h"
#include "model/open.h"

#include <filesystem>
#include <string>

namespace offramp {

/// A model's parts before they are put together.
// NOLINTNEXTLINE(bugprone-exception-escape): of nlohmann::json, whose destructor allocates
struct LoadedParts {
    ModelJson json;                    ///< description.format and .path are filled in
    TensorMap tensors;                 ///< none if torchScript is set
    std::filesystem::path weights;     ///< the file they are from, which names them in errors
    std::filesystem::path torchScript; ///< the module to run, where no native architecture does
};

/// Reads what openModel and convertModel begin with. Throws Error.
[[nodiscard]] LoadedParts loadParts(const std::filesystem::path& path, const OpenOptions& options);

/// The tensors of a weights file of any kind. Throws Error.
[[nodiscard]] TensorMap loadTensors(const std::filesystem::path& weights);

/// Puts a native model together, checking every tensor. Throws Error.
[[nodiscard]] std::unique_ptr<Model> buildNative(LoadedParts parts);

} // namespace offramp
