// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offramp::test {

/// `value` in `width` bytes, lowest first.
inline std::string little(std::uint64_t value, int width) {
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xffU);
    return bytes;
}

/// ISO 3309, as zip archives use it.
inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1U ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

struct ZippedFile {
    std::string name;
    std::string contents;
    std::uint32_t claimedSize = UINT32_MAX; ///< unpacked size to claim; UINT32_MAX: the real one
    std::uint16_t method = 0;               ///< 0 stored, 8 deflated
};

/// A zip archive (PKWARE APPNOTE) of entries as they are, like those that PyTorch writes.
inline std::string zipOf(const std::vector<ZippedFile>& files) {
    std::string archive;
    std::string directory;
    for (const ZippedFile& file : files) {
        const std::uint64_t claimed =
            file.claimedSize == UINT32_MAX ? file.contents.size() : file.claimedSize;
        const std::string common = little(20, 2) + little(0, 2) + little(file.method, 2) + little(0, 4) +
                                   little(crc32(file.contents), 4) + little(file.contents.size(), 4) +
                                   little(claimed, 4) + little(file.name.size(), 2) + little(0, 2);
        directory +=
            "PK\x01\x02" + little(20, 2) + common + little(0, 10) + little(archive.size(), 4) + file.name;
        archive += "PK\x03\x04" + common + file.name + file.contents;
    }
    return archive + directory + "PK\x05\x06" + little(0, 4) + little(files.size(), 2) +
           little(files.size(), 2) + little(directory.size(), 4) + little(archive.size(), 4) + little(0, 2);
}

} // namespace offramp::test
