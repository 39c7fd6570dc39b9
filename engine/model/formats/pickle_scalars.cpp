// SPDX-License-Identifier: GPL-3.0-or-later
// The opcodes that bring numbers, text and bytes.
#include "base/utf8.h"
#include "model/formats/pickle_machine.h"
#include "model/formats/pickle_opcodes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>

namespace offramp {

namespace {

/// Bytes as Latin-1, as Python 3 reads the str of Python 2.
std::string fromLatin1(std::string_view bytes) {
    std::string text;
    for (const char c : bytes)
        appendUtf8(text, static_cast<unsigned char>(c));
    return text;
}

std::string validUtf8(std::string_view text) {
    const bool isAscii =
        std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return isAscii ? std::string(text) : encodeUtf8(decodeUtf8(text));
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// How many hexadecimal digits follow \x, \u and \U.
std::size_t digitsAfter(char escape) {
    return escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
}

char32_t simpleEscape(char escape) {
    constexpr std::string_view names = "abfnrtv";
    constexpr std::string_view values = "\a\b\f\n\r\t\v";
    const std::size_t at = names.find(escape);
    return static_cast<unsigned char>(at == std::string_view::npos ? escape : values[at]);
}

/// Python's backslash escapes; `simple` also \n and its like, which unicode lines don't have.
std::string unescaped(std::string_view text, bool simple) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        const auto code = hexadecimal(text.substr(std::min(i + 2, text.size()), digitsAfter(next)));
        if (next != '\0' && digitsAfter(next) > 0 && code && *code < 0x110000) {
            appendUtf8(result, *code);
            i += 1 + digitsAfter(next);
        } else if (next != '\0' && simple) {
            appendUtf8(result, simpleEscape(next));
            ++i;
        } else {
            appendUtf8(result, static_cast<unsigned char>(text[i]));
        }
    }
    return result;
}

} // namespace

bool PickleMachine::doNumber(std::uint8_t code) {
    switch (code) {
    case opcode::none:
        push(PickleNone{});
        return true;
    case opcode::newTrue:
        push(true);
        return true;
    case opcode::newFalse:
        push(false);
        return true;
    case opcode::binInt:
        push(std::int64_t(std::bit_cast<std::int32_t>(static_cast<std::uint32_t>(reader_.takeUnsigned(4)))));
        return true;
    case opcode::binInt1:
        push(std::int64_t(reader_.takeByte()));
        return true;
    case opcode::binInt2:
        push(static_cast<std::int64_t>(reader_.takeUnsigned(2)));
        return true;
    case opcode::intLine:
        pushDecimal(reader_.takeLine(), true);
        return true;
    case opcode::longLine:
        pushDecimal(reader_.takeLine(), false);
        return true;
    case opcode::long1:
        pushLong(reader_.takeByte());
        return true;
    case opcode::long4:
        pushLong(reader_.takeUnsigned(4));
        return true;
    case opcode::floatLine:
        pushFloat(reader_.takeLine());
        return true;
    case opcode::binFloat: {
        std::array<std::byte, 8> bytes{};
        std::ranges::reverse_copy(reader_.take(bytes.size()), bytes.begin());
        push(std::bit_cast<double>(bytes));
        return true;
    }
    default:
        return false;
    }
}

void PickleMachine::pushDecimal(std::string_view line, bool mayBeTruth) {
    if (mayBeTruth && (line == "00" || line == "01")) return push(line == "01");
    if (line.ends_with('L')) line.remove_suffix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc() || end != line.data() + line.size())
        damaged("a number that is none or too large");
    push(value);
}

void PickleMachine::pushLong(std::uint64_t length) {
    const std::string_view bytes = reader_.takeText(length);
    if (bytes.size() > sizeof(std::int64_t)) return push(PickleBigInteger{std::string(bytes)});
    std::array<std::byte, 8> wide{};
    const bool isNegative = !bytes.empty() && static_cast<signed char>(bytes.back()) < 0;
    wide.fill(isNegative ? std::byte(0xff) : std::byte(0));
    std::ranges::transform(bytes, wide.begin(), [](char c) { return static_cast<std::byte>(c); });
    push(std::bit_cast<std::int64_t>(littleEndian(wide)));
}

void PickleMachine::pushFloat(std::string_view line) {
    double value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (error != std::errc() || end != line.data() + line.size())
        damaged("a number that is none or too large");
    push(value);
}

bool PickleMachine::doText(std::uint8_t code) {
    switch (code) {
    case opcode::shortBinUnicode:
        pushText(reader_.takeText(reader_.takeByte()));
        return true;
    case opcode::binUnicode:
        pushText(reader_.takeText(reader_.takeUnsigned(4)));
        return true;
    case opcode::binUnicode8:
        pushText(reader_.takeText(reader_.takeUnsigned(8)));
        return true;
    case opcode::unicodeLine:
        push(unescaped(reader_.takeLine(), false));
        return true;
    case opcode::stringLine:
        pushQuoted(reader_.takeLine());
        return true;
    case opcode::shortBinString:
        push(fromLatin1(reader_.takeText(reader_.takeByte())));
        return true;
    case opcode::binString:
        push(fromLatin1(reader_.takeText(reader_.takeUnsigned(4))));
        return true;
    default:
        return false;
    }
}

void PickleMachine::pushText(std::string_view text) {
    push(validUtf8(text));
}

void PickleMachine::pushQuoted(std::string_view line) {
    const bool isQuoted =
        line.size() >= 2 && line.front() == line.back() && (line[0] == '\'' || line[0] == '"');
    if (!isQuoted) damaged("text without its quotation marks");
    push(unescaped(line.substr(1, line.size() - 2), true));
}

bool PickleMachine::doBytes(std::uint8_t code) {
    switch (code) {
    case opcode::shortBinBytes:
        push(PickleBytes{std::string(reader_.takeText(reader_.takeByte()))});
        return true;
    case opcode::binBytes:
        push(PickleBytes{std::string(reader_.takeText(reader_.takeUnsigned(4)))});
        return true;
    case opcode::binBytes8:
    case opcode::byteArray8:
        push(PickleBytes{std::string(reader_.takeText(reader_.takeUnsigned(8)))});
        return true;
    default:
        return false;
    }
}

} // namespace offramp
