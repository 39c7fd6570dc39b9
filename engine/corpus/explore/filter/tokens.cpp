// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/tokens.h"

#include "base/utf8.h"
#include "corpus/explore/filter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace offramp::filter {

namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 5> words{"and", "or", "not", "in", "defined"};
constexpr std::array<std::string_view, 15> signs{"==", "!=", "<=", ">=", "<", ">", "~", "(",
                                                 ")",  "+",  "-",  "*",  "/", ",", "="};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool beginsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool continuesName(char c) {
    return beginsName(c) || isDigit(c) || c == '.';
}
bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string lowered(std::string_view word) {
    std::string lower(word);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

class Lexer {
public:
    explicit Lexer(std::string_view expression) : all_(expression) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        do {
            while (at_ < all_.size() && isSpace(all_[at_]))
                ++at_;
            tokens.push_back(next());
        } while (tokens.back().kind != Kind::end);
        return tokens;
    }

private:
    Token next() {
        if (at_ == all_.size()) return {Kind::end, at_, {}, 0};
        const char first = all_[at_];
        const bool point = first == '.' && at_ + 1 < all_.size() && isDigit(all_[at_ + 1]);
        if (isDigit(first) || point) return number();
        if (first == '"' || first == '\'') return quoted(Kind::text);
        if (first == '`') return quoted(Kind::quotedName);
        return beginsName(first) ? name() : sign();
    }

    Token number() {
        Token token{Kind::number, at_, {}, 0};
        const char* const begin = all_.data() + at_;
        const auto [end, problem] = std::from_chars(begin, all_.data() + all_.size(), token.number);
        at_ += static_cast<std::size_t>(end - begin);
        if (problem != std::errc() || (at_ < all_.size() && continuesName(all_[at_]))) {
            throw FilterError(
                token.position,
                msg("at character {0} stands a number that can't be read", characterAt(all_, token.position)),
                msg("Write numbers as 0.2 or 1e-3, and names that begin with a digit in "
                    "backticks"));
        }
        return token;
    }

    Token quoted(Kind kind) {
        Token token{kind, at_, {}, 0};
        const char quote = all_[at_++];
        for (; at_ < all_.size() && all_[at_] != quote; ++at_) {
            if (all_[at_] == '\\' && at_ + 1 < all_.size()) ++at_;
            token.text += all_[at_];
        }
        if (at_ == all_.size()) {
            throw FilterError(token.position,
                              msg("what begins with {0} at character {1} has no end",
                                  std::string_view(&quote, 1), characterAt(all_, token.position)),
                              msg("Close it with the same {0}", std::string_view(&quote, 1)));
        }
        ++at_;
        return token;
    }

    Token name() {
        Token token{Kind::name, at_, {}, 0};
        while (at_ < all_.size() && continuesName(all_[at_]))
            token.text += all_[at_++];
        const std::string lower = lowered(token.text);
        if (std::ranges::find(words, lower) == words.end()) return token;
        return {Kind::word, token.position, lower, 0};
    }

    Token sign() {
        const auto found = std::ranges::find_if(
            signs, [&](std::string_view each) { return all_.substr(at_).starts_with(each); });
        if (found == signs.end() || *found == "=") {
            throw FilterError(at_,
                              msg("at character {0} stands {1}, which means nothing here",
                                  characterAt(all_, at_), all_.substr(at_, 1)),
                              msg("Use ==, !=, <, <=, >, >=, ~, in, and, or, not, +, -, *, / and "
                                  "parentheses"));
        }
        Token token{Kind::sign, at_, std::string(*found), 0};
        at_ += found->size();
        return token;
    }

    std::string_view all_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<Token> tokensOf(std::string_view expression) {
    return Lexer(expression).run();
}

bool isPlainName(std::string_view name) {
    return !name.empty() && beginsName(name.front()) && std::ranges::all_of(name, continuesName) &&
           std::ranges::find(words, lowered(name)) == words.end();
}

std::size_t characterAt(std::string_view expression, std::size_t position) {
    return decodeUtf8(expression.substr(0, position)).size() + 1;
}

} // namespace offramp::filter
