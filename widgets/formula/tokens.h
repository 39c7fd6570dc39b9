// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace offramp::formula {

/// A piece of TeX.
struct Token {
    enum class Kind : std::uint8_t { end, command, character };

    Kind kind = Kind::end;
    QString text; ///< a command's name without the backslash; one character
    qsizetype position = 0;

    [[nodiscard]] bool is(QStringView character) const {
        return kind == Kind::character && text == character;
    }
    [[nodiscard]] bool isCommand(QStringView name) const { return kind == Kind::command && text == name; }
    /// As it was written.
    [[nodiscard]] QString written() const { return kind == Kind::command ? u'\\' + text : text; }
};

/// Reads tokens one after the other, skipping white space.
class Tokens {
public:
    explicit Tokens(const QString& tex) : tex_(tex) { advance(); }

    /// The next one, still to be taken.
    [[nodiscard]] const Token& next() const { return next_; }
    Token take();
    /// The text within the braces that follow, white space kept; null if there are none, or none that close.
    QString takeWords();

private:
    void advance();
    [[nodiscard]] QString characterAt(qsizetype position) const;

    QString tex_;
    qsizetype position_ = 0; ///< behind next_
    Token next_;
};

} // namespace offramp::formula
