// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expression.h"

#include "lesson/expression_node.h"
#include "lesson/expression_parser.h"
#include "lesson/functions.h"

namespace offramp {

LessonExpression LessonExpression::parse(std::string_view text) {
    LessonExpressionParser parser(text);
    LessonExpression expression;
    expression.text_ = std::string(text);
    expression.root_ = std::make_shared<const Node>(parser.parse());
    expression.deepestExit_ = parser.deepestExit();
    return expression;
}

LessonValue::Kind LessonExpression::kind() const {
    return root_->kind;
}

LessonValue LessonExpression::evaluate(const LessonSubject& subject) const {
    return root_->evaluate(subject);
}

std::vector<LessonName> lessonNames() {
    std::vector<LessonName> names;
    for (const LessonFunction& function : lessonFunctions()) {
        std::string use(function.name);
        for (const LessonFunction::Argument argument : function.arguments) {
            use += use.size() == function.name.size() ? "(" : ", ";
            use += argument == LessonFunction::Argument::exit      ? "exit"
                   : argument == LessonFunction::Argument::time    ? "seconds"
                   : argument == LessonFunction::Argument::measure ? "\"measure\""
                                                                   : "number";
        }
        if (!function.arguments.empty()) use += ')';
        names.push_back({std::move(use), std::string(function.description)});
    }
    return names;
}

} // namespace offramp
