// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/contains.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <algorithm>

namespace offramp::filter {

namespace {

std::u32string foldedText(std::string_view text) {
    std::u32string folded = composed(decodeUtf8(text));
    for (char32_t& point : folded)
        point = toLower(point);
    return folded;
}

bool isAsciiText(std::string_view text) {
    unsigned bits = 0;
    for (const char byte : text)
        bits |= static_cast<unsigned char>(byte);
    return bits < 0x80;
}

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

} // namespace

Needle::Needle(std::string_view text) : folded_(foldedText(text)) {
    plain_ = encodeUtf8(folded_);
    isAscii_ = isAsciiText(plain_);
}

bool Needle::isIn(std::string_view text) const {
    if (!isAsciiText(text)) return foldedText(text).find(folded_) != std::u32string::npos;
    if (!isAscii_) return false;
    static thread_local std::string buffer; // a corpus is searched text by text
    buffer.resize(text.size());
    std::ranges::transform(text, buffer.begin(), lower);
    return buffer.find(plain_) != std::string::npos;
}

} // namespace offramp::filter
