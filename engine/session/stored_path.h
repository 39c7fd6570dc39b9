// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace offramp::detail {

/// How paths are put into a document: relative to the folder that the session lies in; or, of files that it
/// holds itself, as their entries' names.
class PathsOut {
public:
    /// `folder`: absolute and normal.
    explicit PathsOut(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void hold(const std::filesystem::path& file, std::string entry) { held_[file] = std::move(entry); }
    [[nodiscard]] bool holds(const std::filesystem::path& file) const { return held_.contains(file); }
    /// Empty of an empty path.
    [[nodiscard]] std::string stored(const std::filesystem::path& file) const;

private:
    std::filesystem::path folder_;
    std::map<std::filesystem::path, std::string> held_;
};

/// Where a stored path may lead, the likeliest first: from the folder that the session lies in, and from the
/// one that it was saved in.
class PathsIn {
public:
    PathsIn(std::filesystem::path folder, std::filesystem::path savedIn)
        : folder_(std::move(folder)), savedIn_(std::move(savedIn)) {}

    /// None of an empty path.
    [[nodiscard]] std::vector<std::filesystem::path> candidates(const std::string& stored) const;
    /// The first of them that is there, or else the first.
    [[nodiscard]] std::filesystem::path find(const std::string& stored) const;

private:
    std::filesystem::path folder_;
    std::filesystem::path savedIn_; ///< empty: not known
};

} // namespace offramp::detail
