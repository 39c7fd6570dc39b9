// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/tokenizer.h"

#include "base/error.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "decode/sentencepiece_model.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace offramp {

namespace {

constexpr std::string_view spaceMark = "\u2581";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string withSpaces(std::string_view piece) {
    std::string text;
    for (std::size_t at = 0; at < piece.size();) {
        const bool space = piece.substr(at).starts_with(spaceMark);
        text += space ? ' ' : piece[at];
        at += space ? spaceMark.size() : 1;
    }
    return text;
}

/// The byte that "<0xE2>" names; the piece itself if it names none.
std::string byteOf(const std::string& piece) {
    unsigned value = 0;
    const bool form = piece.size() == 6 && piece.starts_with("<0x") && piece.back() == '>';
    if (!form || std::from_chars(piece.data() + 3, piece.data() + 5, value, 16).ptr != piece.data() + 5)
        return piece;
    return {static_cast<char>(static_cast<std::uint8_t>(value))};
}

std::string surfaceOf(const SentencePieceModel::Piece& piece, const SentencePieceModel& model) {
    switch (piece.type) {
    case SentencePieceModel::Type::control:
        return {};
    case SentencePieceModel::Type::unknown:
        return model.unknownSurface;
    case SentencePieceModel::Type::byte:
        return byteOf(piece.text);
    default:
        return withSpaces(piece.text);
    }
}

} // namespace

Tokenizer::Tokenizer(const TokenizerSpec& spec, std::int64_t classes, const std::string& subject)
    : blank_(spec.blank), lowercase_(spec.type == TokenizerSpec::Type::sentencePiece && spec.lowercase) {
    if (spec.type == TokenizerSpec::Type::characters) {
        nameCharacters(spec);
    } else {
        nameSentencePieces(spec, subject);
    }
    checkClasses(spec, classes, subject);
    if (spec.space >= 0 && spec.type == TokenizerSpec::Type::characters) {
        surfaces_[static_cast<std::size_t>(spec.space)].assign(1, ' ');
    }
    ignored_.assign(names_.size(), false);
    for (const int id : spec.ignore) {
        ignored_[static_cast<std::size_t>(id)] = true;
        surfaces_[static_cast<std::size_t>(id)].clear();
    }
    surfaces_[static_cast<std::size_t>(blank_)].clear();
}

void Tokenizer::nameCharacters(const TokenizerSpec& spec) {
    for (const std::string& token : spec.tokens)
        names_.push_back(readable(token));
    surfaces_ = names_;
}

void Tokenizer::nameSentencePieces(const TokenizerSpec& spec, const std::string& subject) {
    const SentencePieceModel model = readSentencePieceModel(spec.sentencePieceModel, subject);
    for (const SentencePieceModel::Piece& piece : model.pieces) {
        const bool byte = piece.type == SentencePieceModel::Type::byte;
        names_.push_back(byte ? encodeUtf8(decodeUtf8(piece.text)) : readable(piece.text));
        surfaces_.push_back(surfaceOf(piece, model));
    }
}

void Tokenizer::checkClasses(const TokenizerSpec& spec, std::int64_t classes,
                             const std::string& subject) const {
    const auto count = static_cast<std::int64_t>(names_.size());
    if (count != classes || count == 0) {
        throw Error(subject, msg("its tokenizer has {0} tokens, but its output {1} classes", count, classes),
                    msg("Give it the tokenizer that it was trained with"));
    }
    const auto check = [&](std::string_view what, std::int64_t id) {
        if (id >= 0 && id < count) return;
        throw Error(
            subject,
            msg("its tokenizer's {0} is class {1}, but the classes are 0 to {2}", what, id, count - 1),
            msg("Correct the tokenizer's description"));
    };
    check("blank", spec.blank);
    if (spec.type == TokenizerSpec::Type::characters && spec.space != -1) check("space", spec.space);
    for (const int id : spec.ignore)
        check("ignored token", id);
    if (spec.type == TokenizerSpec::Type::characters && spec.space == spec.blank) {
        throw Error(subject, msg("its tokenizer has class {0} for both the blank and the space", spec.blank),
                    msg("Correct the tokenizer's description"));
    }
}

std::string Tokenizer::readable(std::string_view bytes) const {
    std::u32string points = decodeUtf8(bytes);
    if (lowercase_) std::transform(points.begin(), points.end(), points.begin(), toLower);
    return encodeUtf8(points);
}

std::string Tokenizer::text(std::span<const int> ids) const {
    std::string bytes;
    for (const int id : ids)
        bytes += surface(id);
    return readable(trimmed(bytes));
}

/// Appends the tokens' surfaces to `bytes`; where each begins there, and where the last ends.
std::vector<std::size_t> Tokenizer::offsets(const std::vector<Token>& tokens, std::string& bytes) const {
    std::vector<std::size_t> begins;
    begins.reserve(tokens.size() + 1);
    for (const Token& token : tokens) {
        begins.push_back(bytes.size());
        bytes += surface(token.id);
    }
    begins.push_back(bytes.size());
    return begins;
}

Hypothesis Tokenizer::assemble(std::vector<Token> tokens, double logProbability) const {
    Hypothesis hypothesis;
    std::string bytes;
    const std::vector<std::size_t> begins = offsets(tokens, bytes);
    std::size_t token = 0;
    for (std::size_t begin = bytes.find_first_not_of(' '); begin != std::string::npos;) {
        const std::size_t end = std::min(bytes.find(' ', begin), bytes.size());
        while (begins[token + 1] <= begin)
            ++token;
        const std::size_t first = token;
        while (begins[token + 1] < end)
            ++token;
        hypothesis.words.push_back(
            wordOf(tokens, first, token + 1, readable(bytes.substr(begin, end - begin))));
        begin = bytes.find_first_not_of(' ', end);
    }
    hypothesis.text = readable(trimmed(bytes));
    hypothesis.tokens = std::move(tokens);
    hypothesis.logProbability = logProbability;
    return hypothesis;
}

} // namespace offramp
