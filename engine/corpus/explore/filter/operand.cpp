// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/explore/filter/operand.h"

#include "corpus/explore/filter/contains.h"

#include <algorithm>
#include <cmath>

namespace offramp::filter {

namespace {

bool isThere(double number) {
    return !std::isnan(number);
}
bool isThere(std::string_view text) {
    return text.data() != nullptr;
}

/// Compares where both are there.
template <typename Value, typename Make>
Truth comparedBy(Comparison comparison, const Make& make) {
    const auto where = [&](auto holds) {
        return make([holds](const Value& one, const Value& other) {
            return isThere(one) && isThere(other) && holds(one, other);
        });
    };
    switch (comparison) {
    case Comparison::equal:
        return where([](const Value& one, const Value& other) { return one == other; });
    case Comparison::unequal:
        return where([](const Value& one, const Value& other) { return one != other; });
    case Comparison::less:
        return where([](const Value& one, const Value& other) { return one < other; });
    case Comparison::lessOrEqual:
        return where([](const Value& one, const Value& other) { return one <= other; });
    case Comparison::greater:
        return where([](const Value& one, const Value& other) { return one > other; });
    case Comparison::greaterOrEqual:
        return where([](const Value& one, const Value& other) { return one >= other; });
    case Comparison::contains:
        break;
    }
    return nullptr;
}

Truth contains(Operand one, Operand other) {
    if (other.literal) {
        return testedText(std::move(one.text), [needle = Needle(*other.literal)](std::string_view text) {
            return isThere(text) && needle.isIn(text);
        });
    }
    return comparedTexts(std::move(one.text), std::move(other.text),
                         [](std::string_view text, std::string_view part) {
                             return isThere(text) && isThere(part) && Needle(part).isIn(text);
                         });
}

template <typename Value>
bool among(const std::vector<Value>& sorted, const auto& value) {
    return std::binary_search(sorted.begin(), sorted.end(), value, std::less<>());
}

} // namespace

Truth compared(Comparison comparison, Operand one, Operand other) {
    if (one.text && other.text) {
        if (comparison == Comparison::contains) return contains(std::move(one), std::move(other));
        return comparedBy<std::string_view>(comparison, [&](auto holds) {
            return comparedTexts(std::move(one.text), std::move(other.text), holds);
        });
    }
    if (!one.number || !other.number) return nullptr;
    return comparedBy<double>(comparison, [&](auto holds) {
        return comparedNumbers(std::move(one.number), std::move(other.number), holds);
    });
}

Truth isAmong(Number number, std::vector<double> set, bool negated) {
    std::ranges::sort(set);
    return testedNumber(std::move(number), [set = std::move(set), negated](double value) {
        return isThere(value) && among(set, value) != negated;
    });
}

Truth isAmong(Text text, std::vector<std::string> set, bool negated) {
    std::ranges::sort(set);
    return testedText(std::move(text), [set = std::move(set), negated](std::string_view value) {
        return isThere(value) && among(set, value) != negated;
    });
}

Truth isDefined(Operand operand) {
    const bool isColumn = operand.text && operand.number;
    if (!operand.text)
        return testedNumber(std::move(operand.number), [](double value) { return isThere(value); });
    return testedText(std::move(operand.text), [isColumn](std::string_view value) {
        return isThere(value) && !(isColumn && value.empty());
    });
}

Number calculated(char sign, Number one, Number other) {
    switch (sign) {
    case '+':
        return combinedNumbers(std::move(one), std::move(other), [](double a, double b) { return a + b; });
    case '-':
        return combinedNumbers(std::move(one), std::move(other), [](double a, double b) { return a - b; });
    case '*':
        return combinedNumbers(std::move(one), std::move(other), [](double a, double b) { return a * b; });
    default:
        return combinedNumbers(std::move(one), std::move(other),
                               [](double a, double b) { return b == 0 ? undefinedNumber : a / b; });
    }
}

} // namespace offramp::filter
