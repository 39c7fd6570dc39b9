// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exits/measure_spec.h"
#include "lesson/value.h"

#include <span>
#include <string_view>

namespace offramp {

/// A name of expressions that isn't a measure.
struct LessonFunction {
    enum class Argument { exit, time, number, measure };

    std::string_view name;
    std::span<const Argument> arguments;
    LessonValue::Kind kind;
    /// Gets numbers that are defined, one for each argument but the measure, which comes apart (null: it
    /// takes none). Nothing where it is undefined; a text is put into `text`.
    std::optional<double> (*number)(const LessonSubject&, std::span<const double>, const MeasureSpec*);
    std::string (*text)(const LessonSubject&, std::span<const double>); ///< of Kind::text, else null
    std::string_view description;
};

/// In the order of docs/lessons.md.
[[nodiscard]] std::span<const LessonFunction> lessonFunctions();
/// Null if there is none of that name.
[[nodiscard]] const LessonFunction* findLessonFunction(std::string_view name);

/// A measure at exit `exit`, from 1; nothing where it is undefined or the exit isn't computed.
[[nodiscard]] std::optional<double> measureAt(const LessonSubject& subject, const MeasureSpec& spec,
                                              double exit);

} // namespace offramp
