// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/results/recording_paths.h"

#include <system_error>

namespace offramp::detail {

namespace fs = std::filesystem;

std::string storedPath(const fs::path& audio, const fs::path& folder) {
    if (audio.empty()) return {};
    const fs::path relative = fs::absolute(audio).lexically_normal().lexically_relative(folder);
    return (relative.empty() ? audio : relative).string();
}

fs::path RecordingPaths::find(const std::string& stored) {
    if (stored.empty()) return {};
    fs::path beside = (folder_ / stored).lexically_normal();
    if (folder_ == madeIn_ || madeIn_.empty() || isBesideFile(beside)) return beside;
    return (madeIn_ / stored).lexically_normal();
}

bool RecordingPaths::isBesideFile(const fs::path& audio) {
    const auto [found, isNew] = folders_.try_emplace(audio.parent_path(), false);
    if (isNew) {
        std::error_code ignored;
        found->second = fs::is_directory(found->first, ignored);
    }
    return found->second;
}

} // namespace offramp::detail
