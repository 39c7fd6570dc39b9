// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/description.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace offramp {

/// Where the keys of a model.json are explained.
inline constexpr std::string_view bundleKeys = "docs/model-bundle.md";

inline constexpr int modelBundleVersion = 1;

/// What a model.json says (docs/model-bundle.md).
// NOLINTNEXTLINE(bugprone-exception-escape): of nlohmann::json, whose destructor allocates
struct ModelJson {
    ModelDescription description; ///< classes, parameterCount, format and path are left to the caller
    nlohmann::json parameters;    ///< the architecture's; an object, empty if the file has none
    std::string weights;          ///< the weights' file name; empty if the file names none
    std::vector<std::vector<double>> macs; ///< per exit [c0, c1, c2 …] in input frames; empty if not said
};

/// Gives the bytes of a file that model.json names (the tokenizer's), or throws Error.
using SideFile = std::function<std::string(const std::string& name)>;

/// Fills description.parameters from parameters.
void describeParameters(ModelJson& model);

/// Parses and checks the text of a model.json. `subject` names it in errors. Unknown keys become warnings; a
/// higher version, a missing key or a value out of range is an Error that names the key.
[[nodiscard]] ModelJson parseModelJson(const std::string& text, const std::string& subject,
                                       const SideFile& sideFile);

/// The text of a model.json that parseModelJson reads back to the same. A SentencePiece model is named
/// "tokenizer.model" there: the caller writes it.
[[nodiscard]] std::string formatModelJson(const ModelJson& model);

} // namespace offramp
