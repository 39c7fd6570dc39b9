// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/parser.h"

#include "corpus/explore/filter/operand.h"
#include "corpus/explore/filter/tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace offramp::filter {

namespace {

using Kind = Token::Kind;

/// Far more than anybody writes; each level takes stack where the expression is read and evaluated.
constexpr int deepest = 200;

/// One function for each level of the grammar, the weakest operator first.
class Parser {
public:
    Parser(std::string_view expression, const std::vector<NamedValue>& names)
        : expression_(expression), names_(names), tokens_(tokensOf(expression)) {}

    Parsed run() {
        Truth condition = truthOf(alternatives()).truth;
        if (current().kind != Kind::end) {
            fail(current().position, msg("at character {0} an operator or the end is expected", here()),
                 msg("Put and, or, a comparison or a calculation between two values"));
        }
        return {std::move(condition), readsExitTaken_};
    }

private:
    Operand alternatives() {
        Operand left = conjunction();
        while (current().isWord("or"))
            left = join(
                std::move(left), [this] { return conjunction(); }, false);
        return left;
    }

    Operand conjunction() {
        Operand left = negation();
        while (current().isWord("and"))
            left = join(
                std::move(left), [this] { return negation(); }, true);
        return left;
    }

    template <typename Next>
    Operand join(Operand left, const Next& next, bool isAnd) {
        left = truthOf(std::move(left));
        ++at_;
        Operand right = truthOf(next());
        Operand result = around(left, right);
        result.truth = joined(std::move(left.truth), std::move(right.truth), isAnd);
        return result;
    }

    Operand negation() {
        if (!current().isWord("not")) return comparison();
        const Nesting nesting(*this);
        const std::size_t position = tokens_[at_++].position;
        Operand inner = truthOf(negation());
        Operand result = around(inner, inner);
        result.position = position;
        result.truth = testedTruth(std::move(inner.truth), [](bool value) { return !value; });
        return result;
    }

    Operand comparison() {
        Operand left = sum();
        const bool negated =
            current().isWord("not") && at_ + 1 < tokens_.size() && tokens_[at_ + 1].isWord("in");
        if (negated) ++at_;
        if (current().isWord("in")) {
            ++at_;
            left = among(std::move(left), negated);
        } else if (const auto kind = comparisonHere()) {
            const std::size_t sign = tokens_[at_++].position;
            left = compare(*kind, sign, std::move(left), sum());
        }
        if (comparisonHere() || current().isWord("in")) {
            fail(current().position, msg("at character {0} a second comparison follows a first", here()),
                 msg("Join them by and: a < b and b < c"));
        }
        return left;
    }

    [[nodiscard]] std::optional<Comparison> comparisonHere() const {
        static constexpr std::array<std::pair<std::string_view, Comparison>, 7> all{
            {{"==", Comparison::equal},
             {"!=", Comparison::unequal},
             {"<", Comparison::less},
             {"<=", Comparison::lessOrEqual},
             {">", Comparison::greater},
             {">=", Comparison::greaterOrEqual},
             {"~", Comparison::contains}}};
        const auto found =
            std::ranges::find_if(all, [&](const auto& each) { return current().isSign(each.first); });
        return found == all.end() ? std::nullopt : std::optional(found->second);
    }

    Operand compare(Comparison kind, std::size_t sign, Operand left, Operand right) {
        Operand result = around(left, right);
        result.truth = compared(kind, std::move(left), std::move(right));
        if (result.truth) return result;
        if (kind == Comparison::contains) {
            fail(sign, msg("at character {0} ~ needs a text on either side", characterAt(expression_, sign)),
                 msg("Write texts in quotes, as in text ~ \"seven\""));
        }
        fail(sign,
             msg("at character {0} a number is compared with a text, or what is no value",
                 characterAt(expression_, sign)),
             msg("Compare numbers with numbers, and texts in quotes with texts"));
    }

    /// The set behind "in".
    Operand among(Operand left, bool negated) {
        expectSign("(");
        std::vector<double> numbers;
        std::vector<std::string> texts;
        do {
            setMember(numbers, texts);
        } while (skipSign(","));
        expectSign(")");
        Operand result = around(left, left);
        if (texts.empty() && left.number) {
            result.truth = isAmong(std::move(left.number), std::move(numbers), negated);
        } else if (numbers.empty() && left.text) {
            result.truth = isAmong(std::move(left.text), std::move(texts), negated);
        } else {
            fail(left.position,
                 msg("at character {0} stands what can't be in this set",
                     characterAt(expression_, left.position)),
                 msg("Look for a number among numbers, for a text among texts in quotes"));
        }
        return result;
    }

    void setMember(std::vector<double>& numbers, std::vector<std::string>& texts) {
        const double sign = skipSign("-") ? -1 : 1;
        if (current().kind == Kind::number) {
            numbers.push_back(sign * tokens_[at_++].number);
        } else if (current().kind == Kind::text && sign > 0) {
            texts.push_back(tokens_[at_++].text);
        } else {
            fail(current().position, msg("at character {0} a number or a text in quotes is expected", here()),
                 msg("Write sets as in (1, 2) or in (\"ann\", \"bob\")"));
        }
    }

    Operand sum() {
        Operand left = product();
        while (current().isSign("+") || current().isSign("-"))
            left = calculate(std::move(left), [this] { return product(); });
        return left;
    }

    Operand product() {
        Operand left = factor();
        while (current().isSign("*") || current().isSign("/"))
            left = calculate(std::move(left), [this] { return factor(); });
        return left;
    }

    template <typename Next>
    Operand calculate(Operand left, const Next& next) {
        left = numberOf(std::move(left));
        const char sign = tokens_[at_++].text.front();
        Operand right = numberOf(next());
        Operand result = around(left, right);
        result.number = calculated(sign, std::move(left.number), std::move(right.number));
        return result;
    }

    Operand factor() {
        if (!current().isSign("-")) return value();
        const Nesting nesting(*this);
        const std::size_t position = tokens_[at_++].position;
        Operand inner = numberOf(factor());
        Operand result = around(inner, inner);
        result.position = position;
        result.number = calculated('-', constant(0), std::move(inner.number));
        return result;
    }

    Operand value() {
        Operand result;
        result.position = current().position;
        switch (current().kind) {
        case Kind::number:
            result.number = constant(tokens_[at_++].number);
            return result;
        case Kind::text:
            return textLiteral();
        case Kind::name:
        case Kind::quotedName:
            return named();
        default:
            break;
        }
        if (current().isSign("(")) return parenthesised();
        if (current().isWord("defined")) return definedness();
        fail(current().position,
             msg("at character {0} a value is expected: a number, a text in quotes or a name", here()));
    }

    Operand textLiteral() {
        Operand result;
        result.position = current().position;
        result.literal = tokens_[at_++].text;
        result.text =
            textFrom([text = *result.literal](std::uint32_t, int) -> std::string_view { return text; });
        return result;
    }

    Operand named() {
        const Token& token = tokens_[at_];
        const NamedValue* value = findValue(names_, token.text, token.kind == Kind::quotedName);
        if (value == nullptr) failUnknown(token);
        ++at_;
        readsExitTaken_ = readsExitTaken_ || value->readsExitTaken;
        Operand result;
        result.position = token.position;
        if (value->number) result.number = value->number();
        if (value->text) result.text = value->text();
        return result;
    }

    Operand parenthesised() {
        const Nesting nesting(*this);
        const std::size_t position = tokens_[at_++].position;
        Operand inner = alternatives();
        expectSign(")");
        inner.position = position;
        return inner;
    }

    Operand definedness() {
        const std::size_t position = tokens_[at_++].position;
        expectSign("(");
        if (current().kind != Kind::name && current().kind != Kind::quotedName) {
            fail(current().position, msg("at character {0} a name is expected", here()),
                 msg("Write defined(NAME)"));
        }
        Operand result;
        result.truth = isDefined(named());
        result.position = position;
        expectSign(")");
        return result;
    }

    static Number constant(double value) {
        return numberFrom([value](std::uint32_t, int) { return value; });
    }

    /// The frame of what is made of two operands. Throws if it is too deep to be evaluated.
    Operand around(const Operand& one, const Operand& other) const {
        Operand result;
        result.position = one.position;
        result.depth = std::max(one.depth, other.depth) + 1;
        if (result.depth > deepest) failDeep();
        return result;
    }

    Operand truthOf(Operand operand) const {
        if (operand.truth) return operand;
        fail(operand.position,
             msg("at character {0} a condition is expected", characterAt(expression_, operand.position)),
             msg("Compare the value with another, as in wer > 0.2"));
    }

    Operand numberOf(Operand operand) const {
        if (operand.number) return operand;
        fail(operand.position,
             msg("at character {0} a number is expected", characterAt(expression_, operand.position)),
             msg("Calculate with numbers and names of numbers only"));
    }

    void expectSign(std::string_view sign) {
        if (skipSign(sign)) return;
        fail(current().position, msg("at character {0} {1} is expected", here(), sign));
    }

    bool skipSign(std::string_view sign) {
        if (!current().isSign(sign)) return false;
        ++at_;
        return true;
    }

    [[noreturn]] void failUnknown(const Token& token) const {
        std::string near;
        for (const std::string& name : similarNames(names_, token.text))
            near.append(near.empty() ? "" : ", ").append(name);
        fail(token.position,
             msg("at character {0} stands {1}, a name that there isn't",
                 characterAt(expression_, token.position), token.text),
             near.empty() ? msg("Use a name such as wer, text or exit; texts stand in quotes")
                          : msg("Perhaps one of these is meant: {0}", near));
    }

    [[noreturn]] void failDeep() const {
        fail(current().position, msg("the expression is nested more than {0} levels deep", deepest),
             msg("Use in (…) for many values of one name"));
    }

    [[noreturn]] static void fail(std::size_t position, Message reason, Message remedy = {}) {
        throw FilterError(position, std::move(reason), std::move(remedy));
    }

    [[nodiscard]] const Token& current() const { return tokens_[at_]; }
    [[nodiscard]] std::size_t here() const { return characterAt(expression_, current().position); }

    /// Counts how deep the reading itself goes.
    class Nesting {
    public:
        explicit Nesting(Parser& parser) : parser_(parser) {
            if (++parser_.nesting_ > deepest) parser_.failDeep();
        }
        ~Nesting() { --parser_.nesting_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

    private:
        Parser& parser_;
    };

    std::string_view expression_;
    const std::vector<NamedValue>& names_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int nesting_ = 0;
    bool readsExitTaken_ = false;
};

} // namespace

Parsed parse(std::string_view expression, const std::vector<NamedValue>& names) {
    return Parser(expression, names).run();
}

} // namespace offramp::filter
