// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/sentencepiece_model.h"

#include "base/error.h"

#include <cstdint>
#include <optional>

namespace offramp {

namespace {

// The file is a protocol buffer, "ModelProto" in SentencePiece's sentencepiece_model.proto: a row of fields,
// each a number and a wire type, then a varint, 4 or 8 bytes, or a length and as many bytes.

struct Broken {};

struct Field {
    std::uint64_t number = 0;
    std::optional<std::uint64_t> value;    ///< of a varint
    std::optional<std::string_view> bytes; ///< of what has a length
};

class Fields {
public:
    explicit Fields(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

    /// Throws Broken.
    Field next() {
        const std::uint64_t tag = varint();
        Field field{tag >> 3U, {}, {}};
        if (field.number == 0) throw Broken();
        switch (tag & 7U) {
        case 0:
            field.value = varint();
            break;
        case 1:
            take(8);
            break;
        case 2:
            field.bytes = take(varint());
            break;
        case 5:
            take(4);
            break;
        default:
            throw Broken();
        }
        return field;
    }

private:
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(take(1).front());
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        throw Broken();
    }

    std::string_view take(std::uint64_t count) {
        if (count > rest_.size()) throw Broken();
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view rest_;
};

std::string_view bytesOf(const Field& field) {
    if (!field.bytes) throw Broken();
    return *field.bytes;
}

SentencePieceModel::Type typeOf(const Field& field) {
    if (!field.value || *field.value < 1 || *field.value > 6) throw Broken();
    return static_cast<SentencePieceModel::Type>(*field.value);
}

SentencePieceModel::Piece readPiece(std::string_view bytes) {
    SentencePieceModel::Piece piece;
    for (Fields fields(bytes); !fields.atEnd();) {
        const Field field = fields.next();
        if (field.number == 1) piece.text = bytesOf(field);
        if (field.number == 3) piece.type = typeOf(field);
    }
    if (piece.text.empty()) throw Broken();
    return piece;
}

void readTrainerSpec(std::string_view bytes, SentencePieceModel& model) {
    for (Fields fields(bytes); !fields.atEnd();) {
        const Field field = fields.next();
        if (field.number == 44) model.unknownSurface = bytesOf(field);
    }
}

SentencePieceModel readModel(std::string_view bytes) {
    SentencePieceModel model;
    for (Fields fields(bytes); !fields.atEnd();) {
        const Field field = fields.next();
        if (field.number == 1) model.pieces.push_back(readPiece(bytesOf(field)));
        if (field.number == 2) readTrainerSpec(bytesOf(field), model);
    }
    if (model.pieces.empty()) throw Broken();
    return model;
}

} // namespace

SentencePieceModel readSentencePieceModel(std::string_view bytes, const std::string& subject) {
    try {
        return readModel(bytes);
    } catch (const Broken&) {
        throw Error(subject, msg("its tokenizer is no whole SentencePiece model"),
                    msg("Get the tokenizer's .model file again; it may have been cut off on its way"));
    }
}

} // namespace offramp
