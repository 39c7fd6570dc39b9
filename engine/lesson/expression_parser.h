// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/message.h"
#include "exits/measure_spec.h"
#include "lesson/expression_node.h"
#include "lesson/functions.h"

#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Reads an expression by recursive descent. Private to this folder.
class LessonExpressionParser {
public:
    using Node = LessonExpression::Node;

    /// `text` must outlive this.
    explicit LessonExpressionParser(std::string_view text) : text_(text) {}

    /// Throws Error.
    [[nodiscard]] Node parse();
    [[nodiscard]] int deepestExit() const { return deepestExit_; }

private:
    [[nodiscard]] Node comparison();
    [[nodiscard]] Node sum();
    [[nodiscard]] Node product();
    [[nodiscard]] Node factor();
    [[nodiscard]] Node number();
    [[nodiscard]] Node quotation();
    [[nodiscard]] Node named();
    [[nodiscard]] Node condition();
    [[nodiscard]] Node call(const LessonFunction& function);
    [[nodiscard]] Node measured(const MeasureSpec& spec);
    [[nodiscard]] Node exitArgument();
    [[nodiscard]] Node numberArgument();
    [[nodiscard]] MeasureSpec measureArgument();
    [[nodiscard]] std::string name();

    void skipSpace();
    [[nodiscard]] bool take(std::string_view sign);
    void expect(std::string_view sign);
    [[noreturn]] void fail(Message reason, Message remedy = {}) const;

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int deepestExit_ = 0;
};

} // namespace offramp
