// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_file.h"

#include "base/files.h"
#include "base/utf8.h"

#include <cstddef>
#include <string_view>

namespace offramp {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Behind a byte order mark.
std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return bigEndian ? first * 256U + second : second * 256U + first;
    };
    std::string text;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        char32_t point = unit(at);
        if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        appendUtf8(text, point >= 0xD800 && point < 0xE000 ? replacement : point);
    }
    return text;
}

} // namespace

std::string readTextFile(const std::filesystem::path& path, std::uintmax_t largest) {
    std::string bytes = readFile(path, largest);
    if (bytes.starts_with("\xff\xfe")) return fromUtf16(bytes, false);
    if (bytes.starts_with("\xfe\xff")) return fromUtf16(bytes, true);
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    return bytes;
}

} // namespace offramp
