// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// What stands between {{ and }} in a lesson, `wer(3)`, `if(wer(6) > wer(2), "more", "no more")`;
/// docs/lessons.md has the names. A value: copies share what was read.
///
/// - Values: numbers, 0.2; texts in "…".
/// - Names without arguments, `taken`; functions of exits, from 1, and of more, `text(taken)`; measures are
///   functions of an exit too, in backticks where they have parameters, `tsallis:alpha=0.5`(3).
/// - Operators, the weakest first: comparisons == != < <= > >=, which can't be chained; + -; * /; - of a
///   number; parentheses.
///
/// What is undefined (an exit that isn't computed, no reference, a division by 0) makes what is computed of
/// it undefined, and a comparison untrue.
class LessonExpression {
public:
    struct Node;

    /// Throws Error without a subject: what is wrong and what there is.
    [[nodiscard]] static LessonExpression parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] LessonValue::Kind kind() const;
    /// The highest number of an exit that is written in it; 0: none is.
    [[nodiscard]] int deepestExit() const { return deepestExit_; }
    [[nodiscard]] LessonValue evaluate(const LessonSubject& subject) const;

private:
    LessonExpression() = default;

    std::string text_;
    std::shared_ptr<const Node> root_;
    int deepestExit_ = 0;
};

/// A name that expressions may use.
struct LessonName {
    std::string use;         ///< "wer(exit)"
    std::string description; ///< a phrase in English
};

/// All of them but the measures, in the order of docs/lessons.md.
[[nodiscard]] std::vector<LessonName> lessonNames();

} // namespace offramp
