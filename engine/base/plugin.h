// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <filesystem>
#include <string>

namespace offramp {

/// A part of Offramp that is loaded when it is first wanted, for the sake of what it depends on.
struct PluginWanted {
    const char* fileName;  ///< without a folder
    const char* entryName; ///< the C function that gives the plug-in
    std::string subject;   ///< what it is wanted for, as an Error says it
    Message absent;        ///< the reason where there is no such file
    Message install;       ///< the way out of that
    Message needs;         ///< the way out where it can't be loaded
};

struct PluginFound {
    std::filesystem::path path;
    void* entry = nullptr; ///< null: it has no such function
};

/// Looks beside the engine's library, in lib/offramp beside its folder, and in OFFRAMP_PLUGIN_DIR, and loads
/// it for good.
/// @throws Error if it isn't there or can't be loaded
[[nodiscard]] PluginFound findPlugin(const PluginWanted& wanted);

/// @throws Error unless it is this program's version; null: it told none
void checkPluginVersion(const std::filesystem::path& path, const char* version);

/// A plug-in whose entry gives a `const Plugin*` with its `offrampVersion`.
/// @throws Error as above, or if it is of another version
template <typename Plugin>
const Plugin& loadPlugin(const PluginWanted& wanted) {
    const PluginFound found = findPlugin(wanted);
    const auto entry = reinterpret_cast<const Plugin* (*)()>(found.entry);
    const Plugin* plugin = entry != nullptr ? entry() : nullptr;
    checkPluginVersion(found.path, plugin != nullptr ? plugin->offrampVersion : nullptr);
    return *plugin;
}

} // namespace offramp
