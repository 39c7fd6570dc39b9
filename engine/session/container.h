// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace offramp::detail {

/// The entry that says all else.
inline constexpr const char* documentName = "session.json";
inline constexpr std::uint64_t largestDocument = 64U << 20U;

/// Bytes, and a share in keeping them.
struct SharedBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// A session's entries, in a zip archive or a folder. Names are plain (isPlainEntry) before any is looked at.
class Container {
public:
    /// Throws Error: not there, no session, a damaged or hostile archive.
    [[nodiscard]] static std::unique_ptr<const Container> open(const std::filesystem::path& path);
    Container() = default;
    virtual ~Container() = default;
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    [[nodiscard]] virtual bool has(const std::string& name) const = 0;
    /// Throws Error if there is none of that name, or it is damaged.
    [[nodiscard]] virtual SharedBytes read(const std::string& name) const = 0;
    /// An entry's bytes once unpacked. Throws Error if there is none of that name.
    [[nodiscard]] virtual std::uint64_t sizeOf(const std::string& name) const = 0;
    /// Where the entry lies as a file of its own; empty: nowhere, it has to be unpacked.
    [[nodiscard]] virtual std::filesystem::path fileOf(const std::string& name) const = 0;

    /// An entry as text. Throws Error if it is larger than `limit` bytes, too.
    [[nodiscard]] std::string text(const std::string& name, std::uint64_t limit) const;
    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
};

} // namespace offramp::detail
