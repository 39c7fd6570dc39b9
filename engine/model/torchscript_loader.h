// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bundle/model_json.h"
#include "model/model.h"

#include <filesystem>
#include <memory>
#include <string>

namespace offramp {

/// LibTorch takes most of a second to load, so what needs it is a plug-in of its own that is looked for when
/// the first TorchScript module is opened: beside the engine's library, in ../lib/offramp from there, and in
/// $OFFRAMP_PLUGIN_DIR.

/// Loads the TorchScript module at `path`, which `json` describes (docs/torchscript.md), and tries it on two
/// seconds of zeros. Throws Error: the plug-in isn't installed, the file is something else, LibTorch can't
/// load it, or the module doesn't do what `json` says.
[[nodiscard]] std::unique_ptr<Model> openTorchScript(const std::filesystem::path& path, ModelJson json);

struct TorchVersion {
    std::string version;   ///< "1.13.0"
    std::string threading; ///< "OpenMP 1 thread, OpenBLAS 2 threads"
};

/// The LibTorch that runs TorchScript modules; loads the plug-in. Throws Error if it isn't installed.
[[nodiscard]] TorchVersion torchVersion();

} // namespace offramp
