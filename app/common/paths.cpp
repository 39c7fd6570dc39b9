// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/paths.h"

#include "base/error.h"

#include <cstdlib>
#include <vector>

namespace offramp {

namespace fs = std::filesystem;

fs::path resource(const fs::path& name) {
    std::vector<fs::path> places;
    if (const char* given = std::getenv("OFFRAMP_RESOURCES")) places.emplace_back(given);
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    if (!failure) places.push_back(program.parent_path() / "../share/offramp");
    places.emplace_back(OFFRAMP_INSTALLED_RESOURCES);
    places.emplace_back(OFFRAMP_SOURCE_RESOURCES);
    for (const fs::path& place : places) {
        if (fs::exists(place / name)) return (place / name).lexically_normal();
    }
    throw Error(name.string(), msg("isn't among Offramp's files"), msg("Install Offramp again"));
}

namespace {

/// What the XDG base directory specification says: a variable, or a folder of the user's.
fs::path userFolder(const char* variable, const char* otherwise) {
    const char* given = std::getenv(variable);
    if (given != nullptr && *given != '\0') return fs::path(given) / "offramp";
    const char* home = std::getenv("HOME");
    const fs::path base =
        home != nullptr && *home != '\0' ? fs::path(home) / otherwise : fs::temp_directory_path();
    return base / "offramp";
}

} // namespace

fs::path cacheFolder() {
    return userFolder("XDG_CACHE_HOME", ".cache");
}

fs::path stateFolder() {
    return userFolder("XDG_STATE_HOME", ".local/state");
}

} // namespace offramp
