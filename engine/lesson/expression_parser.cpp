// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expression_parser.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace offramp {

namespace {

using Node = LessonExpression::Node;
using Kind = LessonValue::Kind;

/// Deeper parentheses could exhaust the stack.
constexpr int deepest = 50;

Node constant(LessonValue value) {
    Node node{value.kind, [value](const LessonSubject&) { return value; }, value};
    return node;
}

/// The unit of a sum is that of its parts where they agree.
Kind kindOfSum(Kind left, Kind right) {
    return left == right ? left : Kind::number;
}

/// A plain number times or over something leaves its unit.
Kind kindOfProduct(char sign, Kind left, Kind right) {
    if (right == Kind::number) return left == Kind::count ? Kind::number : left;
    if (left == Kind::number && sign == '*') return right == Kind::count ? Kind::number : right;
    return Kind::number;
}

std::optional<double> computed(char sign, double left, double right) {
    switch (sign) {
    case '+':
        return left + right;
    case '-':
        return left - right;
    case '*':
        return left * right;
    default:
        return right != 0 ? std::optional(left / right) : std::nullopt;
    }
}

Node arithmetic(char sign, Node left, Node right) {
    const bool isSum = sign == '+' || sign == '-';
    const Kind kind = isSum ? kindOfSum(left.kind, right.kind) : kindOfProduct(sign, left.kind, right.kind);
    return {kind,
            [=, one = std::move(left.evaluate),
             other = std::move(right.evaluate)](const LessonSubject& subject) -> LessonValue {
                const auto first = one(subject).number;
                const auto second = other(subject).number;
                if (!first || !second) return {kind, std::nullopt, {}};
                return {kind, computed(sign, *first, *second), {}};
            },
            std::nullopt};
}

template <typename Operand>
bool compared(std::string_view sign, const Operand& left, const Operand& right) {
    if (sign == "==") return left == right;
    if (sign == "!=") return left != right;
    if (sign == "<=") return left <= right;
    if (sign == ">=") return left >= right;
    return sign == "<" ? left < right : left > right;
}

Node comparing(std::string_view sign, Node left, Node right) {
    const bool texts = left.kind == Kind::text;
    return {Kind::truth,
            [=, sign = std::string(sign), one = std::move(left.evaluate),
             other = std::move(right.evaluate)](const LessonSubject& subject) -> LessonValue {
                const LessonValue first = one(subject);
                const LessonValue second = other(subject);
                const bool defined = texts || (first.number && second.number);
                const bool holds = defined && (texts ? compared(sign, first.text, second.text)
                                                     : compared(sign, *first.number, *second.number));
                return {Kind::truth, holds ? 1.0 : 0.0, {}};
            },
            std::nullopt};
}

bool isNameBegin(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

} // namespace

Node LessonExpressionParser::parse() {
    Node node = comparison();
    skipSpace();
    if (at_ < text_.size()) fail(msg("“{0}” can't be read", text_.substr(at_)));
    return node;
}

void LessonExpressionParser::skipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
        ++at_;
}

bool LessonExpressionParser::take(std::string_view sign) {
    skipSpace();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
}

void LessonExpressionParser::expect(std::string_view sign) {
    if (take(sign)) return;
    if (at_ >= text_.size()) fail(msg("“{0}” lacks a “{1}”", text_, sign));
    fail(msg("“{0}” should stand before “{1}”", sign, text_.substr(at_)));
}

void LessonExpressionParser::fail(Message reason, Message remedy) const {
    throw Error("", std::move(reason), std::move(remedy));
}

Node LessonExpressionParser::comparison() {
    Node left = sum();
    constexpr std::array<std::string_view, 6> signs{"==", "!=", "<=", ">=", "<", ">"};
    for (const std::string_view sign : signs) {
        if (!take(sign)) continue;
        Node right = sum();
        const bool texts = left.kind == Kind::text && right.kind == Kind::text;
        if (!texts && !(left.isNumber() && right.isNumber()))
            fail(msg("“{0}” compares what can't be compared", text_),
                 msg("Compare two numbers or two texts"));
        return comparing(sign, std::move(left), std::move(right));
    }
    return left;
}

Node LessonExpressionParser::sum() {
    Node left = product();
    while (true) {
        const char sign = take("+") ? '+' : take("-") ? '-' : '\0';
        if (sign == '\0') return left;
        Node right = product();
        if (!left.isNumber() || !right.isNumber()) fail(msg("“{0}” computes with what is no number", text_));
        left = arithmetic(sign, std::move(left), std::move(right));
    }
}

Node LessonExpressionParser::product() {
    Node left = factor();
    while (true) {
        const char sign = take("*") ? '*' : take("/") ? '/' : '\0';
        if (sign == '\0') return left;
        Node right = factor();
        if (!left.isNumber() || !right.isNumber()) fail(msg("“{0}” computes with what is no number", text_));
        left = arithmetic(sign, std::move(left), std::move(right));
    }
}

Node LessonExpressionParser::factor() {
    if (++depth_ > deepest) fail(msg("the parentheses are nested too deeply"));
    skipSpace();
    const char next = at_ < text_.size() ? text_[at_] : '\0';
    Node node;
    if (take("(")) {
        node = comparison();
        expect(")");
    } else if (take("-")) {
        node = factor();
        if (!node.isNumber()) fail(msg("“{0}” computes with what is no number", text_));
        node = arithmetic('*', constant({Kind::number, -1.0, {}}), std::move(node));
    } else if (next == '"') {
        node = quotation();
    } else if (isDigit(next) || next == '.') {
        node = number();
    } else if (isNameBegin(next) || next == '`') {
        node = named();
    } else if (next == '\0') {
        fail(text_.empty() ? msg("there is nothing between {{ and }}") : msg("“{0}” breaks off", text_));
    } else {
        fail(msg("“{0}” can't be read", text_.substr(at_)));
    }
    --depth_;
    return node;
}

Node LessonExpressionParser::number() {
    double value = 0;
    const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value)) fail(msg("“{0}” is no number", text_.substr(at_)));
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    return constant({Kind::number, value, {}});
}

Node LessonExpressionParser::quotation() {
    const std::size_t end = text_.find('"', at_ + 1);
    if (end == std::string_view::npos) fail(msg("“{0}” lacks the sign that ends a text", text_.substr(at_)));
    const std::string_view quoted = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return constant({Kind::text, std::nullopt, std::string(quoted)});
}

std::string LessonExpressionParser::name() {
    skipSpace();
    std::size_t end = at_;
    if (text_[at_] == '`') {
        end = text_.find('`', at_ + 1);
        if (end == std::string_view::npos) fail(msg("“{0}” lacks its second backtick", text_.substr(at_)));
        const std::string_view found = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return std::string(found);
    }
    while (end < text_.size() && (isNameBegin(text_[end]) || isDigit(text_[end])))
        ++end;
    const std::string_view found = text_.substr(at_, end - at_);
    at_ = end;
    return std::string(found);
}

Node LessonExpressionParser::named() {
    const std::string found = name();
    if (found == "if") return condition();
    if (const LessonFunction* function = findLessonFunction(found)) return call(*function);
    const bool taken = found.find(':') != std::string::npos;
    if (taken || findMeasure(found) != nullptr) return measured(parseMeasureSpec(found));
    fail(msg("there is no “{0}”", found),
         msg("docs/lessons.md lists the names; measures are listed by “offramp-cli measures”"));
}

/// if(condition, what where it holds, what else)
Node LessonExpressionParser::condition() {
    expect("(");
    Node asked = comparison();
    if (asked.kind != Kind::truth) fail(msg("“if” asks for a comparison first"));
    expect(",");
    Node yes = comparison();
    expect(",");
    Node no = comparison();
    expect(")");
    const bool texts = yes.kind == Kind::text && no.kind == Kind::text;
    if (!texts && !(yes.isNumber() && no.isNumber()))
        fail(msg("“if” chooses between two texts or two numbers"));
    const Kind kind = texts ? Kind::text : kindOfSum(yes.kind, no.kind);
    return {kind,
            [kind, test = std::move(asked.evaluate), one = std::move(yes.evaluate),
             other = std::move(no.evaluate)](const LessonSubject& subject) {
                LessonValue value = *test(subject).number != 0 ? one(subject) : other(subject);
                value.kind = kind;
                return value;
            },
            std::nullopt};
}

Node LessonExpressionParser::exitArgument() {
    Node exit = comparison();
    if (!exit.isNumber()) fail(msg("an exit is told by its number"));
    if (!exit.literal) return exit;
    const double number = *exit.literal->number;
    if (number < 1 || number != std::floor(number) || number > 1000)
        fail(msg("{0} is the number of no exit", number), msg("They are counted from 1"));
    deepestExit_ = std::max(deepestExit_, static_cast<int>(number));
    return exit;
}

Node LessonExpressionParser::numberArgument() {
    Node argument = comparison();
    if (!argument.isNumber()) fail(msg("“{0}”: a number is missing there", text_));
    return argument;
}

MeasureSpec LessonExpressionParser::measureArgument() {
    skipSpace();
    if (at_ >= text_.size() || text_[at_] != '"')
        fail(msg("“{0}”: the measure stands in quotation marks", text_));
    return parseMeasureSpec(quotation().literal->text);
}

Node LessonExpressionParser::measured(const MeasureSpec& spec) {
    expect("(");
    Node exit = exitArgument();
    expect(")");
    return {Kind::number,
            [spec, at = std::move(exit.evaluate)](const LessonSubject& subject) -> LessonValue {
                const auto number = at(subject).number;
                return {Kind::number, number ? measureAt(subject, spec, *number) : std::nullopt, {}};
            },
            std::nullopt};
}

Node LessonExpressionParser::call(const LessonFunction& function) {
    std::vector<std::function<LessonValue(const LessonSubject&)>> arguments;
    std::optional<MeasureSpec> spec;
    if (!function.arguments.empty()) expect("(");
    for (std::size_t i = 0; i < function.arguments.size(); ++i) {
        if (i > 0) expect(",");
        if (function.arguments[i] == LessonFunction::Argument::measure)
            spec = measureArgument();
        else if (function.arguments[i] == LessonFunction::Argument::exit)
            arguments.push_back(exitArgument().evaluate);
        else
            arguments.push_back(numberArgument().evaluate);
    }
    if (!function.arguments.empty()) expect(")");
    return {function.kind,
            [&function, spec, arguments = std::move(arguments)](const LessonSubject& subject) -> LessonValue {
                std::vector<double> numbers;
                for (const auto& argument : arguments) {
                    const auto number = argument(subject).number;
                    if (!number) return {function.kind, std::nullopt, {}};
                    numbers.push_back(*number);
                }
                if (function.text != nullptr)
                    return {function.kind, std::nullopt, function.text(subject, numbers)};
                return {function.kind, function.number(subject, numbers, spec ? &*spec : nullptr), {}};
            },
            std::nullopt};
}

} // namespace offramp
