// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <cstdint>

namespace offramp {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Sequence {
    unsigned length = 1;
    char32_t value = 0;
    char32_t smallest = 0;
};

/// What a sequence's first byte says of it; length 0 for a byte that begins none.
Sequence sequenceOf(std::uint8_t first) {
    if (first < 0x80) return {1, first, 0};
    if ((first & 0xE0U) == 0xC0U) return {2, first & 0x1FU, 0x80};
    if ((first & 0xF0U) == 0xE0U) return {3, first & 0x0FU, 0x800};
    if ((first & 0xF8U) == 0xF0U) return {4, first & 0x07U, 0x10000};
    return {0, 0, 0};
}

/// The sequence that begins at `at`; length 0 if it is no valid one.
Sequence nextSequence(std::string_view text, std::size_t at) {
    Sequence sequence = sequenceOf(static_cast<std::uint8_t>(text[at]));
    bool valid = sequence.length > 0 && at + sequence.length <= text.size();
    for (unsigned k = 1; valid && k < sequence.length; ++k) {
        const auto byte = static_cast<std::uint8_t>(text[at + k]);
        valid = (byte & 0xC0U) == 0x80U;
        sequence.value = (sequence.value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = sequence.value >= 0xD800 && sequence.value <= 0xDFFF;
    valid = valid && sequence.value >= sequence.smallest && sequence.value <= 0x10FFFF && !surrogate;
    return valid ? sequence : Sequence{0, 0, 0};
}

} // namespace

std::u32string decodeUtf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Sequence sequence = nextSequence(text, i);
        const bool valid = sequence.length > 0;
        points += valid ? sequence.value : replacement;
        i += valid ? sequence.length : 1;
    }
    return points;
}

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const unsigned length = nextSequence(text, i).length;
        if (length == 0) return false;
        i += length;
    }
    return true;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    const auto put = [&](char32_t byte) {
        text += static_cast<char>(static_cast<std::uint8_t>(byte));
    };
    const auto follow = [&](unsigned shift) {
        put(0x80U | ((codePoint >> shift) & 0x3FU));
    };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0U | (codePoint >> 6U));
        follow(0);
    } else if (codePoint < 0x10000) {
        put(0xE0U | (codePoint >> 12U));
        follow(6);
        follow(0);
    } else {
        put(0xF0U | (codePoint >> 18U));
        follow(12);
        follow(6);
        follow(0);
    }
}

std::string encodeUtf8(std::u32string_view text) {
    std::string encoded;
    encoded.reserve(text.size());
    for (const char32_t point : text)
        appendUtf8(encoded, point);
    return encoded;
}

} // namespace offramp
