// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_plugin.h"

#include "base/error.h"
#include "base/version.h"
#include "exits/policy.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <vector>

namespace offramp::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* fileName = "offramp-figures.so";

/// The folder of the engine's library, which this function of it is in.
fs::path engineFolder() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&defaultPolicy), &info) == 0 || info.dli_fname == nullptr)
        return {};
    std::error_code failure;
    const fs::path path = fs::canonical(info.dli_fname, failure);
    return failure ? fs::path() : path.parent_path();
}

fs::path findPlugin() {
    const fs::path folder = engineFolder();
    std::vector<fs::path> folders = {folder, folder.parent_path() / "lib" / "offramp"};
    if (const char* given = std::getenv("OFFRAMP_PLUGIN_DIR")) folders.emplace_back(given);
    for (const fs::path& candidate : folders) {
        std::error_code ignored;
        if (fs::exists(candidate / fileName, ignored)) return candidate / fileName;
    }
    throw Error("figure", msg("support for figures isn't installed ({0} was not found)", fileName),
                msg("Install Offramp's plug-in for figures, or name its folder in OFFRAMP_PLUGIN_DIR"));
}

const FigurePlugin* loadPlugin() {
    const fs::path path = findPlugin();
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* reason = dlerror();
        throw Error(path.string(),
                    msg("cannot be loaded ({0})", reason != nullptr ? reason : "no reason given"),
                    msg("Install the Qt that it was built with"));
    }
    const auto entry = reinterpret_cast<FigureEntry>(dlsym(library, figureEntryName));
    const FigurePlugin* plugin = entry != nullptr ? entry() : nullptr;
    if (plugin == nullptr || std::strcmp(plugin->offrampVersion, programVersion) != 0)
        throw Error(path.string(), msg("belongs to another version of Offramp"),
                    msg("Install the plug-in of Offramp {0}", programVersion));
    return plugin;
}

} // namespace

const FigurePlugin& figurePlugin() {
    // Tried again at the next call if it throws; never unloaded, since Qt doesn't bear it.
    static const FigurePlugin* const loaded = loadPlugin();
    return *loaded;
}

} // namespace offramp::cli
