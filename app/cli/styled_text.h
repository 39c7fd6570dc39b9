// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scoring/error_rates.h"

#include <string>
#include <vector>

namespace offramp::cli {

enum class Style { plain, strong, faint, substitution, insertion, deletion, taken };

/// A piece of text with one style: colours on a terminal, nothing elsewhere. Meaning never rests on it alone.
struct Piece {
    std::string text;
    Style style = Style::plain;
};

/// Words, to be set with a space between two.
using StyledLine = std::vector<Piece>;

[[nodiscard]] std::string rendered(const StyledLine& line, bool colours);
[[nodiscard]] std::string rendered(const Piece& piece, bool colours);

/// Columns that text takes: a code point one, combining marks none, East Asian wide characters two.
[[nodiscard]] int columnsOf(const std::string& text);
[[nodiscard]] std::string padded(const std::string& text, int columns);
[[nodiscard]] std::string paddedLeft(const std::string& text, int columns);

/// The words of a hypothesis with its errors marked: [heard|said] substituted, +heard+ inserted, -said- left
/// out.
[[nodiscard]] StyledLine markedWords(const ErrorRates& rates);

/// Words put into lines of at most `columns`, a space between two.
[[nodiscard]] std::vector<StyledLine> wrapped(const StyledLine& words, int columns);

} // namespace offramp::cli
