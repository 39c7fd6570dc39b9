// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/source_tokens.h"

#include <algorithm>

namespace offramp {

namespace {

bool isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Scanner {
public:
    explicit Scanner(std::string_view source) : rest_(source) {}

    std::vector<SourceToken> scan() {
        while (!rest_.empty())
            next();
        return std::move(tokens_);
    }

private:
    void next() {
        if (rest_.starts_with("//"))
            skip(rest_.find('\n'));
        else if (rest_.starts_with("/*"))
            skip(after("*/"));
        else if (rest_.starts_with("R\""))
            raw();
        else if (rest_.front() == '"')
            add(quoted('"'));
        else if (rest_.front() == '\'')
            (void)quoted('\'');
        else if (isOfName(rest_.front()))
            tokens_.push_back({SourceToken::Kind::name, name(), {}});
        else
            sign();
    }

    void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }
    [[nodiscard]] std::size_t after(std::string_view end) const {
        const std::size_t at = rest_.find(end);
        return at == std::string_view::npos ? rest_.size() : at + end.size();
    }

    void sign() {
        const char character = rest_.front();
        skip(1);
        if (character != ' ' && character != '\n' && character != '\t')
            tokens_.push_back({SourceToken::Kind::sign, std::string(1, character), {}});
    }

    /// With the separators of digits, 1'000, whose quote begins no character.
    std::string name() {
        std::size_t length = 0;
        const bool number = rest_.front() >= '0' && rest_.front() <= '9';
        while (length < rest_.size() && (isOfName(rest_[length]) || (number && rest_[length] == '\'')))
            ++length;
        const std::string text(rest_.substr(0, length));
        skip(length);
        return text;
    }

    std::string quoted(char quote) {
        std::string text;
        for (skip(1); !rest_.empty() && rest_.front() != quote; skip(1)) {
            if (rest_.front() == '\\' && rest_.size() > 1) {
                skip(1);
                text += escaped(rest_.front());
            } else {
                text += rest_.front();
            }
        }
        skip(1);
        return text;
    }
    static std::string escaped(char character) {
        switch (character) {
        case 'n':
            return "\n";
        case 't':
            return "\t";
        case '"':
        case '\\':
        case '\'':
            return {character};
        default:
            return {'\\', character};
        }
    }

    void raw() {
        const std::size_t open = rest_.find('(');
        const std::string end = ')' + std::string(rest_.substr(2, open - 2)) + '"';
        skip(open + 1);
        const std::size_t length = std::min(rest_.find(end), rest_.size());
        const std::string text(rest_.substr(0, length));
        skip(length + end.size());
        add(text);
    }

    void add(std::string text) {
        const std::string suffix = !rest_.empty() && isOfName(rest_.front()) ? name() : std::string();
        if (!tokens_.empty() && tokens_.back().kind == SourceToken::Kind::literal)
            tokens_.back().text += text;
        else
            tokens_.push_back({SourceToken::Kind::literal, std::move(text), suffix});
    }

    std::string_view rest_;
    std::vector<SourceToken> tokens_;
};

} // namespace

std::vector<SourceToken> tokensOf(std::string_view source) {
    return Scanner(source).scan();
}

} // namespace offramp
