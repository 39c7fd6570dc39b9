// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace offramp::detail {

/// Throws Error if there is anything of that name.
void checkIsAbsent(const std::filesystem::path& path);

/// A database file that appears whole or not at all: it is made under a temporary name in the same folder,
/// which is removed, with what SQLite may have left beside it, unless finish() was called.
class WholeFile {
public:
    explicit WholeFile(const std::filesystem::path& path);
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    [[nodiscard]] const std::filesystem::path& temporary() const { return temporary_; }
    /// Gives it its name; its database is closed. What had that name is replaced. Throws Error.
    void finish();

private:
    std::filesystem::path path_;
    std::filesystem::path temporary_;
};

/// Removes a database file with what SQLite may have left beside it.
void removeDatabase(const std::filesystem::path& path);

} // namespace offramp::detail
