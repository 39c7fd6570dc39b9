// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/stored_path.h"

#include "corpus/results/recording_paths.h"

#include <algorithm>
#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

std::string PathsOut::stored(const fs::path& file) const {
    const auto found = held_.find(file);
    return found != held_.end() ? found->second : storedPath(file, folder_);
}

std::vector<fs::path> PathsIn::candidates(const std::string& stored) const {
    if (stored.empty()) return {};
    std::vector<fs::path> paths{(folder_ / stored).lexically_normal()};
    if (!savedIn_.empty() && savedIn_ != folder_) paths.push_back((savedIn_ / stored).lexically_normal());
    return paths;
}

fs::path PathsIn::find(const std::string& stored) const {
    const std::vector<fs::path> paths = candidates(stored);
    if (paths.empty()) return {};
    const auto isThere = [](const fs::path& path) {
        std::error_code ignored;
        return fs::exists(path, ignored);
    };
    const auto found = std::ranges::find_if(paths, isThere);
    return found != paths.end() ? *found : paths.front();
}

} // namespace offramp::detail
