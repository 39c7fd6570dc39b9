// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offramp::filter {

struct Token {
    enum class Kind {
        number,
        text,
        name,       ///< `text` without backticks
        quotedName, ///< in backticks
        sign,       ///< an operator, a parenthesis, a comma; `text` is it
        word,       ///< "and", "or", "not", "in", "defined", in any case; `text` is it in lower case
        end
    };

    Kind kind = Kind::end;
    std::size_t position = 0; ///< in bytes
    std::string text;
    double number = 0;

    [[nodiscard]] bool isSign(std::string_view sign) const { return kind == Kind::sign && text == sign; }
    [[nodiscard]] bool isWord(std::string_view word) const { return kind == Kind::word && text == word; }
};

/// The expression's tokens, the last of them the end. Throws FilterError for a character that begins none, a
/// text or a name without its closing quote, a number that is none.
[[nodiscard]] std::vector<Token> tokensOf(std::string_view expression);

/// True if a name can be written without backticks.
[[nodiscard]] bool isPlainName(std::string_view name);

/// `position`, in bytes, as people count: characters from 1.
[[nodiscard]] std::size_t characterAt(std::string_view expression, std::size_t position);

} // namespace offramp::filter
