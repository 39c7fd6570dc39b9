// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct zip;

namespace offramp {

class MappedFile;

struct ZipEntry {
    std::string name;
    std::uint64_t index = 0;
    std::uint64_t size = 0; ///< bytes once unpacked; as the archive claims, and believable
};

/// A zip archive for reading. Entries that claim to unpack to absurdly more than they take up are refused
/// before any memory is asked for, and what is unpacked is checked against the archive's checksums.
class ZipArchive {
public:
    /// Throws Error if it is no zip archive, is cut off, or names an entry twice.
    explicit ZipArchive(const std::filesystem::path& path);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }
    /// Null if there is none of that name.
    [[nodiscard]] const ZipEntry* find(const std::string& name) const;
    /// The folder at the top of the archive that holds data.pkl, as PyTorch writes it; empty if there is
    /// none.
    [[nodiscard]] std::string torchFolder() const;

    /// Fills `to`, which has the entry's size. Throws Error if the entry is damaged or encrypted.
    void read(const ZipEntry& entry, std::span<std::byte> to) const;
    /// An entry as text. Throws Error if it is larger than `limit` bytes, too.
    [[nodiscard]] std::string readText(const ZipEntry& entry, std::uint64_t limit) const;

private:
    void list();

    struct Discard {
        void operator()(zip* archive) const;
    };
    std::string path_;
    std::shared_ptr<const MappedFile> file_;
    std::unique_ptr<zip, Discard> archive_;
    std::vector<ZipEntry> entries_;
    std::unordered_map<std::string, std::size_t> byName_;
};

} // namespace offramp
