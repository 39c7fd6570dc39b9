// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/open.h"

#include "model/load.h"
#include "model/torchscript_loader.h"

namespace offramp {

std::unique_ptr<Model> openModel(const std::filesystem::path& path, const OpenOptions& options) {
    LoadedParts parts = loadParts(path, options);
    if (!parts.torchScript.empty()) return openTorchScript(parts.torchScript, std::move(parts.json));
    return buildNative(std::move(parts));
}

} // namespace offramp
