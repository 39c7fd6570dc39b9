// SPDX-License-Identifier: GPL-3.0-or-later
#include "styled_text.h"

#include "base/utf8.h"

#include <algorithm>

namespace offramp::cli {

namespace {

const char* codeOf(Style style) {
    switch (style) {
    case Style::plain:
        break;
    case Style::strong:
        return "\033[1m";
    case Style::faint:
        return "\033[2m";
    case Style::substitution:
        return "\033[33m";
    case Style::insertion:
        return "\033[36m";
    case Style::deletion:
        return "\033[35m";
    case Style::taken:
        return "\033[1;32m";
    }
    return "";
}

bool isCombining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

bool isWide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

Piece pieceFor(const Edit& edit, const ErrorRates& rates) {
    const auto heard = [&] {
        return rates.hypothesisWords[edit.hypothesis];
    };
    const auto said = [&] {
        return rates.referenceWords[edit.reference];
    };
    std::string text;
    switch (edit.type) {
    case Edit::Type::match:
        return {heard(), Style::plain};
    case Edit::Type::substitution:
        text.append("[").append(heard()).append("|").append(said()).append("]");
        return {text, Style::substitution};
    case Edit::Type::insertion:
        return {text.append("+").append(heard()).append("+"), Style::insertion};
    case Edit::Type::deletion:
        break;
    }
    return {text.append("-").append(said()).append("-"), Style::deletion};
}

} // namespace

std::string rendered(const Piece& piece, bool colours) {
    if (!colours || piece.style == Style::plain) return piece.text;
    return std::string(codeOf(piece.style)).append(piece.text).append("\033[0m");
}

std::string rendered(const StyledLine& line, bool colours) {
    std::string text;
    for (const Piece& piece : line)
        text.append(text.empty() ? "" : " ").append(rendered(piece, colours));
    return text;
}

int columnsOf(const std::string& text) {
    int columns = 0;
    for (const char32_t c : decodeUtf8(text))
        columns += isCombining(c) ? 0 : isWide(c) ? 2 : 1;
    return columns;
}

std::string padded(const std::string& text, int columns) {
    return text + std::string(static_cast<std::size_t>(std::max(columns - columnsOf(text), 0)), ' ');
}

std::string paddedLeft(const std::string& text, int columns) {
    return std::string(static_cast<std::size_t>(std::max(columns - columnsOf(text), 0)), ' ').append(text);
}

StyledLine markedWords(const ErrorRates& rates) {
    StyledLine words;
    for (const Edit& edit : rates.alignment)
        words.push_back(pieceFor(edit, rates));
    return words;
}

std::vector<StyledLine> wrapped(const StyledLine& words, int columns) {
    std::vector<StyledLine> lines(1);
    int used = 0;
    for (const Piece& word : words) {
        const int width = columnsOf(word.text);
        if (used > 0 && used + 1 + width > columns) {
            lines.emplace_back();
            used = 0;
        }
        used += width + (used > 0 ? 1 : 0);
        lines.back().push_back(word);
    }
    return lines;
}

} // namespace offramp::cli
