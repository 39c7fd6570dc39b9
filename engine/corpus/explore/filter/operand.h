// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/explore/filter/nodes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp::filter {

/// A part of an expression that was read. It has one meaning, or two where it is a column of the manifest: a
/// text and a number.
struct Operand {
    std::size_t position = 0; ///< of its begin, in bytes
    int depth = 1;            ///< of what it is made of
    Number number;
    Text text;
    Truth truth;
    std::optional<std::string> literal; ///< of a text that is written out
};

enum class Comparison { equal, unequal, less, lessOrEqual, greater, greaterOrEqual, contains };

/// Null if the two can't be compared so: they are a number and a text, or "contains" is asked of numbers.
/// Of columns with columns the texts are compared.
[[nodiscard]] Truth compared(Comparison comparison, Operand one, Operand other);

/// One of the sets is given: numbers or texts. `negated`: is none of them, and defined.
[[nodiscard]] Truth isAmong(Number number, std::vector<double> set, bool negated);
[[nodiscard]] Truth isAmong(Text text, std::vector<std::string> set, bool negated);

/// Whether it has a value; of a column, whether its text isn't empty.
[[nodiscard]] Truth isDefined(Operand operand);

/// `sign`: + - * /; of two numbers.
[[nodiscard]] Number calculated(char sign, Number one, Number other);

} // namespace offramp::filter
