// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace offramp {

/// Writes a file whole or not at all: `write` fills a temporary file beside `path`, which then takes its
/// name. Throws Error (disk full, folder missing or read-only …) and leaves an older file at `path` as it
/// was.
void writeFile(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);
void writeFile(const std::filesystem::path& path, std::string_view contents);
/// The same where something else makes the file: `make` does so under the temporary name that it is given.
void writeFileBy(const std::filesystem::path& path,
                 const std::function<void(const std::filesystem::path& temporary)>& make);

/// A file's bytes as text. Throws Error if it can't be read or is larger than `limit` bytes.
[[nodiscard]] std::string readFile(const std::filesystem::path& path, std::uintmax_t limit = 64U << 20U);

/// A file's bytes in memory, read by the system as they are touched; read-only. Empty files have no bytes.
class MappedFile {
public:
    /// Throws Error if the file can't be opened or is not a regular file.
    [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

} // namespace offramp
