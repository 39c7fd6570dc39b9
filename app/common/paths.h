// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace offramp {

/// A file or folder that ships with Offramp: below the source tree while it is there, else where it was
/// installed. OFFRAMP_RESOURCES names another place. Throws Error.
[[nodiscard]] std::filesystem::path resource(const std::filesystem::path& name);

/// Where Offramp may keep what it can make again: $XDG_CACHE_HOME/offramp or ~/.cache/offramp.
[[nodiscard]] std::filesystem::path cacheFolder();

/// Where Offramp keeps what is to outlive a crash: $XDG_STATE_HOME/offramp or ~/.local/state/offramp.
[[nodiscard]] std::filesystem::path stateFolder();

} // namespace offramp
