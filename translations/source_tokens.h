// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// A part of a C++ source: a name or number, a string literal, or a sign of one character.
struct SourceToken {
    enum class Kind { name, literal, sign };

    Kind kind = Kind::sign;
    std::string text;   ///< of a literal: its characters, escapes resolved, adjoining literals joined
    std::string suffix; ///< of a literal: "sv" or "s"
};

/// Without comments and character literals. Of escapes in literals it knows \n, \t, \" and \\; others stay as
/// they are written.
[[nodiscard]] std::vector<SourceToken> tokensOf(std::string_view source);

} // namespace offramp
