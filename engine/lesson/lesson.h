// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "lesson/expression.h"
#include "lesson/settings.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offramp {

/// Markdown with values in it.
struct LessonText {
    struct Part {
        std::string markdown;
        std::optional<Written<std::shared_ptr<const LessonExpression>>> value; ///< behind the Markdown
    };
    std::vector<Part> parts;

    /// As Markdown, each value as `shown` tells it (in Markdown too).
    [[nodiscard]] std::string
    markdown(const std::function<std::string(const LessonExpression&)>& shown) const;
};

/// A question whose answer is hidden at first.
struct LessonQuestion {
    LessonText question;
    LessonText answer;
};

/// What the text of a step takes for true, so that it can be told where it isn't.
struct LessonClaim {
    LessonExpression condition;
    int line = 0;
};

struct LessonStep {
    std::string title;
    int line = 0; ///< of its heading
    LessonSettings settings;
    LessonText text;
    std::vector<LessonQuestion> questions;
    std::vector<LessonClaim> claims;
};

/// A lesson as docs/lessons.md describes it. What it says of files was found to be there; whether it fits its
/// model is checkStep()'s to say.
struct Lesson {
    std::filesystem::path file;
    std::string title;
    std::string language = "en"; ///< BCP 47
    std::string author;
    std::filesystem::path model;
    bool usesDemo = false;         ///< one of the demo's recordings
    std::vector<LessonStep> steps; ///< at least one
};

/// What is set in a step: its own settings over those of the steps before.
[[nodiscard]] LessonSettings settingsAt(const Lesson& lesson, std::size_t step);

/// "FILE:LINE": what an error in a lesson is about.
[[nodiscard]] std::string lessonPlace(const std::filesystem::path& file, int line);
/// The same error as that line's; what it was about is kept behind the place.
[[nodiscard]] Error atLessonLine(const Error& error, const std::filesystem::path& file, int line);

/// Splits Markdown at its values; `line` is that of its first character. Throws Error about `file`.
[[nodiscard]] LessonText parseLessonText(std::string_view markdown, const std::filesystem::path& file,
                                         int line);

} // namespace offramp
