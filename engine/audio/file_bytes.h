// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace offramp {

/// An open file that decoders read from at any place. Reading never throws, so that it may be called through
/// C libraries; check() afterwards tells whether the disk failed.
class FileBytes {
public:
    /// Throws Error if there is no such file, if it may not be read, or if it is a folder or a device.
    explicit FileBytes(std::filesystem::path path);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::int64_t size() const { return size_; }
    /// Reads up to into.size() bytes from `offset` on; fewer at the file's end.
    std::size_t read(std::int64_t offset, std::span<std::byte> into) noexcept;
    /// Throws Error if a read failed.
    void check() const;
    /// Where the last read ended, as a part of the file, 0 to 1.
    [[nodiscard]] double progress() const;

private:
    std::filesystem::path path_;
    int file_ = -1;
    std::int64_t size_ = 0;
    std::int64_t lastEnd_ = 0;
    int failure_ = 0;
};

} // namespace offramp
