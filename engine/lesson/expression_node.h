// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/expression.h"

#include <functional>
#include <optional>
#include <string>

namespace offramp {

/// A part of an expression: what it gives and how.
struct LessonExpression::Node {
    LessonValue::Kind kind = LessonValue::Kind::number;
    std::function<LessonValue(const LessonSubject&)> evaluate;
    std::optional<LessonValue> literal; ///< where it is a number or a text as it is written

    [[nodiscard]] bool isNumber() const {
        return kind != LessonValue::Kind::text && kind != LessonValue::Kind::truth;
    }
};

} // namespace offramp
