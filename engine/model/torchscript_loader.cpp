// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/torchscript_loader.h"

#include "base/error.h"
#include "base/version.h"
#include "model/formats/detect.h"
#include "model/torchscript/interface.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <vector>

namespace offramp {

namespace {

namespace fs = std::filesystem;

constexpr const char* fileName = "offramp-torchscript.so";

/// The folder of the library that this function is in.
fs::path engineFolder() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&engineFolder), &info) == 0 || info.dli_fname == nullptr)
        return {};
    std::error_code failure;
    const fs::path path = fs::canonical(info.dli_fname, failure);
    return failure ? fs::path() : path.parent_path();
}

fs::path findPlugin(const std::string& subject) {
    const fs::path folder = engineFolder();
    std::vector<fs::path> folders = {folder, folder.parent_path() / "lib" / "offramp"};
    if (const char* given = std::getenv("OFFRAMP_PLUGIN_DIR")) folders.emplace_back(given);
    for (const fs::path& candidate : folders) {
        std::error_code ignored;
        if (fs::exists(candidate / fileName, ignored)) return candidate / fileName;
    }
    throw Error(subject, msg("support for TorchScript modules isn't installed ({0} was not found)", fileName),
                msg("Install Offramp's TorchScript plug-in, or name its folder in OFFRAMP_PLUGIN_DIR"));
}

const TorchScriptPlugin* loadPlugin(const std::string& subject) {
    const fs::path path = findPlugin(subject);
    // Torch's own symbols stay out of the way of everybody else's.
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* reason = dlerror();
        throw Error(path.string(),
                    msg("cannot be loaded ({0})", reason != nullptr ? reason : "no reason given"),
                    msg("Install the LibTorch that it was built with"));
    }
    const auto entry = reinterpret_cast<TorchScriptEntry>(dlsym(library, torchScriptEntryName));
    const TorchScriptPlugin* plugin = entry != nullptr ? entry() : nullptr;
    if (plugin == nullptr || std::strcmp(plugin->offrampVersion, programVersion) != 0) {
        throw Error(path.string(), msg("belongs to another version of Offramp"),
                    msg("Install the plug-in of Offramp {0}", programVersion));
    }
    return plugin;
}

/// `subject` is what it is wanted for, as an Error says it.
const TorchScriptPlugin& plugin(const std::string& subject) {
    // Tried again at the next call if it throws; never unloaded, since LibTorch doesn't bear it.
    static const TorchScriptPlugin* const loaded = loadPlugin(subject);
    return *loaded;
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
