// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace offramp::detail {

/// An entry of a session that is to be written: its bytes, or the file that has them.
struct Entry {
    std::string name;
    std::string bytes;
    std::filesystem::path file; ///< not empty: what is taken instead of `bytes`
};

/// Writes a zip archive, whole or not at all. Entries are stored as they are, in this order and without their
/// times: the same entries give the same bytes. Throws Error about `path`.
void writeZip(const std::filesystem::path& path, const std::vector<Entry>& entries);

} // namespace offramp::detail
