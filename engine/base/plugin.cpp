// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/plugin.h"

#include "base/version.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <vector>

namespace offramp {

namespace {

namespace fs = std::filesystem;

/// The folder of the library that this function is in.
fs::path engineFolder() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&engineFolder), &info) == 0 || info.dli_fname == nullptr)
        return {};
    std::error_code failure;
    const fs::path path = fs::canonical(info.dli_fname, failure);
    return failure ? fs::path() : path.parent_path();
}

fs::path pathOf(const PluginWanted& wanted) {
    const fs::path folder = engineFolder();
    std::vector<fs::path> folders = {folder, folder.parent_path() / "lib" / "offramp"};
    if (const char* given = std::getenv("OFFRAMP_PLUGIN_DIR")) folders.emplace_back(given);
    for (const fs::path& candidate : folders) {
        std::error_code ignored;
        if (fs::exists(candidate / wanted.fileName, ignored)) return candidate / wanted.fileName;
    }
    throw Error(wanted.subject, wanted.absent, wanted.install);
}

} // namespace

PluginFound findPlugin(const PluginWanted& wanted) {
    const fs::path path = pathOf(wanted);
    // Its libraries' own symbols stay out of the way of everybody else's.
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* reason = dlerror();
        throw Error(path.string(),
                    msg("cannot be loaded ({0})", reason != nullptr ? reason : "no reason given"),
                    wanted.needs);
    }
    return {path, dlsym(library, wanted.entryName)};
}

void checkPluginVersion(const fs::path& path, const char* version) {
    if (version == nullptr || std::strcmp(version, programVersion) != 0)
        throw Error(path.string(), msg("belongs to another version of Offramp"),
                    msg("Install the plug-in of Offramp {0}", programVersion));
}

} // namespace offramp
