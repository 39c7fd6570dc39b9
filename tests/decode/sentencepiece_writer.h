// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/sentencepiece_model.h"

#include <string>
#include <string_view>

namespace offramp::test {

/// Writes SentencePiece model files by hand: protocol buffer fields with a length (wire type 2) and varints
/// (type 0).
inline std::string varint(unsigned value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7U)
        bytes += static_cast<char>(value | 0x80U);
    return bytes + static_cast<char>(value);
}

inline std::string field(unsigned number, std::string_view bytes) {
    return varint(number << 3U | 2U) + varint(static_cast<unsigned>(bytes.size())).append(bytes);
}

inline std::string field(unsigned number, unsigned value) {
    return varint(number << 3U) + varint(value);
}

inline std::string piece(std::string_view text,
                         SentencePieceModel::Type type = SentencePieceModel::Type::normal) {
    const std::string score = varint(2U << 3U | 5U) + std::string(4, '\0'); // a float 0
    return field(1, field(1, text) + score + field(3, static_cast<unsigned>(type)));
}

/// <unk> <s> </s> ▁the ▁ s ▁É n ▁a▁b "," blank, then the 256 byte pieces from class 11 on.
inline std::string handmadeModel() {
    using Type = SentencePieceModel::Type;
    std::string bytes =
        piece("<unk>", Type::unknown) + piece("<s>", Type::control) + piece("</s>", Type::control);
    for (const char* text : {"▁the", "▁", "s", "▁É", "n", "▁a▁b"})
        bytes += piece(text);
    bytes += piece(",", Type::userDefined) + piece("@", Type::userDefined);
    for (unsigned value = 0; value < 256; ++value) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        bytes += piece(std::string("<0x") + digits[value / 16] + digits[value % 16] + ">", Type::byte);
    }
    return bytes + field(2, field(3, 2U) + field(35, 1U)); // trainer: byte-pair encoding, with byte pieces
}
constexpr int handmadeSize = 11 + 256;
constexpr int handmadeBlank = 10;
constexpr int handmadeByte(int value) {
    return 11 + value;
}

} // namespace offramp::test
