// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript_loader.h"

#include "base/plugin.h"
#include "model/formats/detect.h"
#include "model/torchscript/interface.h"

namespace offramp {

namespace {

namespace fs = std::filesystem;

constexpr const char* fileName = "offramp-torchscript.so";

/// `subject` is what it is wanted for, as an Error says it.
const TorchScriptPlugin& plugin(const std::string& subject) {
    // Tried again at the next call if it throws; never unloaded, since LibTorch doesn't bear it.
    static const TorchScriptPlugin& loaded = loadPlugin<TorchScriptPlugin>(
        {fileName, torchScriptEntryName, subject,
         msg("support for TorchScript modules isn't installed ({0} was not found)", fileName),
         msg("Install Offramp's TorchScript plug-in, or name its folder in OFFRAMP_PLUGIN_DIR"),
         msg("Install the LibTorch that it was built with")});
    return loaded;
}

} // namespace

std::unique_ptr<Model> openTorchScript(const fs::path& path, ModelJson json) {
    const DetectedFile detected = detectFile(path);
    if (detected.kind != FileKind::torchScript) {
        refuseKind(path, detected,
                   msg("Export the model with torch.jit.script and torch.jit.save "
                       "(docs/torchscript.md)"));
    }
    return plugin(path.string()).open(path, std::move(json));
}

TorchVersion torchVersion() {
    return plugin("LibTorch").version();
}

} // namespace offramp
