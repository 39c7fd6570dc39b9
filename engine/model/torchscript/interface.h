// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/torchscript_loader.h"

namespace offramp {

/// What the plug-in gives to the engine.
struct TorchScriptPlugin {
    const char* offrampVersion; ///< engine and plug-in share C++ types, so they must be of one version
    std::unique_ptr<Model> (*open)(const std::filesystem::path& path, ModelJson json);
    TorchVersion (*version)();
};

/// The plug-in's one exported function, which gives a `const TorchScriptPlugin*`.
inline constexpr const char* torchScriptEntryName = "offrampTorchScriptPlugin";

} // namespace offramp
