// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/open.h"

#include "model/load.h"

namespace offramp {

std::unique_ptr<Model> openModel(const std::filesystem::path& path, const OpenOptions& options) {
    LoadedParts parts = loadParts(path, options);
    return buildNative(std::move(parts));
}

} // namespace offramp
