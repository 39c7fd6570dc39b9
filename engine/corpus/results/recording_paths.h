// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace offramp::detail {

/// A recording's path as a results file in `folder` keeps it: relative to that folder. `folder` is absolute
/// and normal.
[[nodiscard]] std::string storedPath(const std::filesystem::path& audio, const std::filesystem::path& folder);

/// Finds recordings again, also where the results file was moved: relative to the folder that it lies in, or
/// where the recording's folder isn't there, to the one where it was made. Looks once for each folder, and
/// not at all where the file lies where it was made.
class RecordingPaths {
public:
    RecordingPaths(std::filesystem::path folder, std::filesystem::path madeIn)
        : folder_(std::move(folder)), madeIn_(std::move(madeIn)) {}

    [[nodiscard]] std::filesystem::path find(const std::string& stored);

private:
    [[nodiscard]] bool isBesideFile(const std::filesystem::path& audio);

    std::filesystem::path folder_;
    std::filesystem::path madeIn_;
    std::map<std::filesystem::path, bool> folders_; ///< those that were looked for
};

} // namespace offramp::detail
